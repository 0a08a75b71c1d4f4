import { checkEmail, type ActionResult, type EmailVerdict, type UserStatusStore } from '@flowthrough/client';
import { AuthRequiredEvent } from '../auth-required.events.js';
import type { DialogController } from '../controllers/dialog-controller.js';
import type { CommonMessages } from '../messages/common.js';
import type { UserStatusMessages } from '../messages/user-status.js';
import { unknownText } from '../notices.js';
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
  /** Fires an event; false when a listener has prevented it. */
  dispatch(event: Event): boolean;
  /** Begins to wait for the row to come to rest. */
  follow(id: string): void;
  say(text: string): void;
  /** Where the focus goes once the row is gone. */
  focusAfter(id: string): () => HTMLElement | null;
}

/** Carries out what a dialog asks for: one write, and what everybody is told about how it ended. */
export async function submitDialog(host: RowActionsHost): Promise<void> {
  const { dialog, store } = host;
  const { state } = dialog;
  if (!state || state.busy) return;
  const { subscriber } = state;
  switch (state.kind) {
    case 'details':
      return;
    case 'retry': {
      const email = await acceptEmail(host, state, store);
      if (email === undefined) return;
      if (!host.dispatch(new RetryRequestEvent(subscriber, email))) return void dialog.close();
      return finish(host, state, store.retryActivation(subscriber.id, email), (value) => new RetryStartedEvent(value));
    }
    case 'delete':
      if (!host.dispatch(new DeleteRequestEvent(subscriber))) return void dialog.close();
      return finish(host, state, store.deleteSubscriber(subscriber.id), () => new UserDeletedEvent(subscriber));
    case 'changePackage': {
      const { package: packageType } = state;
      if (packageType === subscriber.package) return void dialog.close();
      if (!host.dispatch(new PackageChangeRequestEvent(subscriber, packageType))) return void dialog.close();
      const change = store.changePackage(subscriber.id, packageType);
      return finish(host, state, change, (value) => new PackageChangedEvent(value));
    }
  }
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

async function finish<T>(
  host: RowActionsHost,
  state: WriteDialog,
  action: Promise<ActionResult<T>>,
  toEvent: (value: T) => Event,
): Promise<void> {
  const { dialog, own, common } = host;
  const { id, broadworksId } = state.subscriber;
  dialog.state = { ...state, busy: 'sending', error: undefined, notice: undefined };
  const after = host.focusAfter(id);
  const result = await action;
  if (!host.isConnected()) return;
  const isOpen = current(dialog)?.subscriber.id === id;
  if ('error' in result && result.error.needsSignIn) host.dispatch(new AuthRequiredEvent(result.error));
  switch (result.outcome) {
    case 'done':
      host.say(own.done[state.kind](broadworksId));
      host.follow(id);
      host.dispatch(toEvent(result.value));
      if (isOpen) await dialog.close(after);
      return;
    case 'unknown':
      // The row says so, and how it turns out.
      host.say(unknownText(result.error, common));
      if (isOpen) await dialog.close(after);
      return;
    case 'busy':
      if (isOpen) dialog.state = { ...state, busy: undefined, notice: own.busy };
      return;
    case 'failed': {
      const { error } = result;
      host.say(own.failed[state.kind]);
      if (!isOpen) return;
      // The dialog shows the failure; the row need not repeat it.
      host.store.dismiss(id);
      const atField = state.kind === 'retry' ? error.errors.filter(({ field }) => field === 'email') : [];
      if (state.kind !== 'retry' || atField.length === 0) {
        dialog.state = { ...state, busy: undefined, error };
        return;
      }
      dialog.state = { ...state, busy: undefined, problem: atField.map(({ text }) => text).join(' ') };
      focusEmail(dialog);
    }
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
