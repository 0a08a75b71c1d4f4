import {
  createProvisioningClient,
  ProvisioningError,
  type PrecheckResult,
  type ProvisioningBackend,
  type Subscriber,
} from '@flowthrough/client';
import type { UserStatusElement } from '@flowthrough/elements';
import '@flowthrough/elements/user-status/define';
import type { ScenarioName, ScenarioOptions } from '@flowthrough/mock';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { TEMPLATE, userStatus } from '../test/support/harness/user-status.js';
import { allByRole, byRole, findByRole } from '../test/support/roles.js';
import { waitFor } from '../test/support/wait.js';
import { scenarioClient } from './scenario-client.js';

type Args = Partial<
  Pick<
    UserStatusElement,
    | 'client'
    | 'messages'
    | 'permissions'
    | 'rowActions'
    | 'packages'
    | 'templateId'
    | 'excludeProvisioned'
    | 'search'
    | 'sort'
    | 'status'
    | 'package'
    | 'columns'
    | 'readOnly'
    | 'withoutExport'
  >
>;

const USERS = 40;

const table = ({ client, messages, permissions, rowActions, packages, ...args }: Args) =>
  html`<ft-user-status
    .client=${client}
    .messages=${messages}
    .permissions=${permissions}
    .rowActions=${rowActions}
    .packages=${packages ?? ['softphone', 'basic', 'standard', 'premium']}
    template-id=${args.templateId ?? nothing}
    ?exclude-provisioned=${args.excludeProvisioned}
    search=${args.search ?? nothing}
    sort=${args.sort ?? nothing}
    status=${args.status?.join() ?? nothing}
    package=${args.package?.join() ?? nothing}
    columns=${args.columns ?? nothing}
    ?read-only=${args.readOnly}
    ?without-export=${args.withoutExport}
  ></ft-user-status>`;

const meta: Meta<Args> = {
  title: 'User status',
  component: 'ft-user-status',
  argTypes: { client: { control: false }, rowActions: { control: false } },
  args: { templateId: TEMPLATE },
  render: (args) => table({ client: scenarioClient('errors', { users: USERS }), ...args }),
};
export default meta;

type Story = StoryObj<Args>;

/** A story in which some verbs of the backend are replaced. */
function over(
  replace: (backend: ProvisioningBackend) => Partial<ProvisioningBackend>,
  name: ScenarioName = 'errors',
  options: ScenarioOptions = { users: USERS },
): NonNullable<Story['render']> {
  return (args) => {
    const { backend } = scenarioClient(name, options);
    return table({ client: createProvisioningClient({ backend: { ...backend, ...replace(backend) } }), ...args });
  };
}

const never = () => new Promise<never>(() => undefined);
const fails = (error: ProvisioningError) => () => Promise.reject(error);

function shown(canvas: HTMLElement) {
  const element = canvas.querySelector('ft-user-status');
  if (!element) throw new Error('The story has no table.');
  return { element, view: userStatus(element) };
}

async function loaded(canvas: HTMLElement) {
  const { element, view } = shown(canvas);
  await view.loaded();
  return { element, view };
}

/** Opens the menu of the first row with a status. */
async function openMenu(canvas: HTMLElement, status = 'Error') {
  const { element, view } = await loaded(canvas);
  const [id = ''] = view.idsWith(status);
  await view.openMenu(id);
  return { element, view, id };
}

/** Opens a dialog from the menu of the first row in error. */
async function openDialog(canvas: HTMLElement, item: string) {
  const { element, view, id } = await openMenu(canvas);
  await view.choose(item);
  await view.dialog();
  return { element, view, id };
}

type Play = NonNullable<Story['play']>;

const load: Play = async ({ canvasElement }) => {
  await loaded(canvasElement);
};
const menu: Play = async ({ canvasElement }) => {
  await openMenu(canvasElement);
};
const dialog =
  (item: string): Play =>
  async ({ canvasElement }) => {
    await openDialog(canvasElement, item);
  };

export const Ready: Story = { play: load };

export const Healthy: Story = {
  render: (args) => table({ client: scenarioClient('healthy', { users: USERS }), ...args }),
  play: load,
};

export const WithoutProvisioned: Story = {
  args: { excludeProvisioned: true },
  play: async ({ canvasElement }) => {
    const { view } = await loaded(canvasElement);
    await waitFor(() => view.idsWith('Provisioned').length === 0);
  },
};

export const Filtered: Story = {
  args: { status: ['error', 'pending_email_input'], package: ['standard'] },
  play: load,
};

export const Sorted: Story = { args: { sort: '-lastStatusChange' }, play: load };

export const NothingMatches: Story = {
  args: { search: 'nobody has this name' },
  play: async ({ canvasElement }) => {
    const { view } = shown(canvasElement);
    await waitFor(() => view.text.includes('No user matches'));
  },
};

