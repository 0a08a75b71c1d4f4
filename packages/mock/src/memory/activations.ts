import type { Activation, ActivationInput, ActivationStatus, Environment } from '@flowthrough/client';
import { notFound, tooSoon } from './refusals.js';
import type { Course, Pace, Script } from './script.js';
import { createTimeline } from './timeline.js';

export interface Activations {
  activate(input: ActivationInput): Activation;
  get(id: string): Activation;
  resend(id: string): Activation;
  /** Does what the user does in the verification mail. */
  confirmEmail(id: string): void;
}

/** What follows the user's confirmation. */
function stagesOf({ accountMove, waitsForAdmin }: Course, pace: Pace): [ActivationStatus, number][] {
  return [
    ...(accountMove ? ([['pending_user_migration', pace.accountMove]] as [ActivationStatus, number][]) : []),
    ...(waitsForAdmin ? ([['pending_first_admin', pace.firstAdmin]] as [ActivationStatus, number][]) : []),
    ['provisioning', pace.provision],
  ];
}

/** Activations in memory: confirmation, account move, first administrator, provisioning, end. */
export function createActivations(environment: Environment, script: Script, pace: Pace): Activations {
  const timeline = createTimeline<Activation>();
  const courses = new Map<string, Course>();
  let attempts = 0;

  const find = (id: string) => {
    timeline.settle(environment.wallClock());
    const activation = timeline.get(id);
    if (!activation) throw notFound('activation');
    return activation;
  };

  const to =
    (status: ActivationStatus, errors: Activation['errors'] = []) =>
    (activation: Activation): Activation => ({ ...activation, status, errors });

  /** The steps from the user's confirmation on. */
  const afterConfirmation = (course: Course, confirmed: number) => {
    let at = confirmed;
    const steps = stagesOf(course, pace).map(([status, lasts]) => {
      const step = { at, change: to(status) };
      at += lasts;
      return step;
    });
    return [...steps, { at, change: course.error ? to('error', [course.error]) : to('provisioned') }];
  };

  return {
    activate({ email, broadworksId }) {
      const now = environment.wallClock();
      attempts += 1;
      const id = `activation-${attempts}`;
      const course = script({ email, attempt: attempts });
      courses.set(id, course);
      const activation: Activation = {
        id,
        email,
        status: 'pending_email_validation',
        errors: [],
        resendAvailableAt: new Date(now + pace.resend).toISOString(),
        trackingId: `MOCK-${id}`,
        ...(broadworksId !== undefined && { broadworksId }),
      };
      const isByHand = !Number.isFinite(pace.confirm);
      timeline.set(id, activation, isByHand ? [] : afterConfirmation(course, now + pace.confirm));
      return activation;
    },
    get: find,
    resend(id) {
      const activation = find(id);
      const now = environment.wallClock();
      const wait = Date.parse(activation.resendAvailableAt ?? '') - now;
      if (wait > 0) throw tooSoon(wait);
      const resent = { ...activation, resendAvailableAt: new Date(now + pace.resend).toISOString() };
      const isByHand = !Number.isFinite(pace.confirm);
      timeline.set(id, resent, isByHand ? [] : afterConfirmation(courses.get(id) ?? {}, now + pace.confirm));
      return resent;
    },
    confirmEmail(id) {
      const activation = find(id);
      if (activation.status !== 'pending_email_validation') return;
      timeline.set(id, activation, afterConfirmation(courses.get(id) ?? {}, environment.wallClock()));
    },
  };
}
