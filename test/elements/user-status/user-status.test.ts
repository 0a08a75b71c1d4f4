import { fixture, html } from '@open-wc/testing-helpers';
import { expect } from 'chai';
import {
  createProvisioningClient,
  ProvisioningError,
  type ProvisioningBackend,
  type Subscriber,
} from '@flowthrough/client';
import type { AuthRequiredEvent, UserStatusElement, ViewChangedEvent } from '@flowthrough/elements';
import { registerMessages } from '@flowthrough/elements';
import { hr } from '@flowthrough/elements/messages/hr';
import '@flowthrough/elements/user-status/define';
import { expectNoViolations } from '../../support/axe.js';
import { createUserWorld, TEMPLATE, userStatus } from '../../support/harness/user-status.js';
import { subscriber } from '../../client/support/subscriber-world.js';
import { click, press } from '../../support/input.js';
import { allByRole, byRole, textOf } from '../../support/roles.js';
import { settle, waitFor } from '../../support/wait.js';

async function shown(world = createUserWorld(), attributes: Record<string, string> = {}) {
  const element = document.createElement('ft-user-status');
  element.client = world.client;
  element.templateId = TEMPLATE;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  await fixture(html`<div>${element}</div>`);
  return { ...world, element, view: userStatus(element) };
}

async function loaded(world = createUserWorld(), attributes: Record<string, string> = {}) {
  const result = await shown(world, attributes);
  await result.view.loaded();
  return result;
}

