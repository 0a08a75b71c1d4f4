import type { Activation, ActivationState, Resend } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import * as icons from '../icon-shapes.js';
import type { ActivationMessages, ActivationPanelTexts } from '../messages/activation.js';
import type { CommonMessages } from '../messages/common.js';
import { failureKind } from '../notices.js';
import { lookingUp } from './looking-up.js';
import { panel, spinner, type Tone } from './panel.js';
import { stepOf } from './steps.js';

type Phase<Name extends ActivationState['phase']> = Extract<ActivationState, { readonly phase: Name }>;

export interface PanelTexts {
  readonly common: CommonMessages;
  readonly own: ActivationMessages;
}

/** An earlier activation is being looked up. */
export function resumingPanel(
  { trouble }: Phase<'resuming'>,
  { common, own }: PanelTexts,
  wait: string | undefined,
  actions: unknown,
): TemplateResult {
  return lookingUp(own, trouble ? html`${checkNote([failureKind(trouble.error, common)], wait)}${actions}` : nothing);
}

/** The activation is under way: what it waits for, and for whom. */
export function followingPanel(
  state: Phase<'following'>,
  { common, own }: PanelTexts,
  wait: string | undefined,
  actions: unknown,
): TemplateResult {
  const { activation, trouble, resend } = state;
  const more = html`
    ${resendNote(resend, common, own)}
    ${trouble ? checkNote([own.checkFailed, failureKind(trouble.error, common)], wait) : nothing} ${actions}
  `;
  const step = stepOf(state);
  if (step === 'confirm' || step === 'move') return panel('waiting', icons.mail, own[step], activation.email, more);
  if (step === 'firstAdmin') return panel('waiting', icons.person, own.firstAdmin, activation.email, more);
  return panel('moving', spinner, setupTexts(activation, own), activation.email, more);
}

/** A status that nobody has words for is shown as it is. */
function setupTexts({ status }: Activation, own: ActivationMessages): ActivationPanelTexts {
  return ['provisioning', 'updating'].includes(status) ? own.setup : { ...own.setup, hint: own.statusNow(status) };
}

function resendNote({ state, error }: Resend, common: CommonMessages, own: ActivationMessages): unknown {
  switch (state) {
    case 'sent':
      return note('good', own.resent);
    case 'recently-sent':
      return note('waiting', own.recentlySent);
    case 'unknown':
      return note('waiting', own.resendUnknown);
    case 'failed':
      return note('failed', error ? failureKind(error, common) : own.trouble);
    default:
      return nothing;
  }
}

function note(tone: Tone, text: string, more: unknown = nothing): TemplateResult {
  return html`<p class="note ${tone}">${tone === 'good' ? icons.good : icons.info}<span>${text}${more}</span></p>`;
}

/** Why the newest state could not be read, and when it can be again. */
function checkNote(words: readonly string[], wait: string | undefined): TemplateResult {
  return note('failed', words.join(' '), wait ? html` <span class="numeric" id="check-wait">${wait}</span>` : nothing);
}

export function succeededPanel({ activation }: Phase<'succeeded'>, own: ActivationMessages): TemplateResult {
  return panel('good', icons.good, own.succeeded, activation.email);
}
