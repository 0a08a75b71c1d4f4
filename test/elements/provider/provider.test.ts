import { fixture, fixtureSync, html } from '@open-wc/testing-helpers';
import { expect } from 'chai';
import type { ProvisioningClient } from '@flowthrough/client';
import {
  clientContext,
  messagesContext,
  permissionsContext,
  ProviderElement,
  registerMessages,
  type MessagesContext,
  type Permissions,
} from '@flowthrough/elements';
import { hr } from '@flowthrough/elements/messages/hr';
import '@flowthrough/elements/provider/define';
import '@flowthrough/elements/template-picker/define';
import '@flowthrough/elements/template-verification/define';
import '@flowthrough/elements/user-status/define';
import { createMockFetch, createScenario } from '@flowthrough/mock';
import { ContextConsumer } from '@lit/context';
import { LitElement } from 'lit';
import { createTemplateWorld, template } from '../../support/harness/template-backend.js';
import { TEMPLATE, userStatus } from '../../support/harness/user-status.js';
import { picker } from '../../support/harness/template-picker.js';
import { verification } from '../../support/harness/template-verification.js';
import { waitFor } from '../../support/wait.js';

/** Stands below a provider and keeps what it is given. */
class ProbeElement extends LitElement {
  readonly #client = new ContextConsumer(this, { context: clientContext, subscribe: true });
  readonly #messages = new ContextConsumer(this, { context: messagesContext, subscribe: true });
  readonly #permissions = new ContextConsumer(this, { context: permissionsContext, subscribe: true });

  get client(): ProvisioningClient | undefined {
    return this.#client.value;
  }
  get messages(): MessagesContext | undefined {
    return this.#messages.value;
  }
  get permissions(): Permissions | undefined {
    return this.#permissions.value;
  }
}
customElements.define('test-probe', ProbeElement);

async function provided(content: ReturnType<typeof html>) {
  const provider = await fixture<ProviderElement>(content);
  await provider.updateComplete;
  const probe = provider.querySelector<ProbeElement>('test-probe');
  if (!probe) throw new Error('There is no probe.');
  return { provider, probe };
}

/** Answers every request of the page's fetch until the test ends. */
function withFetch(answer: (request: Request) => Response | Promise<Response>): Request[] {
  const requests: Request[] = [];
  const original = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    requests.push(request);
    return Promise.resolve(answer(request));
  };
  cleanups.push(() => (globalThis.fetch = original));
  return requests;
}

const cleanups: (() => void)[] = [];

