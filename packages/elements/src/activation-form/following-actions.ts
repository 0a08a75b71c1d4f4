import type { ActivationState } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { ActivationMessages } from '../messages/activation.js';
import { stepOf } from './steps.js';

export interface FollowingActionsView {
  /** When the mail can be sent again; undefined when it can now. */
  readonly wait: string | undefined;
  /** When the newest state can be read again; undefined when it can now. */
  readonly checkWait: string | undefined;
  readonly own: ActivationMessages;
  readonly onRefresh: () => void;
  readonly onResend: () => void;
  readonly onChangeAddress: () => void;
}

/** What can be done while an activation is under way: look now, send the mail again, change the address. */
export function followingActions(
  state: Extract<ActivationState, { readonly phase: 'following' | 'resuming' }>,
  { wait, checkWait, own, onRefresh, onResend, onChangeAddress }: FollowingActionsView,
): TemplateResult {
  const step = stepOf(state);
  const resend = state.phase === 'following' && state.resend.offered ? state.resend : undefined;
  const isSending = resend?.state === 'sending';
  return html`<div class="actions">
      ${action(own.checkNow, onRefresh, { isBusy: state.refreshing, waitsFor: checkWait && 'check-wait' })}
      ${resend ? action(own.sendAgain, onResend, { isBusy: isSending, waitsFor: wait && 'wait' }) : nothing}
      ${
        step === 'confirm' || step === 'move'
          ? html`<button type="button" class="button quiet" @click=${onChangeAddress}>${own.changeAddress}</button>`
          : nothing
      }
    </div>
    ${resend && wait && !isSending ? html`<p class="muted small numeric" id="wait">${wait}</p>` : nothing}`;
}

/** A button that keeps the focus while it cannot be used; its countdown describes it, and does not rename it. */
function action(
  label: string,
  onClick: () => void,
  { isBusy, waitsFor }: { readonly isBusy: boolean; readonly waitsFor: string | undefined },
): TemplateResult {
  const isOff = isBusy || waitsFor;
  return html`<button
    type="button"
    class="button"
    aria-disabled=${isOff ? 'true' : nothing}
    aria-describedby=${isBusy ? nothing : (waitsFor ?? nothing)}
    @click=${isOff ? nothing : onClick}
  >
    ${isBusy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing} ${label}
  </button>`;
}