describe('ft-user-status', () => {
  before(() => registerMessages(hr));

  it('says that it is not connected when it has no client', async () => {
    const element = await fixture<UserStatusElement>(html`<ft-user-status template-id="x"></ft-user-status>`);
    expect(userStatus(element).text).to.include('Not connected');
    await expectNoViolations(element);
  });

  it('asks for a template when none is chosen', async () => {
    const { client } = createUserWorld();
    const element = await fixture<UserStatusElement>(html`<ft-user-status .client=${client}></ft-user-status>`);
    expect(userStatus(element).text).to.include('No onboarding template chosen');
  });

  it('shows every user with the labels of the contract', async () => {
    const { element, view } = await loaded();
    expect(view.rows().length).to.equal(40);
    expect(allByRole(element, 'columnheader').map(textOf)).to.deep.equal([
      'BroadWorks ID',
      'Name',
      'Email',
      'Package type',
      'Status',
      'Last change',
      'Actions',
    ]);
    expect(byRole(element, 'heading', 'User Status')).to.exist;
    expect(view.announced).to.equal('40 users');
    await expectNoViolations(element);
  });

  for (const columns of ['', 'email,broadworksId', 'status,name']) {
    it(`has a cell for each header in every row, with the reason in that of the status, of ${columns || 'all columns'}`, async () => {
      const { element, view } = await loaded(createUserWorld(), { columns, selectable: '' });
      const headers = allByRole(element, 'columnheader').map(textOf);
      const failed = view.rows().filter((row) => allByRole(row, 'button', /^Error details/).length > 0);
      expect(failed.length).to.be.greaterThan(0);
      for (const row of view.rows()) expect(allByRole(row, 'cell').length).to.equal(headers.length);
      for (const row of failed) {
        const at = allByRole(row, 'cell').findIndex((cell) => allByRole(cell, 'button', /^Error details/).length > 0);
        expect(headers[at]).to.equal(headers.includes('Status') ? 'Status' : 'Actions');
        const [reason, box] = [byRole(row, 'button', /^Error details/), row].map((one) => one.getBoundingClientRect());
        expect(reason!.height).to.be.greaterThan(20);
        expect(reason!.bottom).to.be.at.most(box!.bottom);
        expect(reason!.left).to.be.within(box!.left, box!.left + 60);
      }
      await expectNoViolations(element);
    });
  }

  for (const width of [1280, 700, 320]) {
    it(`keeps the reason readable beside foreign text of any length, ${width} px wide`, async () => {
      const world = createUserWorld();
      const long = 'X'.repeat(200);
      const { items } = await world.scenario.backend.listSubscribers({ templateId: TEMPLATE, limit: 4 }, {});
      const [person] = items;
      const one = (changes: Partial<Subscriber>, index: number): Subscriber => ({
        ...person!,
        id: `s${index}`,
        broadworksId: `555100000${index}@example.com`,
        status: 'error',
        errors: [{ code: long, text: 'The extension is too short.' }],
        ...changes,
      });
      const rows = [
        {},
        { errors: [{ code: '1002', text: long }] },
        { package: long, firstName: long, email: `${long}@example.com` },
        { broadworksId: long },
        { status: long, errors: [] },
      ].map(one);
      const backend = { ...world.client.backend, listSubscribers: () => Promise.resolve({ items: rows }) };
      const client = createProvisioningClient({ backend, environment: world.environment });
      const element = document.createElement('ft-user-status');
      element.client = client;
      element.templateId = TEMPLATE;
      // Before it is there: a page that is not drawn hears of no other size.
      const place = await fixture<HTMLElement>(html`<div></div>`);
      place.style.setProperty('inline-size', `${width}px`);
      place.append(element);
      const view = userStatus(element);
      await view.loaded();
      await waitFor(() => view.rows().length === rows.length);
      await settle();
      expect(element.scrollWidth).to.be.at.most(width);
      for (const row of view.rows().slice(0, 4)) {
        const reason = byRole(row, 'button', /^Error details/);
        const [title] = [...reason.querySelectorAll('.words')].map((words) => words.getBoundingClientRect());
        expect(title!.width).to.be.greaterThan(100);
        expect(title!.bottom).to.be.at.most(row.getBoundingClientRect().bottom);
        expect(reason.getBoundingClientRect().right).to.be.at.most(row.getBoundingClientRect().right);
        expect(byRole(row, 'button', /^Actions for/).getBoundingClientRect().right).to.be.at.most(
          row.getBoundingClientRect().right,
        );
      }
    });
  }

  it('writes an ID as it is on a page that writes everything in capitals', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { text-transform: uppercase; font-variant: small-caps; text-indent: 3em; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    try {
      const { view } = await loaded();
      const [cell] = allByRole(view.rows()[0]!, 'cell');
      const { textTransform, fontVariantCaps, textIndent } = getComputedStyle(cell!);
      expect({ textTransform, fontVariantCaps, textIndent }).to.deep.equal({
        textTransform: 'none',
        fontVariantCaps: 'normal',
        textIndent: '0px',
      });
      expect(cell!.innerText).to.match(/^\d+@example\.com$/);
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    }
  });

  it('numbers the rows for assistive technology and says in words which are in sight', async () => {
    const { element, view } = await loaded();
    expect(byRole(element, 'table').getAttribute('aria-rowcount')).to.equal('41');
    expect(view.rows()[0]?.getAttribute('aria-rowindex')).to.equal('2');
    expect(view.rows().at(-1)?.getAttribute('aria-rowindex')).to.equal('41');
    expect(view.text).to.match(/Rows 1 to \d+ of 40/);
  });

  it('explains an error in plain words with the next step and the code', async () => {
    const { view } = await loaded();
    const [id] = view.idsWith('Error');
    expect(view.statusOf(id!)).to.match(/Code \S+/);
    expect(view.statusOf(id!)).to.match(/for \d+ (day|hour|minute)/);
  });

  it('reads on when Load the rest is pressed, as often as it stands there', async () => {
    const total = 2_100;
    const listSubscribers: ProvisioningBackend['listSubscribers'] = ({ cursor }) => {
      const at = Number(cursor ?? 0);
      const next = at + 1 < total && { next: String(at + 1) };
      return Promise.resolve({ items: [subscriber({ id: `row ${at}` })], ...next });
    };
    const capabilities = () => Promise.resolve({ totals: true });
    const { element, view } = await shown(createUserWorld('errors', { overrides: { listSubscribers, capabilities } }));
    const rest = () => allByRole(element, 'button', 'Load the rest');
    await waitFor(() => rest().length === 1, 'the end of what is read at once');
    await waitFor(() => /1,000/.test(view.text), 'the first users');
    await click(rest()[0]!);
    await waitFor(() => rest().length === 1 && /2,000/.test(view.text), 'more users');
    rest()[0]!.focus();
    await press('Enter');
    await waitFor(() => /2,100/.test(view.text), 'all users');
    await waitFor(() => rest().length === 0, 'the end');
    expect(element.shadowRoot?.activeElement, 'the focus stays in the element').to.exist;
  });

  it('says that a list kept changing while it was read, and reads it anew at a press', async () => {
    const rows = Array.from({ length: 10 }, (_, index) => subscriber({ id: `row ${index}` }));
    let isRestless = true;
    const listSubscribers: ProvisioningBackend['listSubscribers'] = ({ cursor }) => {
      const at = Number(cursor ?? 0);
      if (isRestless && at > 0) rows.unshift(subscriber({ id: `new ${rows.length}` }));
      const end = at + 4;
      const next = end < rows.length && { next: String(end) };
      return Promise.resolve({ items: rows.slice(at, end), total: rows.length, ...next });
    };
    const capabilities = () => Promise.resolve({ totals: true });
    const { element, view } = await shown(createUserWorld('errors', { overrides: { listSubscribers, capabilities } }));
    const again = () => allByRole(element, 'button', 'Read again');
    await waitFor(() => again().length === 1, 'the notice');
    expect(view.text).to.include('The list changed while it was read');
    isRestless = false;
    await click(again()[0]!);
    await waitFor(() => again().length === 0 && view.rows().length === rows.length, 'all users');
  });

  it('leaves out provisioned users, and tells the host what it shows', async () => {
    const { element, view } = await loaded();
    const events: ViewChangedEvent[] = [];
    element.addEventListener('ft-view-changed', (event) => events.push(event));
    view.toggle('Exclude provisioned users');
    await waitFor(() => view.idsWith('Provisioned').length === 0);
    expect(view.rows().length).to.be.greaterThan(0).and.lessThan(40);
    expect(events.map(({ query }) => query.excludeProvisioned)).to.deep.equal([true]);
  });

  it('searches as one types, without a request of its own', async () => {
    const { view, scenario } = await loaded();
    const id = view.ids[3]!;
    const asked = scenario.requests.length;
    await view.search(id);
    await waitFor(() => view.rows().length === 1);
    expect(view.ids).to.deep.equal([id]);
    expect(scenario.requests.length).to.equal(asked);
    expect(view.announced).to.equal('1 user');
  });

  it('says when nothing matches, and clears the filters', async () => {
    const { element, view } = await loaded();
    await view.search('nobody has this name');
    await waitFor(() => view.text.includes('No user matches'));
    await expectNoViolations(element);
    view.press('Clear filters');
    await waitFor(() => view.rows().length === 40);
  });

  it('sorts by a column up, down and back, and marks it', async () => {
    const { element, view } = await loaded();
    const order = view.ids;
    const header = () => allByRole(element, 'columnheader').find((cell) => textOf(cell) === 'BroadWorks ID');
    view.press('Name');
    await waitFor(() => view.ids.join() !== order.join());
    view.press('BroadWorks ID');
    await waitFor(() => header()?.getAttribute('aria-sort') === 'ascending');
    const ascending = view.ids;
    view.press('BroadWorks ID');
    await waitFor(() => header()?.getAttribute('aria-sort') === 'descending');
    expect(view.ids).to.deep.equal([...ascending].reverse());
    view.press('BroadWorks ID');
    await waitFor(() => header()?.getAttribute('aria-sort') === null);
    expect(view.ids).to.deep.equal(order);
  });

  it('filters by status chips with counts', async () => {
    const { element, view } = await loaded();
    const count = view.idsWith('Error').length;
    await view.openFilters();
    view.press(`Error ${count}`);
    await waitFor(() => view.rows().length === count);
    expect(byRole(element, 'button', `Error ${count}`).getAttribute('aria-pressed')).to.equal('true');
    expect(element.status).to.deep.equal(['error']);
  });

  it('shows only the columns it is given', async () => {
    const { element } = await loaded(createUserWorld(), { columns: 'name status' });
    expect(allByRole(element, 'columnheader').map(textOf)).to.deep.equal(['Name', 'Status', 'Actions']);
  });

  it('says that there are no users yet', async () => {
    const { element, view } = await shown(createUserWorld('empty'));
    await waitFor(() => view.text.includes('No users yet'));
    await expectNoViolations(element);
  });

  it('says why loading failed, and tries again', async () => {
    let fails = true;
    const world = createUserWorld();
    const { listSubscribers } = world.client.backend;
    const client = {
      ...world.client,
      backend: {
        ...world.client.backend,
        listSubscribers: (...args: Parameters<typeof listSubscribers>) =>
          fails ? Promise.reject(new ProvisioningError('forbidden', 'No.')) : listSubscribers(...args),
      },
    };
    const { element, view } = await shown({ ...world, client });
    await waitFor(() => view.text.includes('The users could not be loaded'));
    expect(view.text).to.include('You do not have permission to do this.');
    await expectNoViolations(element);
    fails = false;
    view.press('Try again');
    await view.loaded();
  });

  it('shows the others where rows came without an ID, and says that some are missing', async () => {
    const { view } = await loaded(
      createUserWorld('errors', {
        users: 4,
        faults: [
          async (request, next) => {
            const response = await next(request);
            if (!request.url.includes('/subscribers?')) return response;
            const { items } = (await response.json()) as { items: { id?: string }[] };
            delete items[0]?.id;
            return Response.json({ items });
          },
        ],
      }),
    );
    expect(view.rows()).to.have.length(3);
    expect(view.text).to.include('Some users cannot be shown');
  });

  it('tells the host when the sign-in has ended', async () => {
    const world = createUserWorld('unauthorized');
    const client = {
      ...world.client,
      backend: {
        ...world.client.backend,
        listSubscribers: () => Promise.reject(new ProvisioningError('unauthorized', 'No.', { status: 401 })),
      },
    };
    const events: AuthRequiredEvent[] = [];
    const noted = new AbortController();
    document.addEventListener('ft-auth-required', (event) => events.push(event as AuthRequiredEvent), noted);
    const { view } = await shown({ ...world, client });
    await waitFor(() => view.text.includes('Your sign-in has ended'));
    noted.abort();
    expect(events.map(({ error }) => error.kind)).to.deep.equal(['unauthorized']);
  });

  it('F13: asks for a new token once and goes on by itself', async () => {
    const { scenario, view } = await loaded(createUserWorld('unauthorized'));
    expect(view.rows().length).to.equal(40);
    expect(scenario.requests.some(({ status }) => status === 401)).to.equal(true);
  });

  it('keeps rows and asks for nothing again when it is moved', async () => {
    const { element, scenario } = await loaded();
    const asked = scenario.requests.length;
    const home = await fixture<HTMLElement>(html`<section></section>`);
    for (let moves = 0; moves < 20; moves += 1) home.append(element);
    await element.updateComplete;
    expect(userStatus(element).rows().length).to.equal(40);
    expect(scenario.requests.length).to.equal(asked);
  });

  it('F53: follows a client that is swapped, and drops what the old one says later', async () => {
    const slow = createUserWorld('slow', { users: 10 });
    const { element, view } = await shown(slow);
    const other = createUserWorld('healthy', { users: 5 });
    element.client = other.client;
    await view.loaded();
    await slow.environment.advance(60_000);
    expect(view.rows().length).to.equal(5);
  });

  it('sorts as the language does, also when it changes', async () => {
    const rows = ['Čedo', 'Cvita'].map((lastName) => subscriber({ id: lastName, lastName, firstName: '' }));
    const listSubscribers = () => Promise.resolve({ items: rows });
    const { element, view } = await loaded(createUserWorld('errors', { overrides: { listSubscribers } }), {
      sort: 'name',
    });
    // Rows keep their nodes; where they stand is what their index says.
    const place = (row: Element) => Number(row.getAttribute('aria-rowindex'));
    const order = () => {
      const rows = view.rows().sort((one, other) => place(one) - place(other));
      return rows.map((row) => /Čedo|Cvita/.exec(textOf(row))?.[0]);
    };
    expect(order()).to.deep.equal(['Čedo', 'Cvita']);
    element.lang = 'hr';
    await waitFor(() => order()[0] === 'Cvita', 'the Croatian order');
    expect(byRole(element, 'heading').textContent).to.equal('Status korisnika');
    element.lang = 'en';
    await waitFor(() => order()[0] === 'Čedo', 'the English order');
  });

  it('marks English as English, from left to right, where another language is asked for that is not there', async () => {
    const { element } = await loaded();
    const marks = () =>
      [...element.shadowRoot!.children].map((part) => `${part.getAttribute('lang')} ${part.getAttribute('dir')}`);
    const isAll = (mark: string) => () => marks().length > 0 && marks().every((each) => each === mark);
    expect(isAll('null null')()).to.equal(true);
    for (const lang of ['fr', 'ar-EG', 'zh_Hant']) {
      element.lang = lang;
      await waitFor(isAll('en ltr'), `English in ${lang}`);
    }
    for (const lang of ['hr', 'hr_HR', 'en-GB']) {
      element.lang = 'fr';
      await waitFor(isAll('en ltr'), 'English');
      element.lang = lang;
      await waitFor(isAll('null null'), lang);
    }
  });

  it('speaks the language of the page', async () => {
    document.documentElement.lang = 'hr';
    const { element } = await loaded();
    expect(byRole(element, 'heading', 'Status korisnika')).to.exist;
    expect(textOf(byRole(element, 'status'))).to.equal('40 korisnika');
    document.documentElement.lang = 'en';
    await waitFor(() => byRole(element, 'heading', 'User Status'));
  });
});
