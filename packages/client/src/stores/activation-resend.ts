import type { Activation } from '../model.js';
import type { Resend } from './activation-state.js';

/** Milliseconds between two mails, where the backend does not say. */
export const COOL_DOWN = 30_000;

export interface MailNews {
  /** What the activation is the answer to; the first two send a mail. */
  readonly answer: 'submit' | 'resend' | 'read';
  /** What was known before, if this activation was followed already. */
  readonly before: { readonly activation: Activation; readonly resend: Resend } | undefined;
  /** Whether the backend can send again. */
  readonly canResend: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Whether and when the verification mail can be sent again, after news of an activation. */
export function toResend(activation: Activation, { answer, before, canResend, now }: MailNews): Resend {
  const told = Date.parse(activation.resendAvailableAt ?? '');
  const offered = canResend && activation.status === 'pending_email_validation';
  if (answer !== 'read' || !before) {
    const state = answer === 'resend' ? 'sent' : 'idle';
    return { offered, state, availableAt: told || (answer === 'read' ? now : now + COOL_DOWN) };
  }
  const { resend } = before;
  const availableAt = told || resend.availableAt;
  // The backend moved the moment on, so the mail whose answer never came was sent.
  const wasSent = resend.state === 'unknown' && told > (Date.parse(before.activation.resendAvailableAt ?? '') || 0);
  return wasSent ? { offered, state: 'sent', availableAt } : { ...resend, offered, availableAt };
}
