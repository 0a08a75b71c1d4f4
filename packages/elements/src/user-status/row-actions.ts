import {
  checkEmail,
  type ActionResult,
  type EmailVerdict,
  type ProvisioningError,
  type Subscriber,
  type UserStatusStore,
} from '@flowthrough/client';
import { AuthRequiredEvent } from '../auth-required.events.js';
import type { DialogController } from '../controllers/dialog-controller.js';
import type { CommonMessages } from '../messages/common.js';
import type { UserStatusMessages } from '../messages/user-status.js';
import { failureText, unknownText } from '../notices.js';
import type { RowDialog, WriteDialog } from './dialogs.js';
import {
  DeleteRequestEvent,
  PackageChangedEvent,
  PackageChangeRequestEvent,
  RetryRequestEvent,
  RetryStartedEvent,
  UserDeletedEvent,
} from './row.events.js';

/** What the actions need of the element that shows them. */
export interface RowActionsHost {
  /** False once the element has left the page: nothing is said or fired any more. */
  isConnected(): boolean;
  readonly dialog: DialogController<RowDialog>;
  readonly store: UserStatusStore;
  readonly common: CommonMessages;
  readonly own: UserStatusMessages;
  /** Whether addresses can be checked before they are used. */
  readonly canPrecheck: boolean;
  /** Why an action can no longer be carried out on a row, in words; undefined while it can. */
  objectionTo(action: WriteDialog['kind'], row: Subscriber): string | undefined;
  /** Fires an event; false when a listener has prevented it. */
  dispatch(event: Event): boolean;
  /** Begins to wait for the row to come to rest. */
  follow(id: string): void;
  /** Says something to assistive technology. */
  say(text: string): void;
  /** Says something to everybody. */
  answer(text: string): void;
  /** Where the focus goes once the row is gone. */
  focusAfter(id: string): () => HTMLElement | null;
}

/**
 * Carries out what a dialog asks for: one write, and what everybody is told about how it ended. `email` is what stands in
 * the field, if there is one.
 */
export async function submitDialog(host: RowActionsHost, email?: string): Promise<void> {
  const { dialog, store, own } = host;
  let { state } = dialog;
  if (!state || state.busy || state.kind === 'details' || isRefused(host, state)) return;
  if (state.kind === 'retry' && email !== undefined) dialog.state = state = { ...state, email };
  const { subscriber } = state;
  const { id, broadworksId } = subscriber;
  switch (state.kind) {
    case 'retry': {
      const address = await acceptEmail(host, state, store);
      if (address === undefined) return;
      return send(host, {
        request: new RetryRequestEvent(subscriber, address),
        write: () => store.retryActivation(id, address),
        toEvent: (value) => new RetryStartedEvent(value),
      });
    }
    case 'delete':
      return send(host, {
        request: new DeleteRequestEvent(subscriber),
        write: () => store.deleteSubscriber(id),
        toEvent: () => new UserDeletedEvent(subscriber),
      });
    case 'changePackage': {
      const { package: packageType } = state;
      if (packageType === (store.get(id) ?? subscriber).package) {
        host.answer(own.packageUnchanged(broadworksId));
        return void dialog.close();
      }
      return send(host, {
        request: new PackageChangeRequestEvent(subscriber, packageType),
        write: () => store.changePackage(id, packageType),
        toEvent: (value) => new PackageChangedEvent(value),
      });
    }
  }
}

/** Whether what a dialog asks for can no longer be done. The dialog shows why; it is said as often as it is asked for. */
function isRefused(host: RowActionsHost, { kind, subscriber }: WriteDialog): boolean {
  const objection = host.objectionTo(kind, subscriber);
  if (objection) host.say(objection);
  return objection !== undefined;
}

