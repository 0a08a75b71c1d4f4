import { checkEmail, type ErrorCatalog, type PackageType, type Subscriber } from '@flowthrough/client';
import { html, type nothing, type TemplateResult } from 'lit';
import type { Waits } from '../controllers/waits.js';
import { renderDialog, type RowDialog } from './dialogs.js';
import { renderErrorDetails } from './error-details.js';
import { submitDialog, warningFor, type RowActionsHost } from './row-actions.js';

/** What the dialogs need of the element that shows them. */
export interface RowDialogsHost extends RowActionsHost {
  readonly catalog: ErrorCatalog;
  readonly packages: readonly PackageType[];
  readonly waits: Waits;
  copyError(row: Subscriber): void;
  /** The text that could not be copied. */
  copyFallback(): TemplateResult | typeof nothing;
}

/** The dialog of a row, whichever it is. This module is loaded when the first one is about to open. */
export function renderRowDialog(dialog: RowDialog, host: RowDialogsHost): TemplateResult {
  const { common, own, packages, catalog } = host;
  const close = () => void host.dialog.close();
  if (dialog.kind === 'details') {
    const { subscriber } = dialog;
    const onCopy = () => host.copyError(subscriber);
    return html`${renderErrorDetails(subscriber, { common, own, catalog, onClose: close, onCopy })}
    ${host.copyFallback()}`;
  }
  return renderDialog(dialog, {
    common,
    own,
    packages,
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
