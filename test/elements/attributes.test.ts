import { fixture, html } from '@open-wc/testing-helpers';
import { expect } from 'chai';
import {
  ActivationFormElement,
  ProviderElement,
  TemplatePickerElement,
  TemplateVerificationElement,
  UserStatusElement,
} from '@flowthrough/elements';
import '@flowthrough/elements/define';
import { mountUserStatus } from '../support/harness/mount-user-status.js';
import { createUserWorld } from '../support/harness/user-status.js';
import { allByRole, findByRole } from '../support/roles.js';
import { waitFor } from '../support/wait.js';

const CLASSES = {
  'ft-provider': ProviderElement,
  'ft-activation-form': ActivationFormElement,
  'ft-template-picker': TemplatePickerElement,
  'ft-template-verification': TemplateVerificationElement,
  'ft-user-status': UserStatusElement,
};

/** Every on-off attribute of every element, with what reads its property. */
function switches() {
  return Object.entries(CLASSES).flatMap(([tag, { elementProperties }]) => {
    const element = document.createElement(tag) as HTMLElement & Record<PropertyKey, unknown>;
    return [...elementProperties].flatMap(([property, { attribute }]) => {
      if (typeof element[property] !== 'boolean' || attribute === false) return [];
      const name = typeof attribute === 'string' ? attribute : String(property).toLowerCase();
      return [
        {
          name: `${tag} ${name}`,
          isOn: () => element[property],
          write: (text: string | undefined) => {
            if (text === undefined) element.removeAttribute(name);
            else element.setAttribute(name, text);
          },
        },
      ];
    });
  });
}

describe('attributes as frameworks write them', () => {
  it('are off when they say "false", and on when they are there otherwise', () => {
    expect(switches().map(({ name }) => name)).to.include.members([
      'ft-activation-form credentials',
      'ft-user-status read-only',
      'ft-user-status exclude-provisioned',
      'ft-user-status selectable',
      'ft-user-status without-export',
    ]);
    for (const { name, isOn, write } of switches()) {
      for (const [text, expected] of [
        ['', true],
        ['false', false],
        ['true', true],
        ['False', false],
        [name.split(' ')[1], true],
        [' false ', false],
        [undefined, false],
      ] as const) {
        write(text);
        expect(isOn(), `${name}="${text}"`).to.equal(expected);
      }
    }
  });

  it('leave the table as it is without them when they say "false"', async () => {
    const { element, view } = await mountUserStatus(createUserWorld().client, (table) => {
      for (const name of ['read-only', 'exclude-provisioned', 'selectable', 'without-export'])
        table.setAttribute(name, 'false');
    });
    expect(view.rows().length).to.equal(40);
    expect(allByRole(element, 'button', /^Actions for/).length).to.be.above(0);
    expect(findByRole(element, 'button', 'Export')).to.exist;
    expect(findByRole(element, 'checkbox', /Select/)).to.equal(undefined);
    await view.openMenu(view.idsWith('Error')[0]!);
    expect(view.menuItems).to.include('Retry activation');
  });

  it('leave the password out when they say "false"', async () => {
    const { client } = createUserWorld();
    const shown = async (credentials: string) => {
      const form = await fixture(
        html`<ft-activation-form .client=${client} credentials=${credentials}></ft-activation-form>`,
      );
      await waitFor(() => findByRole(form, 'textbox', 'Email address'));
      return findByRole(form, 'textbox', 'Password') !== undefined;
    };
    expect(await shown('')).to.equal(true);
    expect(await shown('false')).to.equal(false);
  });
});

describe('properties as frameworks write them', () => {
  // React and Vue write the text of an attribute into the property of the same name, and undefined for what is gone.
  it('take the text of an attribute', async () => {
    const { view } = await mountUserStatus(createUserWorld().client, (table) =>
      Object.assign(table, { status: 'error', package: 'standard, premium', cause: '' }),
    );
    expect(view.rows().length).to.be.within(1, 39);
    expect(view.idsWith('Error')).to.have.length(view.rows().length);
  });

  it('are as if never set when they become undefined or null', async () => {
    const { element, view } = await mountUserStatus(createUserWorld().client, (table) => {
      Object.assign(table, {
        sort: '-name',
        columns: 'name',
        status: ['error'],
        package: ['basic'],
      });
    });
    for (const nothing of [undefined, null]) {
      for (const name of [
        'search',
        'sort',
        'columns',
        'status',
        'package',
        'cause',
        'stuckFor',
        'packages',
        'views',
        'rowActions',
        'pollInterval',
        'rowCap',
        'messages',
        'permissions',
        'batchJournal',
      ]) {
        Object.assign(element, { [name]: nothing });
      }
      await element.updateComplete;
      await waitFor(() => view.rows().length === 40);
      expect(allByRole(element, 'columnheader').length).to.equal(7);
      const id = view.idsWith('Error')[0]!;
      await view.openMenu(id);
      await view.choose('Change package type');
      expect((await view.dialog()).textContent).to.contain('Premium');
      await view.confirm('Cancel');
      await view.openTool('Saved views');
      await view.confirm('Close');
    }
  });
});
