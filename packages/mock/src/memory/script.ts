import type { SubscriberError } from '@flowthrough/client';

/** One attempt to activate or onboard: an address may decide how it goes; `attempt` counts from 1. */
export interface Attempt {
  readonly email: string;
  readonly attempt: number;
}

/** How an attempt goes. */
export interface Course {
  /** Why it fails; succeeds when left out. */
  readonly error?: SubscriberError | undefined;
  /** Whether an account with this address must be moved first. */
  readonly accountMove?: boolean | undefined;
  /** Whether the template's first administrator is still missing. Activations only: no status of a user says so. */
  readonly waitsForAdmin?: boolean | undefined;
}

/** Decides how attempts go. */
export type Script = (attempt: Attempt) => Course;

/** How long each stage lasts, in milliseconds. */
export interface Pace {
  /** Until the user presses the button in the verification mail; Infinity leaves it to `confirmEmail`. */
  readonly confirm: number;
  readonly accountMove: number;
  readonly firstAdmin: number;
  readonly provision: number;
  readonly update: number;
  /** Until the same mail can be sent again. */
  readonly resend: number;
  /** One item of a batch. */
  readonly batchItem: number;
}

/** Fast enough to watch, slow enough to see. */
export const DEMO_PACE: Pace = {
  confirm: 5_000,
  accountMove: 6_000,
  firstAdmin: 12_000,
  provision: 4_000,
  update: 3_000,
  resend: 30_000,
  batchItem: 200,
};

/** A pace at which every stage passes some times faster. */
export function faster(pace: Pace, times: number): Pace {
  const { confirm, accountMove, firstAdmin, provision, update, resend, batchItem } = pace;
  return {
    confirm: confirm / times,
    accountMove: accountMove / times,
    firstAdmin: firstAdmin / times,
    provision: provision / times,
    update: update / times,
    resend: resend / times,
    batchItem: batchItem / times,
  };
}

/** Everything succeeds, but for addresses that ask for something else before their @: `fail`, or `move` first. */
export const friendlyScript: Script = ({ email }) => {
  const [local = ''] = email.split('@');
  return {
    accountMove: local.includes('move'),
    ...(local.includes('fail') && {
      error: { code: 'X-9001', text: 'The provisioning worker gave up after three attempts.' },
    }),
  };
};
