import { createProvisioningClient, ProvisioningError, type ProvisioningBackend } from '@flowthrough/client';
import type { SavedView, UserStatusElement } from '@flowthrough/elements';
import '@flowthrough/elements/user-status/define';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { TEMPLATE, userStatus } from '../test/support/harness/user-status.js';
import { allByRole, byRole, findByRole, textOf } from '../test/support/roles.js';
import { waitFor } from '../test/support/wait.js';
import { scenarioClient } from './scenario-client.js';

const USERS = 120;
const DAY_IN_HOURS = 24;

interface Args {
  readonly status?: string;
  readonly cause?: string;
  /** Hours. */
  readonly stuckFor?: number;
  readonly views?: readonly SavedView[];
  readonly listHistory?: ProvisioningBackend['listHistory'];
}

const VIEWS: readonly SavedView[] = [
  { id: 'errors', name: 'All errors', query: { status: ['error'] } },
  {
    id: 'stuck',
    name: 'Stuck for a week',
    query: { excludeProvisioned: true, stuckFor: 7 * DAY_IN_HOURS * 3_600_000 },
    columns: ['broadworksId', 'status', 'lastStatusChange'],
  },
];

const meta: Meta<Args> = {
  title: 'User status/Insight',
  component: 'ft-user-status',
  argTypes: { views: { control: false }, listHistory: { control: false } },
  render: ({ status = '', cause = '', stuckFor = 0, views = [], listHistory }) => {
    const { backend } = scenarioClient('errors', { users: USERS });
    return html`<ft-user-status
      .client=${createProvisioningClient({ backend: { ...backend, ...(listHistory && { listHistory }) } })}
      .views=${views}
      template-id=${TEMPLATE}
      status=${status}
      cause=${cause}
      stuck-for=${stuckFor}
    ></ft-user-status>`;
  },
};
export default meta;

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const find = (canvas: HTMLElement): UserStatusElement => {
  const element = canvas.querySelector('ft-user-status');
  if (!element) throw new Error('The story has no table.');
  return element;
};

async function loaded(canvas: HTMLElement) {
  const element = find(canvas);
  const view = userStatus(element);
  await view.loaded();
  return { element, view };
}

const causes =
  (button = 'By cause', list = 'Errors by cause'): Play =>
  async ({ canvasElement }) => {
    const { element, view } = await loaded(canvasElement);
    view.press(button);
    const causes = await waitFor(() => findByRole(element, 'list', list), 'the causes');
    await waitFor(() => textOf(causes).includes('The provisioning worker gave up'), 'the words of unknown codes');
  };

const tool =
  (more = 'More', item = 'Saved views'): Play =>
  async ({ canvasElement }) => {
    const { view } = await loaded(canvasElement);
    await view.openTool(item, more);
  };

const history =
  (isShown: (dialog: HTMLElement) => boolean): Play =>
  async ({ canvasElement }) => {
    const { view } = await loaded(canvasElement);
    const [id = ''] = view.idsWith('Error');
    await view.openMenu(id);
    await view.choose('History');
    const dialog = await view.dialog();
    await waitFor(() => isShown(dialog), 'the history');
  };

export const Summary: Story = {
  play: async ({ canvasElement }) => {
    const { element } = await loaded(canvasElement);
    await waitFor(() => findByRole(element, 'button', `All users ${USERS}`));
  },
};

export const OneGroup: Story = {
  play: async ({ canvasElement }) => {
    const { element, view } = await loaded(canvasElement);
    byRole(element, 'button', /^Pending \d/).click();
    await waitFor(() => view.idsWith('Error').length === 0);
  },
};

export const Causes: Story = { play: causes() };

export const OneCause: Story = {
  args: { cause: '10022' },
  play: async (context) => {
    await causes()(context);
    const element = find(context.canvasElement);
    await waitFor(() => findByRole(element, 'group', 'Cause'));
  },
};

export const RetryOfACause: Story = {
  play: async (context) => {
    await causes()(context);
    const element = find(context.canvasElement);
    const [retry] = allByRole(element, 'button', /^Retry \d+ users$/);
    retry?.click();
    await userStatus(element).dialog();
  },
};

export const StuckForADay: Story = {
  args: { stuckFor: DAY_IN_HOURS },
  play: async ({ canvasElement }) => {
    const { view } = await loaded(canvasElement);
    view.press('Filters 1');
    await waitFor(() => view.idsWith('Provisioned').length === 0);
  },
};

export const NoViews: Story = { play: tool() };

export const Views: Story = { args: { views: VIEWS, status: 'error' }, play: tool() };

export const ViewNameTaken: Story = {
  args: { views: VIEWS },
  play: async (context) => {
    await tool()(context);
    const view = userStatus(find(context.canvasElement));
    await view.fill('Name for what the table shows now', 'All errors');
    await view.confirm('Save view');
    await waitFor(() => view.text.includes('There is already a view called All errors'));
  },
};

export const ViewDeletion: Story = {
  args: { views: VIEWS },
  play: async (context) => {
    await tool()(context);
    await userStatus(find(context.canvasElement)).confirm('Delete All errors');
  },
};

export const History: Story = { play: history((dialog) => allByRole(dialog, 'listitem').length > 0) };

export const HistoryLoading: Story = {
  args: { listHistory: () => new Promise<never>(() => undefined) },
  play: history((dialog) => findByRole(dialog, 'img', 'Loading') !== undefined),
};

export const HistoryEmpty: Story = {
  args: { listHistory: () => Promise.resolve([]) },
  play: history((dialog) => textOf(dialog).includes('Nothing recorded yet')),
};

export const HistoryFailed: Story = {
  args: { listHistory: () => Promise.reject(new ProvisioningError('unavailable', 'Down.', { trackingId: 'FT_4711' })) },
  play: history((dialog) => textOf(dialog).includes('The history could not be loaded')),
};

export const Narrow: Story = { ...Causes, globals: { viewport: { value: 'phone' } } };

export const RightToLeft: Story = {
  globals: { direction: 'rtl', language: 'hr' },
  play: causes('Po uzroku', 'Pogreške po uzroku'),
};

export const Croatian: Story = {
  args: { views: VIEWS },
  globals: { language: 'hr' },
  play: tool('Više', 'Spremljeni prikazi'),
};

export const Dark: Story = { ...Causes, globals: { theme: 'dark' } };

export const DarkHistory: Story = { ...History, globals: { theme: 'dark' } };
