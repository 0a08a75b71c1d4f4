import { ProvisioningError } from '@flowthrough/client';
import type { TemplatePickerElement } from '@flowthrough/elements';
import '@flowthrough/elements/template-picker/define';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { createTemplateWorld, template } from '../test/support/harness/template-backend.js';
import { picker } from '../test/support/harness/template-picker.js';
import { waitFor } from '../test/support/wait.js';
import { scenarioClient } from './scenario-client.js';

type Args = Partial<Pick<TemplatePickerElement, 'client' | 'templateId'>>;

const meta: Meta<Args> = {
  title: 'Template picker',
  component: 'ft-template-picker',
  argTypes: { client: { control: false } },
  render: ({ client, templateId }) =>
    html`<ft-template-picker .client=${client} template-id=${templateId ?? nothing}></ft-template-picker>`,
};
export default meta;

type Story = StoryObj<Args>;

function shown(canvas: HTMLElement) {
  const element = canvas.querySelector('ft-template-picker');
  if (!element) throw new Error('The story has no picker.');
  return picker(element);
}

const MANY = Array.from({ length: 40 }, (_, index) =>
  template({
    id: `site-${index}`,
    name: `Site ${index + 1}`,
    customerName: ['Adria Hotels', 'Port Authority', 'City Clinic'][index % 3] ?? '',
    untrustedEmails: index % 5 !== 2,
  }),
);

export const Few: Story = {
  args: { templateId: 'adria-hotels' },
  render: ({ templateId }) =>
    html`<ft-template-picker
      .client=${scenarioClient('misconfigured')}
      template-id=${templateId ?? nothing}
    ></ft-template-picker>`,
  play: async ({ canvasElement }) => {
    await waitFor(() => shown(canvasElement).choices.length === 3);
  },
};

export const Chosen: Story = {
  ...Few,
  args: {},
  play: async ({ canvasElement }) => {
    const view = shown(canvasElement);
    await waitFor(() => view.choices.length === 3);
    view.choose('Harbor offices');
    await waitFor(() => view.chosen.length === 1);
  },
};

export const Many: Story = {
  args: { templateId: 'site-4' },
  render: ({ templateId }) =>
    html`<ft-template-picker
      .client=${createTemplateWorld(MANY).client}
      template-id=${templateId ?? nothing}
    ></ft-template-picker>`,
  play: async ({ canvasElement }) => {
    await waitFor(() => shown(canvasElement).choices.length === 40);
  },
};

export const Filtered: Story = {
  ...Many,
  play: async ({ canvasElement }) => {
    const view = shown(canvasElement);
    await waitFor(() => view.hasSearch());
    view.search.value = 'clinic';
    view.search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitFor(() => view.choices.length === 13);
  },
};

export const Loading: Story = {
  render: () => {
    const world = createTemplateWorld();
    world.hold('listTemplates');
    return html`<ft-template-picker .client=${world.client}></ft-template-picker>`;
  },
};

export const Empty: Story = {
  render: () => html`<ft-template-picker .client=${createTemplateWorld([]).client}></ft-template-picker>`,
  play: async ({ canvasElement }) => {
    await waitFor(() => shown(canvasElement).text.includes('No onboarding templates'));
  },
};

export const Failed: Story = {
  render: () => {
    const world = createTemplateWorld();
    world.failNext('listTemplates', new ProvisioningError('unavailable', 'Down.', { trackingId: 'FT_4711' }));
    return html`<ft-template-picker .client=${world.client}></ft-template-picker>`;
  },
  play: async ({ canvasElement }) => {
    await waitFor(() => shown(canvasElement).text.includes('could not be loaded'));
  },
};

export const FailedAgain: Story = {
  render: () => {
    const world = createTemplateWorld(MANY.slice(0, 3));
    world.failNext('listTemplates', new ProvisioningError('network', 'Down.'));
    return html`<ft-template-picker .client=${world.client}></ft-template-picker>`;
  },
  play: async ({ canvasElement }) => {
    const view = shown(canvasElement);
    await waitFor(() => view.text.includes('could not be loaded'));
    view.press('Try again');
    await waitFor(() => view.choices.length === 3);
  },
};

export const NotConnected: Story = {};

export const RightToLeft: Story = {
  ...Few,
  globals: { direction: 'rtl', language: 'hr' },
  play: async ({ canvasElement }) => {
    await waitFor(() => shown(canvasElement).text.includes('Predložak za uvođenje'));
  },
};

export const Dark: Story = { ...Few, globals: { theme: 'dark' } };
