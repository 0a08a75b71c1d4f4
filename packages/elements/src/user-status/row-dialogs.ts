import { checkEmail, type ErrorCatalog, type PackageType, type Subscriber } from '@flowthrough/client';
import { html, type nothing, type TemplateResult } from 'lit';
import type { Waits } from '../controllers/waits.js';
import { explainRow } from '../explanation.js';
import type { Format } from '../messages/format.js';
import { renderDialog, type RowDialog } from './dialogs.js';
import { renderErrorDetails } from './error-details.js';
import { submitDialog, warningFor, type RowActionsHost } from './row-actions.js';

/** What the dialogs need of the element that shows them. */
export interface RowDialogsHost extends RowActionsHost {
  readonly catalog: ErrorCatalog;
  readonly format: Format;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly packages: readonly PackageType[];
  readonly waits: Waits;
  copyError(row: Subscriber): void;
  /** Shows the retry of a row in place of what the dialog shows. */
  askForRetry(row: Subscriber): void;
  /** The text that could not be copied. */
  copyFallback(): TemplateResult | typeof nothing;
}

/** The dialog of a row, whichever it is. This module is loaded when the first one is about to open. */
export function renderRowDialog(dialog: RowDialog, host: RowDialogsHost): TemplateResult {
  const { common, own, packages, catalog } = host;
  const close = () => void host.dialog.close();
  const { subscriber } = dialog;
  const cause =
    subscriber.status === 'error' && subscriber.errors[0]
      ? explainRow(subscriber, catalog, common, host.now)
      : undefined;
  const waitUntil = cause?.wait ? common.tryAgainAfter(host.format.moment(host.now + cause.wait)) : undefined;
  if (dialog.kind === 'details') {
    const onCopy = () => host.copyError(subscriber);
    const onRetry =
      host.objectionTo('retry', subscriber) === undefined ? () => host.askForRetry(subscriber) : undefined;
    const { now } = host;
    return html`${renderErrorDetails(subscriber, { common, own, catalog, now, waitUntil, onClose: close, onCopy, onRetry })}
    ${host.copyFallback()}`;
  }
  return renderDialog(dialog, {
    common,
    own,
    packages,
    cause: dialog.kind === 'retry' ? cause : undefined,
    waitUntil,
    // What runs may well change what the row allows; that it was refused is said already.
    objection:
      dialog.busy || dialog.error?.kind === 'forbidden' ? undefined : host.objectionTo(dialog.kind, dialog.subscriber),
    wait: host.waits.text(dialog.error),
    onCancel: close,
    onSubmit: (email) => void submitDialog(host, email),
    onInput: ({ email, package: packageType }) => {
      if (dialog.kind === 'retry' && email !== undefined) {
        const warning = warningFor(checkEmail(email), common);
        // An address that was being checked is another one now.
        const busy = dialog.busy === 'checking' ? undefined : dialog.busy;
        host.dialog.state = { ...dialog, email, problem: undefined, warning, busy };
      } else if (dialog.kind === 'changePackage' && packageType !== undefined) {
        host.dialog.state = { ...dialog, package: packageType };
      }
    },
  });
}
