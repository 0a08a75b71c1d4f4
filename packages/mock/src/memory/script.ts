import type { SubscriberError } from '@flowthrough/client';

/** How one attempt to activate or onboard goes; `email` lets an address decide, `attempt` counts from 1. */
export interface Attempt {
  readonly email: string;
  readonly attempt: number;
}

export interface Course {
  /** Why it fails; succeeds when left out. */
  readonly error?: SubscriberError | undefined;
  /** Whether an account with this address must be moved first. */
  readonly accountMove?: boolean | undefined;
  /** Whether the template's first administrator is still missing. */
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
  /** Until the verification mail can be sent again. */
  readonly resend: number;
}

/** Fast enough to watch, slow enough to see. */
export const DEMO_PACE: Pace = {
  confirm: 5_000,
  accountMove: 6_000,
  firstAdmin: 12_000,
  provision: 4_000,
  update: 3_000,
  resend: 30_000,
};

/** Everything succeeds, but addresses that say otherwise: `fail@`, `move@`. */
export const friendlyScript: Script = ({ email }) => ({
  accountMove: email.startsWith('move'),
  ...(email.startsWith('fail') && {
    error: { code: 'X-9001', text: 'The provisioning worker gave up after three attempts.' },
  }),
});
