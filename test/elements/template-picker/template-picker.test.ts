import { fixture, fixtureSync, html } from '@open-wc/testing-helpers';
import { expect } from 'chai';
import { ProvisioningError, type OnboardingTemplate } from '@flowthrough/client';
import type { TemplatePickerElement, TemplateSelectedEvent } from '@flowthrough/elements';
import '@flowthrough/elements/template-picker/define';
import { expectNoViolations } from '../../support/axe.js';
import { createTemplateWorld, template, type TemplateWorld } from '../../support/harness/template-backend.js';
import { picker } from '../../support/harness/template-picker.js';
import { press, type } from '../../support/input.js';
import { byRole, focused, nameOf } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

const FEW: readonly OnboardingTemplate[] = [
  template(),
  template({ id: 'branch', name: 'Branch', customerName: 'Contoso', untrustedEmails: false }),
  template({ id: 'lab', name: 'Lab' }),
];

const MANY: readonly OnboardingTemplate[] = Array.from({ length: 40 }, (_, index) =>
  template({
    id: `t${index}`,
    name: `Template ${index + 1}`,
    customerName: index === 20 ? 'Čakovec d.o.o.' : 'Northwind',
    untrustedEmails: index !== 3,
  }),
);

async function shown(world: TemplateWorld, templateId?: string) {
  const element = await fixture<TemplatePickerElement>(
    html`<ft-template-picker .client=${world.client} .templateId=${templateId}></ft-template-picker>`,
  );
  const events: TemplateSelectedEvent[] = [];
  element.parentElement?.addEventListener('ft-template-selected', (event) => events.push(event));
  return { element, view: picker(element), events };
}

async function loaded(templates: readonly OnboardingTemplate[], templateId?: string) {
  const world = createTemplateWorld(templates);
  const all = await shown(world, templateId);
  await waitFor(() => all.view.choices.length > 0, 'the templates');
  return { world, ...all };
}

