import type { UserStatusElement } from '@flowthrough/elements';
import '@flowthrough/elements/user-status/define';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { TEMPLATE, userStatus } from '../test/support/harness/user-status.js';
import { findByRole, visibleText } from '../test/support/roles.js';
import { waitFor } from '../test/support/wait.js';
import { scenarioClient } from './scenario-client.js';

const meta: Meta = {
  title: 'User status/Import and export',
  component: 'ft-user-status',
  render: () =>
    html`<ft-user-status
      selectable
      .client=${scenarioClient('errors', { users: 60 })}
      template-id=${TEMPLATE}
    ></ft-user-status>`,
};
export default meta;

type Story = StoryObj;

/** Opens a panel of the menu of tools. */
async function open(canvas: HTMLElement, item: string, more = 'More') {
  const element = canvas.querySelector('ft-user-status') as UserStatusElement;
  const view = userStatus(element);
  await view.loaded();
  const dialog = await view.openTool(item, more);
  return { element, view, dialog };
}

/** Pastes lines and has them reviewed. */
const reviewing =
  (lines: string, shown: string): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    const { view, dialog } = await open(canvasElement, 'Import emails');
    await view.fill('Or paste from a spreadsheet', lines);
    view.press('Review');
    await waitFor(() => visibleText(dialog).includes(shown), shown);
  };

const MENDED = [
  'ID;Email',
  'adria-hotels-2;new.address@example.com',
  'adria-hotels-3;plus+sign@example.com',
  'adria-hotels-4;not an address',
  'adria-hotels-1;provisioned.user@example.com',
  'nobody;somebody@example.com',
].join('\n');

export const Import: Story = {
  play: async ({ canvasElement }) => {
    await open(canvasElement, 'Import emails');
  },
};

export const ImportForSelectedUsers: Story = {
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('ft-user-status') as UserStatusElement;
    await userStatus(element).loaded();
    findByRole(element, 'checkbox', 'Select all')?.click();
    const { dialog } = await open(canvasElement, 'Import emails');
    await waitFor(() => visibleText(dialog).includes('Selected users'), 'the choice');
  },
};

export const ImportReview: Story = { play: reviewing(MENDED, '2 users will be onboarded again') };

export const ImportRefused: Story = { play: reviewing('Name;Phone\nAna;123', 'This file cannot be used') };

export const ImportChangesNothing: Story = {
  play: reviewing('ID;Email\nadria-hotels-3;', 'No address differs from what is known.'),
};

export const ExportOptions: Story = {
  play: async ({ canvasElement }) => {
    await open(canvasElement, 'Export options');
  },
};

export const Columns: Story = {
  play: async ({ canvasElement }) => {
    await open(canvasElement, 'Columns');
  },
};

export const Dark: Story = { ...ImportReview, globals: { theme: 'dark' } };

export const RightToLeft: Story = {
  globals: { direction: 'rtl', language: 'hr' },
  play: async ({ canvasElement }) => {
    await open(canvasElement, 'Uvezi adrese', 'Više');
  },
};