export const Empty: Story = {
  render: (args) => table({ client: scenarioClient('empty'), ...args }),
  play: async ({ canvasElement }) => {
    const { view } = shown(canvasElement);
    await waitFor(() => view.text.includes('No users yet'));
  },
};

export const Loading: Story = { render: over(() => ({ listSubscribers: never })) };

export const LoadingMore: Story = {
  render: over(({ listSubscribers }) => ({
    capabilities: () => Promise.resolve({ maxPageSize: 20 }),
    listSubscribers: (query, options) => (query.cursor ? never() : listSubscribers(query, options)),
  })),
  play: async ({ canvasElement }) => {
    const { view } = shown(canvasElement);
    await waitFor(() => view.text.includes('20 of 40 loaded'));
  },
};

export const Incomplete: Story = {
  render: over(({ listSubscribers }) => ({
    listSubscribers: async (query, options) => ({ ...(await listSubscribers(query, options)), next: 'the-same-again' }),
  })),
  play: async ({ canvasElement }) => {
    const { view } = shown(canvasElement);
    await waitFor(() => view.text.includes('the list may be incomplete'));
  },
};

export const Failed: Story = {
  render: over(() => ({
    listSubscribers: fails(new ProvisioningError('unavailable', 'Down.', { trackingId: 'FT_4711' })),
  })),
  play: async ({ canvasElement }) => {
    const { view } = shown(canvasElement);
    await waitFor(() => view.text.includes('The users could not be loaded'));
  },
};

export const Stale: Story = {
  play: async ({ canvasElement }) => {
    const { element, view } = await loaded(canvasElement);
    Object.assign(element.client?.backend ?? {}, {
      listSubscribers: fails(new ProvisioningError('offline', 'No connection.')),
    });
    view.press('Refresh');
    await waitFor(() => view.text.includes('These rows are as of'));
  },
};

export const SignedOut: Story = {
  render: over(() => ({ listSubscribers: fails(new ProvisioningError('unauthorized', 'Expired.', { status: 401 })) })),
  play: async ({ canvasElement }) => {
    const { view } = shown(canvasElement);
    await waitFor(() => view.text.includes('Your sign-in has ended'));
  },
};

export const Menu: Story = { play: menu };

export const MenuForAccountMove: Story = {
  args: { status: ['pending_user_migration'] },
  play: async ({ canvasElement }) => {
    await openMenu(canvasElement, 'Pending: account move');
  },
};

export const RetryActivation: Story = { play: dialog('Retry activation') };

export const RetryWithInvalidAddress: Story = {
  play: async ({ canvasElement }) => {
    const { element, view } = await openDialog(canvasElement, 'Retry activation');
    await view.fill('Email address', 'ana.horvat');
    await view.confirm('Onboard');
    await waitFor(() => byRole(element, 'textbox', 'Email address').getAttribute('aria-invalid') === 'true');
  },
};

const taken: PrecheckResult = {
  ok: false,
  findings: [{ code: 'email-in-use', text: 'The email address is already used by another account.', field: 'email' }],
};

export const RetryWithObjection: Story = {
  render: over(() => ({ precheck: () => Promise.resolve(taken) })),
  play: async ({ canvasElement }) => {
    const { view } = await openDialog(canvasElement, 'Retry activation');
    await view.fill('Email address', 'ana.horvat@example.com');
    await view.confirm('Onboard');
    await waitFor(() => view.text.includes('Choose Onboard again'));
  },
};

export const RetryRefused: Story = {
  render: over(() => ({
    retryActivation: fails(
      new ProvisioningError('conflict', 'Refused.', {
        status: 409,
        code: 'already-provisioned',
        errors: [{ text: 'The user is provisioned already.' }],
        trackingId: 'FT_4711',
      }),
    ),
  })),
  play: async ({ canvasElement }) => {
    const { view } = await openDialog(canvasElement, 'Retry activation');
    await view.fill('Email address', 'ana.horvat@example.com');
    await view.confirm('Onboard');
    await waitFor(() => view.text.includes('The activation was not started.'));
  },
};

export const Onboarding: Story = {
  render: over(() => ({ retryActivation: never })),
  play: async ({ canvasElement }) => {
    const { view, id } = await openDialog(canvasElement, 'Retry activation');
    await view.fill('Email address', 'ana.horvat@example.com');
    await view.confirm('Onboard');
    await waitFor(() => view.statusOf(id).includes('Retrying activation'));
  },
};

export const OutcomeUnknown: Story = {
  render: over(({ getSubscriber }) => ({
    retryActivation: fails(new ProvisioningError('timeout', 'No answer.', { outcome: 'unknown' })),
    getSubscriber,
  })),
  play: async ({ canvasElement }) => {
    const { view, id } = await openDialog(canvasElement, 'Retry activation');
    await view.fill('Email address', 'ana.horvat@example.com');
    await view.confirm('Onboard');
    await waitFor(() => view.statusOf(id).includes('it is not known yet whether this was done'));
  },
};

