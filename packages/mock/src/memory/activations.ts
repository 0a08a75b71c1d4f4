import type { Activation, ActivationInput, ActivationStatus, Environment, SubscriberError } from '@flowthrough/client';
import { conflict, notFound, tooSoon } from './refusals.js';
import type { Course, Pace, Script } from './script.js';
import { stepsOf } from './stages.js';
import { createTimeline } from './timeline.js';

export interface Activations {
  activate(input: ActivationInput): Activation;
  get(id: string): Activation;
  resend(id: string): Activation;
  /** Does what the user does in the verification mail. */
  confirmEmail(id: string): void;
}

/** Activations in memory: confirmation, account move, first administrator, provisioning, end. */
export function createActivations(environment: Environment, script: Script, pace: Pace): Activations {
  const timeline = createTimeline<Activation>();
  const courses = new Map<string, Course>();

  const find = (id: string): Activation => {
    timeline.settle(environment.wallClock());
    const activation = timeline.get(id);
    if (!activation) throw notFound('activation');
    return activation;
  };
  const to =
    (status: ActivationStatus, errors: readonly SubscriberError[] = []) =>
    (activation: Activation): Activation => ({ ...activation, status, errors });

  /** Writes down what follows when the user confirms after some milliseconds; nothing while that is left open. */
  const waitForConfirmation = (activation: Activation, wait: number): void => {
    const confirmed = environment.wallClock() + wait;
    const course = courses.get(activation.id) ?? {};
    timeline.set(activation.id, activation, Number.isFinite(wait) ? stepsOf(course, pace, confirmed, to) : []);
  };
  /** The mail goes out: another one has to wait, and the user confirms in due course. */
  const sendMail = (activation: Activation): Activation => {
    const resendAvailableAt = new Date(environment.wallClock() + pace.resend).toISOString();
    const sent = { ...activation, resendAvailableAt };
    waitForConfirmation(sent, pace.confirm);
    return sent;
  };

  return {
    activate({ email, broadworksId }) {
      const attempt = courses.size + 1;
      const id = `activation-${attempt}`;
      courses.set(id, script({ email, attempt }));
      return sendMail({
        id,
        email,
        status: 'pending_email_validation',
        errors: [],
        trackingId: `MOCK-${id}`,
        ...(broadworksId !== undefined && { broadworksId }),
      });
    },
    get: find,
    resend(id) {
      const activation = find(id);
      if (activation.status !== 'pending_email_validation') {
        throw conflict('not-pending', 'The address has been confirmed already.');
      }
      const wait = Date.parse(activation.resendAvailableAt ?? '') - environment.wallClock();
      if (wait > 0) throw tooSoon(wait);
      return sendMail(activation);
    },
    confirmEmail(id) {
      const activation = find(id);
      if (activation.status === 'pending_email_validation') waitForConfirmation(activation, 0);
    },
  };
}
