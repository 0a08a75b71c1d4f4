import { ProvisioningError, systemEnvironment, type Activation, type ProvisioningClient } from '@flowthrough/client';
import type { ActivationFormElement } from '@flowthrough/elements';
import '@flowthrough/elements/activation-form/define';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import {
  ADDRESS,
  createActivationWorld,
  ended,
  refusal,
  refusedField,
  unanswered,
  type ActivationWorld,
} from '../test/support/harness/activation-backend.js';
import { activationForm, type ActivationFormHarness } from '../test/support/harness/activation-form.js';
import { waitFor } from '../test/support/wait.js';
import { scenarioClient } from './scenario-client.js';

type Args = Partial<
  Pick<
    ActivationFormElement,
    'client' | 'messages' | 'email' | 'broadworksId' | 'credentials' | 'maxAttempts' | 'activationId'
  >
>;

const form = ({ client, messages, email, broadworksId, credentials, maxAttempts, activationId }: Args) =>
  html`<ft-activation-form
    .client=${client}
    .messages=${messages}
    ?credentials=${credentials}
    email=${email ?? nothing}
    broadworks-id=${broadworksId ?? nothing}
    max-attempts=${maxAttempts ?? nothing}
    activation-id=${activationId ?? nothing}
  >
    <p slot="administrator">Your administrator is <a href="mailto:it@example.com">it@example.com</a>.</p>
    <p slot="success"><a href="https://example.com/download">Download the app</a></p>
  </ft-activation-form>`;

const meta: Meta<Args> = {
  title: 'Activation form',
  component: 'ft-activation-form',
  argTypes: { client: { control: false } },
  render: (args) => form({ client: scenarioClient('healthy'), ...args }),
};
export default meta;

type Story = StoryObj<Args>;

function shown(canvas: HTMLElement): ActivationFormHarness {
  const element = canvas.querySelector('ft-activation-form');
  if (!element) throw new Error('The story has no form.');
  return activationForm(element);
}

/** A story over one activation in memory, whose answers the story decides. */
function inMemory(prepare: (world: ActivationWorld) => void = () => undefined): NonNullable<Story['render']> {
  return (args) => {
    const world = createActivationWorld({ environment: systemEnvironment });
    prepare(world);
    return form({ client: world.client, email: ADDRESS, ...args });
  };
}

const becoming = (changes: Partial<Activation>) => inMemory((world) => world.becomes(changes));

/** Sends the address and waits for the title of what follows. */
async function send(canvas: HTMLElement, title: string, button = 'Activate'): Promise<void> {
  const view = shown(canvas);
  await waitFor(() => view.isEnabled(button));
  view.press(button);
  await waitFor(() => view.title === title, title);
}

const sending =
  (title: string): NonNullable<Story['play']> =>
  ({ canvasElement }) =>
    send(canvasElement, title);

export const Empty: Story = {};

export const Prefilled: Story = { args: { email: ADDRESS, broadworksId: '5551234567@example.com' } };

export const WithCredentials: Story = { args: { credentials: true, broadworksId: '5551234567@example.com' } };

export const Invalid: Story = {
  args: { credentials: true, email: 'ana.horvat' },
  play: async ({ canvasElement }) => {
    const view = shown(canvasElement);
    await waitFor(() => view.hasButton('Activate'));
    view.press('Activate');
    await waitFor(() => view.isInvalid('Email address'));
  },
};

export const PlusSign: Story = { args: { email: 'ana+calls@example.com' } };

export const Submitting: Story = {
  render: inMemory((world) => world.hold('activate')),
  play: async ({ canvasElement }) => {
    const view = shown(canvasElement);
    await waitFor(() => view.hasButton('Activate'));
    view.press('Activate');
    await waitFor(() => !view.isEnabled('Activate'));
  },
};

export const CheckYourEmail: Story = { render: inMemory(), play: sending('Check your email') };

export const CanSendAgain: Story = {
  render: becoming({ resendAvailableAt: '2020-01-01T00:00:00Z' }),
  play: sending('Check your email'),
};

export const SentAgain: Story = {
  ...CanSendAgain,
  play: async ({ canvasElement }) => {
    const view = shown(canvasElement);
    await send(canvasElement, 'Check your email');
    view.press('Send again');
    await waitFor(() => view.text.includes('was sent again'));
  },
};

