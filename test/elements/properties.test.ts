import { fixture, html } from '@open-wc/testing-helpers';
import { hr } from '@flowthrough/elements/messages/hr';
import '@flowthrough/elements/define';
import { expect } from 'chai';
import type { LitElement } from 'lit';
import { createSubscriberWorld, settled, subscribers } from '../client/support/subscriber-world.js';
import { createActivationWorld } from '../support/harness/activation-backend.js';
import { activationForm } from '../support/harness/activation-form.js';
import { openBatches } from '../support/harness/batch.js';
import { mountUserStatus } from '../support/harness/mount-user-status.js';
import { createTemplateWorld, template } from '../support/harness/template-backend.js';
import { createUserWorld } from '../support/harness/user-status.js';
import { byRole } from '../support/roles.js';
import { waitFor } from '../support/wait.js';

/** Another value of each property of an element, apart from those that say on what it works. */
const OTHER: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'ft-user-status': {
    messages: { userStatus: { heading: 'Our users' } },
    permissions: { export: 'hidden' },
    rowActions: () => [{ id: 'profile', label: 'Profile' }],
    packages: ['basic', 'premium'],
    excludeProvisioned: true,
    search: 'ana',
    sort: '-name',
    status: ['error'],
    package: ['standard'],
    stuckFor: 1,
    cause: ['200040'],
    views: [{ id: 'mine', name: 'Mine', query: {}, columns: [] }],
    columns: 'name status',
    selectable: true,
    batchJournal: { load: () => undefined, save: () => undefined },
    readOnly: true,
    withoutExport: true,
    pollInterval: 60_000,
    rowCap: 2,
  },
  'ft-activation-form': {
    messages: { activation: { heading: 'Get going' } },
    email: 'someone.else@example.com',
    broadworksId: 'other@example.com',
    credentials: true,
    maxAttempts: 5,
  },
  'ft-template-verification': { messages: { template: { heading: 'Checks' } }, permissions: {} },
};

const WORKS_ON = ['client', 'templateId', 'activationId'];

function othersOf(tag: string): [string, unknown][] {
  const { elementProperties } = customElements.get(tag) as typeof LitElement;
  return [...elementProperties.keys()]
    .map(String)
    .filter((name) => !WORKS_ON.includes(name))
    .map((name) => {
      const { [name]: value } = OTHER[tag] ?? {};
      if (value === undefined) throw new Error(`Give another value for ${name} of ${tag}.`);
      return [name, value];
    });
}

describe('a property that changes while something is under way', () => {
  for (const [name, value] of othersOf('ft-user-status')) {
    it(`lets a user be onboarded by ft-user-status to the end: ${name}`, async () => {
      const { client, hold, received } = createSubscriberWorld(subscribers(3));
      const { element, view } = await mountUserStatus(client);
      await view.openMenu('u001@example.com');
      await view.choose('Retry activation');
      await view.dialog();
      const [calls] = [hold('retry')];
      await view.confirm('Onboard');
      await waitFor(() => calls.length === 1);
      element[name as 'search'] = value as string;
      await element.updateComplete;
      await settled();
      expect(calls[0]!.signal?.aborted, 'the write was aborted').to.equal(false);
      await calls[0]!.release();
      await waitFor(() => element.shadowRoot?.textContent.includes('Activation started again for u001@example.com'));
      expect(received.filter((what) => what.startsWith('retry')).length).to.equal(1);
    });
  }

  for (const [name, value] of othersOf('ft-user-status').filter(([name]) => name !== 'selectable')) {
    it(`lets a batch of ft-user-status run to the end: ${name}`, async () => {
      const { element, bulk, view, writes } = await openBatches(createUserWorld('errors', { users: 20 }), (one) => {
        one.status = ['error'];
      });
      await bulk.selectAll();
      await bulk.press('Change package type');
      byRole(await view.dialog(), 'radio', 'Premium').click();
      await element.updateComplete;
      const users = Number(/Change (\d+) users/.exec(view.text)?.[1]);
      await view.confirm(/^Change \d+ users/);
      element[name as 'search'] = value as string;
      await bulk.passUntil(new RegExp(`^.*${users} (done|sent)`));
      expect(writes().length).to.equal(users);
    });
  }

  for (const [name, value] of othersOf('ft-activation-form')) {
    it(`lets an activation begin: ${name}`, async () => {
      const { client, hold, count } = createActivationWorld();
      const element = await fixture<HTMLElementTagNameMap['ft-activation-form']>(
        html`<ft-activation-form .client=${client}></ft-activation-form>`,
      );
      const form = activationForm(element);
      form.fillAddress('ana@example.com');
      const calls = hold('activate');
      form.press('Activate');
      await waitFor(() => calls.length === 1);
      element[name as 'email'] = value as string;
      await element.updateComplete;
      calls[0]!.release();
      await waitFor(() => form.step !== undefined && !form.hasButton('Activate'));
      expect(count('activate')).to.equal(1);
    });
  }

  for (const [name, value] of othersOf('ft-template-verification')) {
    it(`lets a template be mended: ${name}`, async () => {
      const { client, hold, received } = createTemplateWorld([template({ untrustedEmails: false })]);
      const element = await fixture<HTMLElementTagNameMap['ft-template-verification']>(
        html`<ft-template-verification .client=${client} template-id="main"></ft-template-verification>`,
      );
      const calls = hold('updateTemplate');
      (await waitFor(() => byRole(element, 'button', 'Select untrusted emails'))).click();
      await waitFor(() => calls.length === 1);
      element[name as 'messages'] = value as typeof element.messages;
      await element.updateComplete;
      expect(calls[0]!.signal?.aborted).to.equal(false);
      calls[0]!.release();
      await waitFor(() => element.shadowRoot?.textContent.includes('Untrusted emails: changed.'));
      expect(received.filter((what) => what.startsWith('update')).length).to.equal(1);
    });
  }

  it('is the same for the language of the page', async () => {
    const { client, hold } = createSubscriberWorld(subscribers(3));
    const { element, view } = await mountUserStatus(client);
    await view.openMenu('u001@example.com');
    await view.choose('Retry activation');
    await view.dialog();
    const calls = hold('retry');
    await view.confirm('Onboard');
    await waitFor(() => calls.length === 1);
    element.messages = hr;
    await element.updateComplete;
    expect(calls[0]!.signal?.aborted).to.equal(false);
    await calls[0]!.release();
  });
});
