import type { BatchJournal, BatchRecord } from '@flowthrough/client';
import type { UserStatusElement } from '@flowthrough/elements';
import '@flowthrough/elements/user-status/define';
import { failEvery, onWrites, type Fault } from '@flowthrough/mock';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { TEMPLATE, userStatus } from '../test/support/harness/user-status.js';
import { byRole, findByRole, textOf } from '../test/support/roles.js';
import { waitFor } from '../test/support/wait.js';
import { scenarioClient } from './scenario-client.js';

const USERS = 120;

interface Args {
  readonly faults?: readonly Fault[];
  readonly journal?: BatchJournal;
}

const meta: Meta<Args> = {
  title: 'User status/Batch',
  component: 'ft-user-status',
  argTypes: { faults: { control: false }, journal: { control: false } },
  render: ({ faults, journal }) =>
    html`<ft-user-status
      .client=${scenarioClient('errors', { users: USERS, faults })}
      .batchJournal=${journal}
      template-id=${TEMPLATE}
      status="error"
      selectable
    ></ft-user-status>`,
};
export default meta;

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

/** Answers the first writes, and lets the others wait for ever. */
const stallAfter = (answers: number): Fault => {
  let count = 0;
  return onWrites((request, next) => ((count += 1) > answers ? new Promise<never>(() => undefined) : next(request)));
};

/** Asks every write to wait after the first ones. */
const limitAfter = (answers: number): Fault => {
  let count = 0;
  return onWrites((request, next) =>
    (count += 1) > answers
      ? Promise.resolve(new Response(null, { status: 429, headers: { 'retry-after': '90' } }))
      : next(request),
  );
};

const find = (canvas: HTMLElement): UserStatusElement => {
  const element = canvas.querySelector('ft-user-status');
  if (!element) throw new Error('The story has no table.');
  return element;
};

async function selected(canvas: HTMLElement) {
  const element = find(canvas);
  const view = userStatus(element);
  await view.loaded();
  await waitFor(() => {
    const all = byRole<HTMLInputElement>(element, 'checkbox', /^(Select all|Odaberi sve)$/);
    if (!all.checked) all.click();
    return barText(element).length > 0;
  }, 'the bar');
  return { element, view };
}

function barText(element: UserStatusElement): string {
  const bar = findByRole(element, 'region', /^(Selected users|Odabrani korisnici)$/);
  return bar ? textOf(bar) : '';
}

/** Presses a button of the bar; in a narrow place the actions are in a menu. */
async function ask(canvas: HTMLElement, action: RegExp) {
  const { element, view } = await selected(canvas);
  const button = findByRole(element, 'button', action);
  if (button) button.click();
  else {
    view.press(/^(Actions|Radnje)$/);
    (await waitFor(() => findByRole(element, 'menuitem', action), 'the menu')).click();
  }
  await view.dialog();
  return { element, view };
}

async function started(canvas: HTMLElement) {
  const { element, view } = await ask(canvas, /^Retry activation/);
  await view.confirm(/^Retry \d+ users?$/);
  return { element, view };
}

const until =
  (words: string | RegExp): Play =>
  async ({ canvasElement }) => {
    const { element } = await started(canvasElement);
    await waitFor(() => barText(element).search(words) >= 0, String(words));
  };

const select: Play = async ({ canvasElement }) => {
  await selected(canvasElement);
};

export const Selected: Story = { play: select };

export const ConfirmRetry: Story = {
  play: async ({ canvasElement }) => {
    const element = find(canvasElement);
    await userStatus(element).loaded();
    element.status = [];
    await ask(canvasElement, /^Retry activation/);
  },
};

export const ConfirmDelete: Story = {
  play: async ({ canvasElement }) => {
    await ask(canvasElement, /^Delete users/);
  },
};

export const ConfirmPackage: Story = {
  play: async ({ canvasElement }) => {
    await ask(canvasElement, /^Change package type/);
  },
};

export const Running: Story = { args: { faults: [stallAfter(12)] }, play: until(/Retrying 1\d of/) };

export const Paused: Story = { args: { faults: [limitAfter(12)] }, play: until('The service asked to wait') };

export const Settling: Story = { play: until(/\d sent.*Show results/) };

export const Finished: Story = { args: { faults: [onWrites(failEvery(6, 422))] }, play: until('failed') };

export const Results: Story = {
  args: Finished.args ?? {},
  play: async (context) => {
    await until('Show results')(context);
    const view = userStatus(find(context.canvasElement));
    view.press('Show results');
    await view.dialog();
  },
};

/** As a host keeps it: 20 of 30 users of a batch that is nobody's any more. */
const record: BatchRecord = {
  version: 1,
  key: 'story',
  items: Array.from({ length: 30 }, (_, index) => ({ subscriberId: `story-${index}`, action: 'retry' })),
  withAddresses: false,
  progress: `${'d'.repeat(20)}${'w'.repeat(10)}`,
  reasons: [],
};

export const Interrupted: Story = {
  args: { journal: { load: () => record, save: () => undefined } },
  play: async ({ canvasElement }) => {
    const element = find(canvasElement);
    await userStatus(element).loaded();
    await waitFor(() => barText(element).includes('interrupted'), 'the bar');
  },
};

export const RightToLeft: Story = { play: select, globals: { direction: 'rtl', language: 'hr' } };

export const Dark: Story = { ...Finished, globals: { theme: 'dark' } };