describe('ft-provider', () => {
  afterEach(() => {
    for (const cleanup of cleanups.splice(0)) cleanup();
  });

  it('gives client, texts and permissions to everything below it', async () => {
    const { client } = createTemplateWorld();
    const messages = { common: { retry: 'Once more' } };
    const permissions = { updateTemplate: 'hidden' } as const;
    const { probe } = await provided(
      html`<ft-provider .client=${client} .messages=${messages} .permissions=${permissions} lang="hr">
        <p><test-probe></test-probe></p>
      </ft-provider>`,
    );
    expect(probe.client).to.equal(client);
    expect(probe.messages).to.deep.equal({ lang: 'hr', overrides: messages });
    expect(probe.permissions).to.equal(permissions);
  });

  it('takes no place in the layout, and none at all when hidden', async () => {
    const { provider } = await provided(html`<ft-provider><test-probe></test-probe></ft-provider>`);
    expect(getComputedStyle(provider).display).to.equal('contents');
    provider.hidden = true;
    expect(getComputedStyle(provider).display).to.equal('none');
  });

  it('is followed live', async () => {
    const { provider, probe } = await provided(html`<ft-provider><test-probe></test-probe></ft-provider>`);
    expect(probe.client).to.equal(undefined);
    const { client } = createTemplateWorld();
    provider.client = client;
    provider.lang = 'hr';
    provider.permissions = { export: 'disabled' };
    await provider.updateComplete;
    expect(probe.client).to.equal(client);
    expect(probe.messages?.lang).to.equal('hr');
    expect(probe.permissions).to.deep.equal({ export: 'disabled' });
  });

  it('makes a client from base-url, which reaches the elements below', async () => {
    const requests = withFetch(() => Response.json([template()]));
    const { provider, probe } = await provided(
      html`<ft-provider base-url="/api/provisioning/"
        ><test-probe></test-probe><ft-template-picker></ft-template-picker
      ></ft-provider>`,
    );
    const list = provider.querySelector('ft-template-picker');
    await waitFor(() => list && picker(list).choices.length === 1);
    expect(new URL(requests[0]?.url ?? '').pathname).to.equal('/api/provisioning/templates');
    expect(probe.client).to.exist;
  });

  it('prefers the client property to base-url', async () => {
    const { client } = createTemplateWorld();
    const { provider, probe } = await provided(
      html`<ft-provider base-url="/api" .client=${client}><test-probe></test-probe></ft-provider>`,
    );
    expect(probe.client).to.equal(client);
    provider.client = undefined;
    await provider.updateComplete;
    expect(probe.client).to.exist.and.not.to.equal(client);
  });

  it('asks the newest token callback, and keeps its client when the callback is replaced', async () => {
    const requests = withFetch((request) =>
      request.headers.get('authorization') === 'Bearer second'
        ? Response.json([template()])
        : new Response(null, { status: 401 }),
    );
    const { provider, probe } = await provided(
      html`<ft-provider base-url="/api" .token=${() => 'first'}><test-probe></test-probe></ft-provider>`,
    );
    const client = probe.client;
    provider.token = () => 'second';
    await provider.updateComplete;
    expect(probe.client).to.equal(client);
    expect(await client?.backend.listTemplates({})).to.have.length(1);
    expect(requests.at(-1)?.headers.get('authorization')).to.equal('Bearer second');
  });

  it('makes a new client for another base-url, and none without one', async () => {
    const { provider, probe } = await provided(
      html`<ft-provider base-url="/one"><test-probe></test-probe></ft-provider>`,
    );
    const first = probe.client;
    provider.setAttribute('base-url', '/two');
    await provider.updateComplete;
    expect(probe.client).to.exist.and.not.to.equal(first);
    provider.removeAttribute('base-url');
    await provider.updateComplete;
    expect(probe.client).to.equal(undefined);
  });

  it('decides the language of the elements below by its own lang', async () => {
    registerMessages(hr);
    const { client } = createTemplateWorld([template({ untrustedEmails: false })]);
    const { provider } = await provided(
      html`<ft-provider .client=${client} lang="hr">
        <test-probe></test-probe><ft-template-verification template-id="main"></ft-template-verification>
      </ft-provider>`,
    );
    const element = provider.querySelector('ft-template-verification');
    await waitFor(() => element && verification(element).text.includes('1 problem sprječava'));
    provider.lang = 'en';
    await waitFor(() => element && verification(element).text.includes('1 problem keeps users from activating'));
  });

  it('changes inside another provider only what it sets itself', async () => {
    const { client } = createTemplateWorld();
    const { provider } = await provided(
      html`<ft-provider .client=${client} .permissions=${{ export: 'hidden' }}>
        <ft-provider lang="hr"><test-probe></test-probe></ft-provider>
      </ft-provider>`,
    );
    const probe = provider.querySelector<ProbeElement>('test-probe');
    await waitFor(() => probe?.client === client);
    expect(probe?.permissions).to.deep.equal({ export: 'hidden' });
    expect(probe?.messages?.lang).to.equal('hr');
  });

  it('keeps what was set before it was defined', async () => {
    const { client } = createTemplateWorld();
    const early = Object.assign(document.createElement('late-provider'), { client, permissions: { export: 'hidden' } });
    early.lang = 'hr';
    const place = fixtureSync(html`<div></div>`);
    place.append(early);
    customElements.define('late-provider', class extends ProviderElement {});
    customElements.upgrade(early);
    const probe = new ProbeElement();
    early.append(probe);
    await waitFor(() => probe.client === client);
    expect(probe.permissions).to.deep.equal({ export: 'hidden' });
    expect(probe.messages?.lang).to.equal('hr');
  });

  it('leaves two copies on a page to themselves', async () => {
    const [one, other] = [createTemplateWorld(), createTemplateWorld()];
    const first = await provided(html`<ft-provider .client=${one.client}><test-probe></test-probe></ft-provider>`);
    const second = await provided(html`<ft-provider .client=${other.client}><test-probe></test-probe></ft-provider>`);
    expect(first.probe.client).to.equal(one.client);
    expect(second.probe.client).to.equal(other.client);
  });

  it('lets a row be written once where two of them have one base-url', async () => {
    const scenario = createScenario('errors', { users: 3, speed: 1000 });
    const answer = createMockFetch(scenario);
    const held: (() => void)[] = [];
    withFetch(async (request) => {
      if (request.method === 'DELETE') await new Promise<void>((resolve) => held.push(resolve));
      return answer(request);
    });
    const place = await fixture(
      html`<div>
        <ft-provider base-url=${scenario.basePath}
          ><ft-user-status template-id=${TEMPLATE}></ft-user-status
        ></ft-provider>
        <ft-provider base-url="${scenario.basePath}/"
          ><ft-user-status template-id=${TEMPLATE}></ft-user-status
        ></ft-provider>
      </div>`,
    );
    const [first, second] = [...place.querySelectorAll('ft-user-status')].map(userStatus);
    await first!.loaded();
    await second!.loaded();
    const id = first!.idsWith('Error')[0]!;
    for (const table of [first!, second!]) {
      await table.openMenu(id);
      await table.choose('Delete user');
      await table.dialog();
    }
    await first!.confirm('Delete user');
    await waitFor(() => held.length === 1);
    await second!.confirm('Delete user');
    await waitFor(() => second!.text.includes('Another action on this user is still running.'));
    held[0]?.();
    await waitFor(() => first!.rows().length === 2);
    expect(held.length).to.equal(1);
    expect(scenario.backend.effects).to.have.length(1);
  });

  it('shows what is slotted into it', async () => {
    const provider = await fixture<ProviderElement>(html`<ft-provider><p>Inside</p></ft-provider>`);
    expect(provider.querySelector('p')?.checkVisibility()).to.equal(true);
  });
});

describe('the language of a page', () => {
  it('is found however its tag is written', async () => {
    registerMessages(hr);
    for (const lang of ['hr', 'hr-HR', 'hr_HR', 'HR-hr', 'hr_Latn_HR']) {
      const place = await fixture<HTMLElement>(html`<div lang=${lang}><ft-template-picker></ft-template-picker></div>`);
      await waitFor(
        () => place.querySelector('ft-template-picker')?.shadowRoot?.textContent.includes('Nema veze'),
        lang,
      );
    }
  });
});