export const DeleteUser: Story = { play: dialog('Delete user') };

export const ChangePackageType: Story = { play: dialog('Change package type') };

export const HostPackages: Story = {
  args: { packages: ['basic', 'business-plus'] },
  play: dialog('Change package type'),
};

export const ErrorDetails: Story = {
  play: async ({ canvasElement }) => {
    const { element, view } = await loaded(canvasElement);
    const [id = ''] = view.idsWith('Error');
    byRole(view.row(id), 'button', /^Error details/).click();
    await waitFor(() => findByRole(element, 'dialog'));
  },
};

export const CopyByHand: Story = {
  play: async ({ canvasElement }) => {
    const { element, view } = await openMenu(canvasElement);
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    await view.choose('Copy error text');
    await waitFor(() => findByRole(element, 'textbox', /^Copying was not possible here/));
    Reflect.deleteProperty(navigator, 'clipboard');
  },
};

export const Exporting: Story = {
  render: over(({ listSubscribers }) => {
    let pages = 0;
    // The rows are there; what an export reads on top of them never comes.
    return {
      listSubscribers: (query, options) => ((pages += 1) > 1 ? never() : listSubscribers(query, options)),
      capabilities: () => Promise.resolve({ maxPageSize: 20 }),
    };
  }),
  play: async ({ canvasElement }) => {
    const { element, view } = shown(canvasElement);
    await waitFor(() => view.rows().length === 20);
    view.press('Export');
    await waitFor(() => findByRole(element, 'button', 'Cancel export'));
  },
};

export const ReadOnly: Story = {
  args: { readOnly: true },
  play: async ({ canvasElement }) => {
    const { view } = await openMenu(canvasElement);
    await waitFor(() => view.menuItems.join() === 'Copy error text,History');
  },
};

export const NotPermitted: Story = {
  args: { permissions: { delete: 'disabled', changePackage: 'hidden', export: 'disabled' } },
  play: menu,
};

export const HostActions: Story = {
  args: { rowActions: ({ personId }) => (personId ? [{ id: 'open', label: 'Open in the directory' }] : []) },
  play: async ({ canvasElement }) => {
    await openMenu(canvasElement, 'Provisioned');
  },
};

export const FewColumns: Story = { args: { columns: 'broadworksId status' }, play: load };

export const TenThousandUsers: Story = {
  render: (args) => table({ client: scenarioClient('errors', { users: 10_000 }), ...args }),
  play: async ({ canvasElement }) => {
    const { element, view } = await loaded(canvasElement);
    await waitFor(() => view.text.includes('of 10,000'));
    const scroller = byRole(element, 'region', 'User Status');
    scroller.scrollTop = scroller.scrollHeight;
    await waitFor(() => allByRole(element, 'row').at(-1)?.getAttribute('aria-rowindex') === '10001');
  },
};

/** Whatever stands in a name, an address or an error is text, and stays in its place. */
const HOSTILE: Partial<Subscriber> = {
  firstName: '<img src=x onerror=alert(1)>',
  lastName: '\u202Eמשתמש\u202C with a name that is longer than any column of any table would be',
  email: 'an-address-that-is-longer-than-its-column@a-rather-long-domain-name.example.com',
  status: 'suspended_by_carrier',
  package: 'webex_suite',
};

export const HostileText: Story = {
  render: over(({ listSubscribers }) => ({
    listSubscribers: async (query, options) => {
      const page = await listSubscribers(query, options);
      const [first, second, ...others] = page.items;
      const errors = [{ code: '<b>X</b>', text: '\u202Egnirts elitsoh a "><script>alert(1)</script>' }];
      const changed = [first && { ...first, ...HOSTILE }, second && { ...second, status: 'error', errors }];
      return { ...page, items: [...changed.filter((row) => row !== undefined), ...others] };
    },
  })),
  play: async ({ canvasElement }) => {
    const { view } = await loaded(canvasElement);
    await waitFor(() => view.text.includes('suspended_by_carrier'));
  },
};

export const NoTemplate: Story = { args: { templateId: undefined } };

export const NotConnected: Story = { render: (args) => table(args) };

export const Narrow: Story = { ...Ready, globals: { viewport: { value: 'phone' } } };

export const RightToLeft: Story = {
  globals: { direction: 'rtl', language: 'hr' },
  play: async ({ canvasElement }) => {
    const { view } = await loaded(canvasElement);
    const [id = ''] = view.idsWith('Pogreška');
    byRole(view.row(id), 'button', `Radnje za ${id}`).click();
    await waitFor(() => view.menuItems.includes('Izbriši korisnika'));
  },
};

export const Dark: Story = { ...Menu, globals: { theme: 'dark' } };

export const DarkDialog: Story = { ...RetryWithObjection, globals: { theme: 'dark' } };
