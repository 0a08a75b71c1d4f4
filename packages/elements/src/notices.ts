import type { ProvisioningError } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import * as icons from './icon-shapes.js';
import type { CommonMessages } from './messages/common.js';
import { vendorCode } from './vendor-code.js';
import { plain } from './foreign-text.js';

/** What a failed call means to the person who made it. */
export function failureKind({ kind, needsSignIn, needsReload }: ProvisioningError, common: CommonMessages): string {
  if (needsReload) return common.partFailedHint;
  if (needsSignIn && kind !== 'unauthorized') return common.signInPage;
  return common.errorKind[kind === 'aborted' ? 'network' : kind];
}

/** What a failed call means to the person who made it, and how long to wait: for what is said once. */
export function failureText(error: ProvisioningError, common: CommonMessages): string {
  const text = failureKind(error, common);
  const { retryAfter } = error;
  return retryAfter === undefined ? text : `${text} ${common.retryAfter(Math.ceil(retryAfter / 1000))}`;
}

/** The texts for a list or a template that is read: where it is not found, nobody has deleted it, but the page asks elsewhere. */
export function whenReading(common: CommonMessages): CommonMessages {
  return { ...common, errorKind: { ...common.errorKind, 'not-found': common.notServed } };
}

/** What is said of a write of which nobody knows yet whether it was done. */
export function unknownText(error: ProvisioningError | undefined, common: CommonMessages): string {
  return error?.needsSignIn ? `${common.unknownOutcome} ${common.signInPage}` : common.unknownOutcome;
}

/** When another try can help, in words that are counted down; the id is that of the element that holds them. */
export interface WaitNote {
  readonly id: string;
  readonly text: string | undefined;
}

/** A wait that is counted down; empty once it is over. */
export function waitNote({ id, text }: WaitNote): TemplateResult | typeof nothing {
  return text ? html`<p class="numeric" id=${id}>${text}</p>` : nothing;
}

/** A button for another try. While that has to wait, the button keeps the focus and its name, and says why. */
export function retryButton(label: string, onClick: () => void, { id, text }: WaitNote): TemplateResult {
  return html`<button
    class="button"
    type="button"
    aria-disabled=${text ? 'true' : nothing}
    aria-describedby=${text ? id : nothing}
    @click=${text ? nothing : onClick}
  >
    ${label}
  </button>`;
}

/** A boxed failure: what did not work, what that means and until when, the backend's own reasons, what support needs. */
export function failureNotice(
  title: string,
  error: ProvisioningError,
  common: CommonMessages,
  wait: WaitNote,
  more: unknown = nothing,
): TemplateResult {
  const { errors, trackingId } = error;
  const code = vendorCode(error.code);
  const details = [code && common.errorCode(code), trackingId && common.trackingId(trackingId)].filter(Boolean);
  return html`<div class="notice failed" part="failure">
    ${icons.failed}
    <div>
      <strong>${title}</strong>
      <p>${failureKind(error, common)}</p>
      ${waitNote(wait)} ${errors.map(({ text }) => html`<p><bdi>${plain(text)}</bdi></p>`)}
      ${details.length ? html`<p class="muted small">${details.join(' · ')}</p>` : nothing} ${more}
    </div>
  </div>`;
}

/** A boxed word about a state in which there is nothing to show, and what to do about it. */
export function hintNotice(title: string, hint: string): TemplateResult {
  return html`<div class="notice">
    ${icons.info}
    <div>
      <strong>${title}</strong>
      <p class="muted">${hint}</p>
    </div>
  </div>`;
}
