import type { ProviderElement } from '@flowthrough/elements';
import '@flowthrough/elements/provider/define';
import '@flowthrough/elements/template-picker/define';
import '@flowthrough/elements/template-verification/define';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { picker } from '../test/support/harness/template-picker.js';
import { verification } from '../test/support/harness/template-verification.js';
import { waitFor } from '../test/support/wait.js';
import { scenarioClient } from './scenario-client.js';

type Args = Partial<Pick<ProviderElement, 'client' | 'messages' | 'permissions' | 'lang'>>;

const meta: Meta<Args> = {
  title: 'Provider',
  component: 'ft-provider',
  args: { lang: 'en', permissions: {}, messages: {} },
  render: ({ client = scenarioClient('misconfigured'), messages, permissions, lang = '' }) =>
    html`<ft-provider .client=${client} .messages=${messages} .permissions=${permissions} lang=${lang}>
      <ft-template-verification template-id="adria-hotels"></ft-template-verification>
    </ft-provider>`,
};
export default meta;

type Story = StoryObj<Args>;

function shown(canvas: HTMLElement) {
  const element = canvas.querySelector('ft-template-verification');
  if (!element) throw new Error('The story has no verification.');
  return verification(element);
}

export const GivesTheClient: Story = {
  play: async ({ canvasElement }) => {
    await waitFor(() => shown(canvasElement).hasButton('Select untrusted emails'));
  },
};

export const DecidesTheLanguage: Story = {
  args: { lang: 'hr' },
  play: async ({ canvasElement }) => {
    await waitFor(() => shown(canvasElement).text.includes('Provjera korisnika'));
  },
};

export const ReplacesTexts: Story = {
  args: { messages: { template: { heading: 'Is this template ready?' } } },
  play: async ({ canvasElement }) => {
    await waitFor(() => shown(canvasElement).text.includes('Is this template ready?'));
  },
};

export const RestrictsWhatIsAllowed: Story = {
  args: { permissions: { updateTemplate: 'disabled' } },
  play: async ({ canvasElement }) => {
    await waitFor(() => !shown(canvasElement).isEnabled('Select untrusted emails'));
  },
};

export const NotConnected: Story = {
  render: () => html`<ft-provider lang="en"><ft-template-picker></ft-template-picker></ft-provider>`,
  play: async ({ canvasElement }) => {
    await waitFor(() => {
      const element = canvasElement.querySelector('ft-template-picker');
      return element && picker(element).text.includes('Not connected');
    });
  },
};
