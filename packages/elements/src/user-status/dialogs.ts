import type { PackageType, ProvisioningError, Subscriber } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Explained } from '../explanation.js';
import { plain } from '../foreign-text.js';
import { icons } from '../icons.js';
import type { CommonMessages } from '../messages/common.js';
import type { UserStatusMessages } from '../messages/user-status.js';
import { failureNotice } from '../notices.js';
import { onSubmit } from '../on-submit.js';
import { typedText } from '../typed-text.js';
import { fullName, packageLabel, statusLabel } from './labels.js';

/** The dialogs that ask for a write. */
export type WriteDialog = Exclude<RowDialog, { readonly kind: 'details' }>;

/** What a dialog shows. The row is the one that was chosen: news in the background do not change the question. */
export type RowDialog = {
  readonly subscriber: Subscriber;
  /** A call is under way: an address is checked, or the row is looked at once more and written. */
  readonly busy?: 'checking' | 'sending' | undefined;
  readonly error?: ProvisioningError | undefined;
  /** Something in words, instead of an error. */
  readonly notice?: string | undefined;
} & (
  | {
      readonly kind: 'retry';
      readonly email: string;
      /** What is wrong with the address. */
      readonly problem?: string | undefined;
      readonly warning?: string | undefined;
      /** The address that a precheck has objected to: the administrator may go ahead. */
      readonly objectedTo?: string | undefined;
    }
  | { readonly kind: 'delete' }
  | { readonly kind: 'details' }
  | { readonly kind: 'changePackage'; readonly package: PackageType }
);

export interface DialogContext {
  readonly common: CommonMessages;
  readonly own: UserStatusMessages;
  readonly packages: readonly PackageType[];
  /** Why the user is in error, where another try is asked for. */
  readonly cause: Explained | undefined;
  /** When another try can help, in words; undefined when it can now. */
  readonly waitUntil: string | undefined;
  /** Why what the dialog asks for can no longer be done, in words. */
  readonly objection: string | undefined;
  /** When the backend wants to be asked again, in words. */
  readonly wait: string | undefined;
  readonly onInput: (changes: { readonly email?: string; readonly package?: PackageType }) => void;
  /** `email` is what stands in the field, if there is one. */
  readonly onSubmit: (email?: string) => void;
  readonly onCancel: () => void;
}

export function renderDialog(dialog: WriteDialog, context: DialogContext): TemplateResult {
  const { own } = context;
  const id = html`<bdi translate="no">${plain(dialog.subscriber.broadworksId)}</bdi>`;
  switch (dialog.kind) {
    case 'retry':
      return frame(dialog, own.retryTitle, id, own.onboard, renderEmail(dialog, context), context);
    case 'delete':
      return frame(
        dialog,
        own.deleteTitle,
        id,
        own.action.delete,
        html`<p>${own.deleteHint(fullName(dialog.subscriber))}</p>`,
        context,
      );
    case 'changePackage':
      return frame(dialog, own.packageTitle, id, own.change, renderPackages(dialog, context), context);
  }
}

function frame(
  { kind, busy, error, notice }: WriteDialog,
  title: (id: string) => string,
  id: TemplateResult,
  submit: string,
  body: TemplateResult,
  { common, own, cause, waitUntil, objection, wait: text, onSubmit: submitDialog, onCancel }: DialogContext,
): TemplateResult {
  // The sentence is the language's, the id in it is foreign text and stands in its own element.
  const [before = '', after = ''] = title('\0').split('\0');
  const isDelete = kind === 'delete';
  const wait = { id: 'dialog-wait', text };
  const send = onSubmit((event) => {
    if (text) return;
    // What stands there now: not everything that fills a field says so.
    const { elements } = (event.currentTarget as Element).closest('form') ?? {};
    submitDialog((elements?.namedItem('retry-email') as HTMLInputElement | null | undefined)?.value);
  });
  return html`<form class="dialog" novalidate @submit=${send}>
    <h2 id="dialog-title" tabindex="-1">${before}${id}${after}</h2>
    ${body} ${error ? failureNotice(own.failed[kind], error, common, wait) : nothing}
    ${
      objection || notice
        ? html`<div class="notice waiting">
            ${icons.waiting}
            <div><p>${objection ?? notice}</p></div>
          </div>`
        : nothing
    }
    <div class="actions">
      <button class="button" type="button" ?data-focus=${isDelete} @click=${onCancel}>${common.cancel}</button>
      <button
        class="button ${isDelete ? 'danger' : cause && waitUntil ? '' : 'primary'}"
        type="submit"
        aria-disabled=${busy || objection || text ? 'true' : nothing}
        aria-describedby=${text ? wait.id : nothing}
        @click=${send}
      >
        ${busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing} ${submit}
      </button>
    </div>
  </form>`;
}

function renderEmail(dialog: RowDialog & { readonly kind: 'retry' }, context: DialogContext): TemplateResult {
  const { common, own, cause, waitUntil, onInput } = context;
  const { subscriber, email, problem, warning, busy, objectedTo } = dialog;
  const hasFailed = cause?.isOfAddress && email !== '' && email.trim() === subscriber.email;
  const note = problem ?? (hasFailed ? own.failedAddress : warning);
  return html`<p class="muted">
      <bdi translate="no">${plain(fullName(subscriber))}</bdi> ·
      <bdi>${plain(statusLabel(subscriber.status, common))}</bdi>
    </p>
    ${
      cause
        ? html`<div class="notice waiting">
            ${icons.info}
            <div>
              <strong><bdi>${plain(cause.title)}</bdi></strong>
              <p>${cause.action}</p>
              ${waitUntil ? html`<p>${waitUntil}</p>` : nothing}
            </div>
          </div>`
        : nothing
    }
    <p id="retry-hint">${own.retryHint}</p>
    <div class="field">
      <label for="retry-email">${own.email}</label>
      <input
        id="retry-email"
        class="input"
        data-focus
        type="email"
        autocomplete="off"
        spellcheck="false"
        dir="ltr"
        .value=${typedText(email)}
        ?readonly=${busy === 'sending'}
        aria-invalid=${problem ? 'true' : nothing}
        aria-describedby="retry-hint retry-note"
        @input=${(event: Event) => onInput({ email: (event.target as HTMLInputElement).value })}
      />
      <div id="retry-note">
        ${
          note
            ? html`<p class=${problem ? 'error' : 'warning'}>
                ${problem ? icons.failed : icons.info}<span
                  ><bdi>${plain(note)}</bdi>${objectedTo === email ? ` ${own.onboardAnyway}` : ''}</span
                >
              </p>`
            : busy === 'checking'
              ? html`<p class="hint">${own.checking}</p>`
              : nothing
        }
      </div>
    </div>`;
}

function renderPackages(
  { subscriber, package: chosen }: RowDialog & { readonly kind: 'changePackage' },
  { common, own, packages, onInput }: DialogContext,
): TemplateResult {
  // The present package stays in the list, also where the host offers others only.
  const all = [...new Set([...packages, subscriber.package])];
  return html`<p>${own.packageHint}</p>
    <fieldset class="choices">
      <legend>${own.column.package}</legend>
      ${all.map(
        (name) =>
          html`<label>
            <input
              type="radio"
              name="package"
              value=${name}
              ?data-focus=${name === chosen}
              .checked=${name === chosen}
              @change=${() => onInput({ package: name })}
            />
            <bdi>${plain(packageLabel(name, common))}</bdi>
          </label>`,
      )}
    </fieldset>`;
}
