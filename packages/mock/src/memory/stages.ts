import type { ActivationStatus, SubscriberError } from '@flowthrough/client';
import type { Course, Pace } from './script.js';
import type { Step } from './timeline.js';

/** What follows the moment from which provisioning can begin, up to its end. */
export function stepsOf<T>(
  course: Course,
  pace: Pace,
  start: number,
  to: (status: ActivationStatus, errors?: readonly SubscriberError[]) => Step<T>['change'],
): [Step<T>, ...Step<T>[]] {
  const { accountMove = false, waitsForAdmin = false, error } = course;
  const moved = start + (accountMove ? pace.accountMove : 0);
  const ready = moved + (waitsForAdmin ? pace.firstAdmin : 0);
  const steps: Step<T>[] = [];
  if (accountMove) steps.push({ at: start, change: to('pending_user_migration') });
  if (waitsForAdmin) steps.push({ at: moved, change: to('pending_first_admin') });
  steps.push({ at: ready, change: to('provisioning') });
  const end = { at: ready + pace.provision, change: error ? to('error', [error]) : to('provisioned') };
  const [first = end, ...rest] = steps;
  return [first, ...rest, end];
}