describe('ft-template-picker', () => {
  it('says that it is not connected without a client', async () => {
    const element = await fixture<TemplatePickerElement>(html`<ft-template-picker></ft-template-picker>`);
    expect(picker(element).text).to.include('Not connected');
    await expectNoViolations(element);
  });

  it('shows the shape of the list while it loads', async () => {
    const world = createTemplateWorld([...FEW]);
    world.hold('listTemplates');
    const { element, view } = await shown(world);
    expect(view.choices).to.deep.equal([]);
    expect(view.text).to.equal('Onboarding template');
    await expectNoViolations(element);
  });

  it('says that there are no templates', async () => {
    const { element, view } = await shown(createTemplateWorld([]));
    await waitFor(() => view.text.includes('No onboarding templates'));
    expect(view.announced).to.equal('No onboarding templates');
    await expectNoViolations(element);
  });

  it('says why loading failed and tries again on request, without losing the focus', async () => {
    const world = createTemplateWorld([...FEW]);
    world.failNext('listTemplates', new ProvisioningError('network', 'Down.'));
    const { element, view } = await shown(world);
    await waitFor(() => view.text.includes('The templates could not be loaded'));
    expect(view.announced).to.match(/^The templates could not be loaded\./);
    await expectNoViolations(element);
    byRole(element, 'button', 'Try again').focus();
    await press('Enter');
    await waitFor(() => view.choices.length === 3);
    expect(element.matches(':focus-within')).to.equal(true);
  });

  it('keeps the templates at hand when loading again fails', async () => {
    const { element, view, world } = await loaded(FEW);
    world.failNext('listTemplates', new ProvisioningError('network', 'Down.'));
    await element.reload();
    await element.updateComplete;
    expect(view.choices).to.have.length(3);
    expect(view.text).to.include('may be out of date');
    await expectNoViolations(element);
  });

  it('tells the host when the sign-in has ended', async () => {
    const world = createTemplateWorld([...FEW]);
    const held = world.hold('listTemplates');
    const { element } = await shown(world);
    const kinds: string[] = [];
    element.addEventListener('ft-auth-required', ({ error }) => kinds.push(error.kind));
    held[0]?.fail(new ProvisioningError('unauthorized', 'Signed out.'));
    await waitFor(() => kinds.length > 0);
    expect(kinds).to.deep.equal(['unauthorized']);
  });

  describe('with a handful of templates', () => {
    it('offers radio buttons with name, customer and state', async () => {
      const { element, view } = await loaded(FEW, 'lab');
      expect(byRole(element, 'radiogroup', 'Onboarding template')).to.exist;
      expect(view.choices).to.deep.equal([
        'Main office Northwind Traders Ready',
        'Branch Contoso Needs fixing',
        'Lab Northwind Traders Ready',
      ]);
      expect(view.chosen).to.deep.equal(['Lab Northwind Traders Ready']);
      expect(view.announced).to.equal('3 templates');
      await expectNoViolations(element);
    });

    it('tells the host about a choice and keeps it in its own template-id', async () => {
      const { element, view, events } = await loaded(FEW);
      expect(view.chosen).to.deep.equal([]);
      view.choose('Branch');
      await element.updateComplete;
      expect(events.map((event) => event.template.id)).to.deep.equal(['branch']);
      expect(element.templateId).to.equal('branch');
      expect(element.getAttribute('template-id')).to.equal('branch');
      expect(view.chosen).to.deep.equal(['Branch Contoso Needs fixing']);
    });

    it('follows template-id from outside without telling the host what it knows', async () => {
      const { element, view, events } = await loaded(FEW, 'lab');
      element.setAttribute('template-id', 'main');
      await element.updateComplete;
      expect(view.chosen).to.deep.equal(['Main office Northwind Traders Ready']);
      expect(events).to.deep.equal([]);
    });

    it('shows what the host holds when the host takes a choice back', async () => {
      const { element, view } = await loaded(FEW, 'lab');
      element.addEventListener('ft-template-selected', () => (element.templateId = 'lab'));
      view.choose('Branch');
      await element.updateComplete;
      expect(view.chosen).to.deep.equal(['Lab Northwind Traders Ready']);
    });

    it('works with the arrow keys', async () => {
      const { view, events } = await loaded(FEW, 'main');
      view.choice('Main office').focus();
      await press('ArrowDown');
      await waitFor(() => events.length === 1);
      expect(nameOf(focused())).to.match(/^Branch/);
    });
  });

  describe('with many templates', () => {
    it('offers a list to search, with the chosen one active', async () => {
      const { element, view } = await loaded(MANY, 't5');
      expect(view.choices).to.have.length(40);
      expect(view.chosen).to.deep.equal(['Template 6 Northwind Ready']);
      expect(view.active).to.equal('Template 6 Northwind Ready');
      expect(byRole(element, 'listbox', 'Onboarding template')).to.exist;
      await expectNoViolations(element);
    });

    it('narrows the list by name and customer, without minding accents or case', async () => {
      const { element, view } = await loaded(MANY);
      await type('cakovec', view.search);
      await element.updateComplete;
      expect(view.choices).to.deep.equal(['Template 21 Čakovec d.o.o. Ready']);
      expect(view.announced).to.equal('1 of 40 templates');
      await type('nothing like it', view.search);
      await element.updateComplete;
      expect(view.choices).to.deep.equal([]);
      expect(view.text).to.include('0 of 40 templates');
      await expectNoViolations(element);
    });

    it('moves with the arrow keys, chooses with Enter and clears the search with Escape', async () => {
      const { element, view, events } = await loaded(MANY);
      await type('template 1', view.search);
      await press('ArrowDown', 'ArrowDown', 'ArrowUp');
      await element.updateComplete;
      expect(view.active).to.match(/^Template 10/);
      await press('Enter');
      expect(events.map((event) => event.template.name)).to.deep.equal(['Template 10']);
      await press('Escape');
      await element.updateComplete;
      expect(view.search.value).to.equal('');
      expect(view.choices).to.have.length(40);
      expect(focused()).to.equal(view.search);
    });

    it('chooses by click', async () => {
      const { element, view, events } = await loaded(MANY);
      view.choose(/^Template 4 .*Needs fixing/);
      await element.updateComplete;
      expect(events).to.have.length(1);
      expect(view.chosen).to.have.length(1);
    });

    it('does not submit a form around it', async () => {
      const { element, view } = await loaded(MANY);
      const form = document.createElement('form');
      element.parentElement?.append(form);
      let submits = 0;
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        submits += 1;
      });
      form.append(element);
      await type('7', view.search);
      await press('Enter');
      expect(submits).to.equal(0);
    });
  });

  describe('in a page', () => {
    it('speaks Croatian and runs from right to left', async () => {
      const { hr } = await import('@flowthrough/elements/messages/hr');
      const { registerMessages } = await import('@flowthrough/elements');
      registerMessages(hr);
      const page = fixtureSync(html`<div lang="hr" dir="rtl"></div>`);
      const element = document.createElement('ft-template-picker');
      element.client = createTemplateWorld([...FEW]).client;
      page.append(element);
      const view = picker(element);
      await waitFor(() => view.choices.length === 3);
      expect(view.announced).to.equal('3 predloška');
      const name = element.shadowRoot?.querySelector('bdi')?.getBoundingClientRect();
      const box = element.getBoundingClientRect();
      expect(name && name.right > (box.left + box.right) / 2).to.equal(true);
      await expectNoViolations(element);
    });

    it('shows hostile names literally', async () => {
      const { element, view } = await loaded([template({ name: '<b>x</b>\u202egnp' })]);
      expect(view.text).to.include('<b>x</b>');
      expect(element.shadowRoot?.querySelector('b')).to.equal(null);
    });

    it('requests nothing when it is moved, and stops when it is removed', async () => {
      const { element, view, world } = await loaded(FEW);
      const place = fixtureSync(html`<div></div>`);
      place.append(element);
      await element.updateComplete;
      expect(view.choices).to.have.length(3);
      expect(world.received).to.deep.equal(['listTemplates']);
      const held = world.hold('listTemplates');
      void element.reload();
      element.remove();
      await waitFor(() => held[0]?.signal?.aborted);
    });

    it('follows a client that is swapped while running', async () => {
      const old = createTemplateWorld([template({ name: 'Old' })]);
      const held = old.hold('listTemplates');
      const { element, view } = await shown(old);
      element.client = createTemplateWorld([template({ name: 'New' })]).client;
      await waitFor(() => view.text.includes('New'));
      held[0]?.release();
      await element.updateComplete;
      expect(view.text).not.to.include('Old');
    });

    it('stands twice on a page without cross-talk', async () => {
      const world = createTemplateWorld([...FEW]);
      const [one, other] = [await shown(world), await shown(world)];
      await waitFor(() => one.view.choices.length + other.view.choices.length === 6);
      one.view.choose('Branch');
      other.view.choose('Lab');
      await other.element.updateComplete;
      expect(one.view.chosen).to.deep.equal(['Branch Contoso Needs fixing']);
      expect(other.view.chosen).to.deep.equal(['Lab Northwind Traders Ready']);
    });

    it('shows a template as ready as soon as it was mended elsewhere on the page', async () => {
      const { view, world } = await loaded(FEW);
      await world.client.writes.run('branch', () => {
        world.change('branch', { untrustedEmails: true });
        return Promise.resolve();
      });
      await waitFor(() => view.choices[1] === 'Branch Contoso Ready');
    });
  });
});
