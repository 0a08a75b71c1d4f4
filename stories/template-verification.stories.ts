import { ProvisioningError, type OnboardingTemplate } from '@flowthrough/client';
import type { TemplateVerificationElement } from '@flowthrough/elements';
import '@flowthrough/elements/template-verification/define';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { createTemplateWorld, template, type TemplateWorld } from '../test/support/harness/template-backend.js';
import { verification } from '../test/support/harness/template-verification.js';
import { waitFor } from '../test/support/wait.js';
import { scenarioClient } from './scenario-client.js';

type Args = Partial<Pick<TemplateVerificationElement, 'client' | 'permissions' | 'messages' | 'templateId'>>;

const meta: Meta<Args> = {
  title: 'Template verification',
  component: 'ft-template-verification',
  argTypes: { client: { control: false } },
  args: { templateId: 'adria-hotels' },
  render: ({ client = scenarioClient('misconfigured'), permissions, messages, templateId }) =>
    html`<ft-template-verification
      .client=${client}
      .permissions=${permissions}
      .messages=${messages}
      template-id=${templateId ?? nothing}
    ></ft-template-verification>`,
};
export default meta;

type Story = StoryObj<Args>;

function shown(canvas: HTMLElement) {
  const element = canvas.querySelector('ft-template-verification');
  if (!element) throw new Error('The story has no verification.');
  return verification(element);
}

/** A story over templates in memory, whose answers the story decides. */
function inMemory(
  changes: Partial<OnboardingTemplate>,
  prepare: (world: TemplateWorld) => void,
): NonNullable<Story['render']> {
  return ({ permissions }) => {
    const world = createTemplateWorld([template(changes)]);
    prepare(world);
    return html`<ft-template-verification
      .client=${world.client}
      .permissions=${permissions}
      template-id="main"
    ></ft-template-verification>`;
  };
}

const WRONG = { untrustedEmails: false, shareLink: '' };
const unanswered = () => new ProvisioningError('timeout', 'No answer.', { outcome: 'unknown' });

export const Ready: Story = {
  args: { templateId: 'port-authority' },
  play: async ({ canvasElement }) => {
    await waitFor(() => shown(canvasElement).text.includes('Ready: users can activate'));
  },
};

export const Misconfigured: Story = {
  play: async ({ canvasElement }) => {
    await waitFor(() => shown(canvasElement).text.includes('2 problems'));
  },
};

export const StepByStep: Story = {
  play: async ({ canvasElement }) => {
    const view = shown(canvasElement);
    await waitFor(() => view.text.includes('2 problems'));
    view.howToFix('Share link');
  },
};

export const Mended: Story = {
  play: async ({ canvasElement }) => {
    const view = shown(canvasElement);
    await waitFor(() => view.hasButton('Select untrusted emails'));
    view.press('Select untrusted emails');
    await waitFor(() => view.text.includes('1 problem '));
    view.press('Use the activation link as share link');
    await waitFor(() => view.text.includes('Ready: users can activate'));
  },
};

export const WaitingForFirstAdmin: Story = {
  render: () =>
    html`<ft-template-verification
      .client=${scenarioClient('first-admin')}
      template-id="adria-hotels"
    ></ft-template-verification>`,
  play: async ({ canvasElement }) => {
    await waitFor(() => shown(canvasElement).text.includes('Not ready yet'));
  },
};

export const Mending: Story = {
  render: inMemory(WRONG, (world) => world.hold('updateTemplate')),
  play: async ({ canvasElement }) => {
    const view = shown(canvasElement);
    await waitFor(() => view.hasButton('Select untrusted emails'));
    view.press('Select untrusted emails');
    await waitFor(() => !view.isEnabled('Select untrusted emails'));
  },
};

export const MendingFailed: Story = {
  render: inMemory(WRONG, (world) => world.failNext('updateTemplate', new ProvisioningError('server', 'Broken.'))),
  play: async ({ canvasElement }) => {
    const view = shown(canvasElement);
    await waitFor(() => view.hasButton('Select untrusted emails'));
    view.press('Select untrusted emails');
    await waitFor(() => view.text.includes('The template was not changed'));
  },
};

export const MendingUnknown: Story = {
  render: inMemory(WRONG, (world) => world.failNext('updateTemplate', unanswered())),
  play: async ({ canvasElement }) => {
    const view = shown(canvasElement);
    await waitFor(() => view.hasButton('Select untrusted emails'));
    view.press('Select untrusted emails');
    await waitFor(() => view.text.includes('read again and is unchanged'));
  },
};

export const NotAllowed: Story = {
  args: { permissions: { updateTemplate: 'disabled' } },
  play: async ({ canvasElement }) => {
    await waitFor(() => shown(canvasElement).text.includes('You do not have permission'));
  },
};

export const ReadOnly: Story = {
  args: { permissions: { updateTemplate: 'hidden' } },
  play: async ({ canvasElement }) => {
    await waitFor(() => shown(canvasElement).text.includes('2 problems'));
  },
};

export const WithoutActivationLink: Story = {
  render: inMemory({ activationLink: '' }, () => undefined),
  play: async ({ canvasElement }) => {
    await waitFor(() => shown(canvasElement).text.includes('could not be checked'));
  },
};

export const Loading: Story = {
  render: inMemory({}, (world) => world.hold('getTemplate')),
};

export const Failed: Story = {
  render: inMemory({}, (world) =>
    world.failNext('getTemplate', new ProvisioningError('unavailable', 'Down.', { trackingId: 'FT_4711' })),
  ),
  play: async ({ canvasElement }) => {
    await waitFor(() => shown(canvasElement).hasButton('Try again'));
  },
};

export const Stale: Story = {
  play: async ({ canvasElement }) => {
    const view = shown(canvasElement);
    await waitFor(() => view.hasButton('Check again'));
    Object.assign(view.element.client?.backend ?? {}, {
      getTemplate: () => Promise.reject(new ProvisioningError('offline', 'No connection.')),
    });
    view.press('Check again');
    await waitFor(() => view.text.includes('could not be checked again'));
  },
};

export const NoTemplate: Story = { args: { templateId: undefined } };

export const NotConnected: Story = {
  render: () => html`<ft-template-verification template-id="main"></ft-template-verification>`,
};

export const RightToLeft: Story = {
  globals: { direction: 'rtl', language: 'hr' },
  play: async ({ canvasElement }) => {
    await waitFor(() => shown(canvasElement).text.includes('2 problema'));
  },
};

export const Dark: Story = { ...Misconfigured, globals: { theme: 'dark' } };
