import type { Activation, ActivationState, ProvisioningError } from '@flowthrough/client';
import { AuthRequiredEvent } from '../auth-required.events.js';
import {
  ActivationChangedEvent,
  ActivationFailedEvent,
  ActivationStartedEvent,
  ActivationSucceededEvent,
  VerificationResentEvent,
} from './activation-form.events.js';

/** The activation that a state is about, if one was begun. */
export function activationOf(state: ActivationState): Activation | undefined {
  return 'activation' in state ? state.activation : undefined;
}

/** Why the user's last try came to nothing, or why the newest state could not be read, if that is what a state tells. */
export function troubleOf(state: ActivationState): ProvisioningError | undefined {
  if (state.phase === 'unknown') return state.error;
  if ('failure' in state) return state.failure.error;
  return 'trouble' in state ? state.trouble?.error : undefined;
}

/** Why the last call failed. */
function errorOf(state: ActivationState): ProvisioningError | undefined {
  return troubleOf(state) ?? ('resend' in state ? state.resend.error : undefined);
}

/** What a host learns from a step of the state machine. */
export function eventsOf(before: ActivationState, now: ActivationState): Event[] {
  const events: Event[] = [];
  const old = activationOf(before);
  const activation = activationOf(now);
  if (activation && activation !== old) {
    if (before.phase === 'submitting') events.push(new ActivationStartedEvent(activation));
    else if (old?.id === activation.id && old.status !== activation.status) {
      events.push(new ActivationChangedEvent(activation));
    }
  }
  if (now.phase === 'succeeded') events.push(new ActivationSucceededEvent(now.activation));
  if (now.phase === 'failed' || now.phase === 'exhausted') {
    events.push(new ActivationFailedEvent(now.failure.error, now.attempts, now.phase === 'exhausted'));
  }
  if (now.phase === 'following' && now.resend.state === 'sent' && isResending(before)) {
    events.push(new VerificationResentEvent(now.activation));
  }
  const error = errorOf(now);
  if (error?.needsSignIn && error !== errorOf(before)) events.push(new AuthRequiredEvent(error));
  return events;
}

/** A mail was being sent, or it is found out only now that it was. */
function isResending(state: ActivationState): boolean {
  return state.phase === 'following' && ['sending', 'unknown'].includes(state.resend.state);
}

/** What a person must be told: that the view is another one, that a note was added, or that all is as it was. */
export type News = 'view' | 'note' | 'same' | undefined;

export function newsOf(before: ActivationState, now: ActivationState): News {
  if (now.phase !== before.phase || activationOf(now)?.status !== activationOf(before)?.status) {
    return now.phase === 'resuming' ? undefined : 'view';
  }
  if (now.phase !== 'following' && now.phase !== 'resuming') return undefined;
  const was = before as typeof now;
  const mail = 'resend' in now ? now.resend.state : 'sending';
  const hasMailNews = mail !== 'sending' && 'resend' in was && mail !== was.resend.state;
  const hasAnswer = was.refreshing && !now.refreshing;
  if (hasMailNews || (now.trouble && (hasAnswer || !was.trouble))) return 'note';
  return hasAnswer ? 'same' : undefined;
}