/** The address to use, once it is well formed and nothing, or nothing new, speaks against it. */
async function acceptEmail(
  { dialog, common, canPrecheck }: RowActionsHost,
  state: RowDialog & { readonly kind: 'retry' },
  store: UserStatusStore,
): Promise<string | undefined> {
  const verdict = checkEmail(state.email);
  if (!verdict.ok) {
    dialog.state = { ...state, error: undefined, problem: common.email[verdict.problem] };
    focusEmail(dialog);
    return undefined;
  }
  if (!canPrecheck || state.objectedTo === state.email) return verdict.email;
  dialog.state = { ...state, problem: undefined, error: undefined, busy: 'checking' };
  // A precheck that fails, or is not offered, must not stand in the way.
  const result = await store.precheck(state.subscriber.id, verdict.email).catch(() => undefined);
  const now = current(dialog);
  if (now?.kind !== 'retry' || now.busy !== 'checking') return undefined;
  if (!result || result.ok) {
    dialog.state = { ...now, busy: undefined };
    return verdict.email;
  }
  const problem = result.findings.map(({ text }) => text).join(' ') || common.errorKind.invalid;
  dialog.state = { ...now, busy: undefined, problem, objectedTo: now.email };
  focusEmail(dialog);
  return undefined;
}

/** A write, the event by which the host can prevent it, and the event that tells of it. */
interface Sending<T> {
  readonly request: Event;
  readonly write: () => Promise<ActionResult<T>>;
  readonly toEvent: (value: T) => Event;
}

async function send<T>(host: RowActionsHost, { request, write, toEvent }: Sending<T>): Promise<void> {
  const { dialog, store, own, common } = host;
  const { state } = dialog;
  if (!state || state.kind === 'details') return;
  const { kind, subscriber } = state;
  const { id, broadworksId } = subscriber;
  dialog.state = { ...state, busy: 'sending', error: undefined, notice: undefined };
  const now = () => {
    const shown = current(dialog);
    return shown?.busy === 'sending' && shown.subscriber === subscriber ? shown : undefined;
  };
  const show = (changes: {
    readonly error?: ProvisioningError;
    readonly notice?: string;
    readonly problem?: string;
  }) => {
    const shown = now();
    if (shown) dialog.state = { ...shown, busy: undefined, ...changes };
  };
  const fail = (error: ProvisioningError) => {
    host.say(`${own.failed[kind]} ${failureText(error, common)}`);
    if (!now()) return;
    // The dialog shows the failure; the row need not repeat it, unless it is why the action is not offered any more.
    if (error.kind !== 'forbidden') store.dismiss(id);
    const atField = kind === 'retry' ? error.errors.filter(({ field }) => field === 'email') : [];
    if (atField.length === 0) {
      show({ error });
      return;
    }
    const isAll = atField.length === error.errors.length;
    show({ problem: atField.map(({ text }) => text).join(' '), ...(!isAll && { error }) });
    focusEmail(dialog);
  };

  // Of what happened to the row elsewhere nobody has told: it is looked at once more before it is written.
  const unread = await store.check(id);
  if (!host.isConnected() || !now()) return;
  if (host.objectionTo(kind, subscriber)) {
    show({});
    return;
  }
  if (unread?.needsSignIn) host.dispatch(new AuthRequiredEvent(unread));
  if (unread?.retryable || unread?.needsSignIn) {
    fail(unread);
    return;
  }
  if (!host.dispatch(request)) return void dialog.close();
  const after = host.focusAfter(id);
  const result = await write();
  if (!host.isConnected()) return;
  if ('error' in result && result.error.needsSignIn) host.dispatch(new AuthRequiredEvent(result.error));
  switch (result.outcome) {
    case 'done':
      host.answer(own.done[kind](broadworksId));
      host.follow(id);
      host.dispatch(toEvent(result.value));
      if (now()) await dialog.close(after);
      return;
    case 'unknown':
      // The row says so, and how it turns out.
      host.say(unknownText(result.error, common));
      if (now()) await dialog.close(after);
      return;
    case 'busy':
      host.say(own.busy);
      {
        show({ notice: own.busy });
        return;
      }
    case 'failed':
      fail(result.error);
  }
}

/** What an address is warned of while it is typed; errors wait until the form is sent. */
export function warningFor(verdict: EmailVerdict, common: CommonMessages): string | undefined {
  return verdict.ok && verdict.warning ? common.email.plusSign : undefined;
}

/** What the dialog shows by now; the user may have closed it, or opened another one. */
function current({ state }: DialogController<RowDialog>): RowDialog | undefined {
  return state;
}

function focusEmail(dialog: DialogController<RowDialog>): void {
  dialog.focus('#retry-email');
}