export const SentRecently: Story = {
  render: inMemory((world) => {
    world.becomes({ resendAvailableAt: '2020-01-01T00:00:00Z' });
    world.failNext('resendVerification', refusal('ATLAS-600199', 'Sent within 24 hours.'));
  }),
  play: async ({ canvasElement }) => {
    const view = shown(canvasElement);
    await send(canvasElement, 'Check your email');
    view.press('Send again');
    await waitFor(() => view.text.includes('within the last 24 hours'));
  },
};

export const AccountMove: Story = {
  render: becoming({ status: 'pending_user_migration' }),
  play: sending('Confirm the account move'),
};

export const FirstAdministrator: Story = {
  render: becoming({ status: 'pending_first_admin' }),
  play: sending('Waiting for your first administrator'),
};

export const Provisioning: Story = {
  render: becoming({ status: 'provisioning' }),
  play: sending('Setting up your account'),
};

export const UnknownStatus: Story = {
  render: becoming({ status: 'awaiting_license' }),
  play: sending('Setting up your account'),
};

export const CannotBeRead: Story = {
  render: inMemory((world) => world.failNext('getActivation', new ProvisioningError('offline', 'No connection.'))),
  play: async ({ canvasElement }) => {
    const view = shown(canvasElement);
    await send(canvasElement, 'Check your email');
    view.press('Check now');
    await waitFor(() => view.text.includes('could not be read'));
  },
};

export const Succeeded: Story = {
  render: becoming({ status: 'provisioned' }),
  play: sending('Your account is ready'),
};

export const Failed: Story = {
  render: becoming(ended('X-9001', 'The provisioning worker gave up after three attempts.')),
  play: sending('The activation did not work'),
};

export const FailedExplained: Story = {
  render: becoming(ended()),
  play: sending('User already linked to another account'),
};

export const Exhausted: Story = {
  render: becoming(ended('X-9001', 'The provisioning worker gave up after three attempts.')),
  args: { broadworksId: '5551234567@example.com' },
  play: async ({ canvasElement }) => {
    await send(canvasElement, 'The activation did not work');
    await send(canvasElement, 'Your administrator can help', 'Try again');
  },
};

export const RefusedField: Story = {
  render: inMemory((world) => world.failNext('activate', refusedField('email', 'Use an address of your company.'))),
  play: async ({ canvasElement }) => {
    const view = shown(canvasElement);
    await waitFor(() => view.hasButton('Activate'));
    view.press('Activate');
    await waitFor(() => view.isInvalid('Email address'));
  },
};

const stumbling = (error: ProvisioningError) => inMemory((world) => world.failNext('activate', error));

export const Offline: Story = {
  render: stumbling(new ProvisioningError('offline', 'No connection.')),
  play: sending('That did not go through'),
};

export const RateLimited: Story = {
  render: stumbling(new ProvisioningError('rate-limited', 'Slow down.', { retryAfter: 95_000 })),
  play: sending('That did not go through'),
};

export const UnknownOutcome: Story = { render: stumbling(unanswered()), play: sending('Did the message arrive?') };

export const Resuming: Story = {
  render: inMemory((world) => world.hold('getActivation')),
  args: { activationId: 'activation-7' },
};

export const NotConnected: Story = { render: () => html`<ft-activation-form></ft-activation-form>` };

export const OwnTexts: Story = {
  args: {
    email: ADDRESS,
    messages: {
      activation: { heading: 'Welcome to Northwind Calling', emailHint: 'The address your team knows you by.' },
    },
  },
};

/** The mock's own first failure and second success, over HTTP. */
export const TryAgain: Story = {
  render: (args) => {
    const client: ProvisioningClient = scenarioClient('errors', { pace: { confirm: 0, provision: 0 } });
    return form({ client, email: ADDRESS, ...args });
  },
  play: async ({ canvasElement }) => {
    const view = shown(canvasElement);
    await waitFor(() => view.hasButton('Activate'));
    view.press('Activate');
    await waitFor(() => view.hasButton('Try again') || view.hasButton('Check now'));
  },
};

export const RightToLeft: Story = {
  globals: { direction: 'rtl', language: 'hr' },
  args: { email: ADDRESS, credentials: true },
};

export const Dark: Story = { ...Failed, globals: { theme: 'dark' } };
