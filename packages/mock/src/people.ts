import type { KnownStatus, Subscriber, SubscriberError } from '@flowthrough/client';
import { FIRST_NAMES, LAST_NAMES } from './names.js';
import { createRandom, pick } from './random.js';

/** How many of a hundred people have each status. */
export type StatusMix = Partial<Readonly<Record<KnownStatus, number>>>;

export interface PeopleOptions {
  readonly count: number;
  /** @default 1 */
  readonly seed?: number | undefined;
  /** The present moment, epoch milliseconds; every date lies before it. */
  readonly now: number;
  readonly mix: StatusMix;
  /** First part of every id, so that two templates' people differ. @default 'user' */
  readonly prefix?: string | undefined;
}

/**
 * Errors with codes that a public source confirms, and some that nobody explains: their texts are invented, because the
 * library must show any text as it is.
 */
export const SAMPLE_ERRORS: readonly [SubscriberError, ...SubscriberError[]] = [
  { code: '10022', text: 'The BroadWorks user ID is already associated with another user.' },
  { code: '1001', text: 'A required parameter is missing: lastName.' },
  { code: '1002', text: 'Parameter extension has an invalid size.' },
  { code: '2560', text: 'Calling services are down for maintenance and could not be started.' },
  { code: 'email-in-use', text: 'The email address is already used by another account.' },
  { code: 'X-9001', text: 'The provisioning worker gave up after three attempts.' },
];

const DAY = 86_400_000;

/** Seeded people of any number; the same options give the same people. */
export function createPeople({ count, seed = 1, now, mix, prefix = 'user' }: PeopleOptions): Subscriber[] {
  const random = createRandom(seed);
  const statuses = Object.entries(mix) as [KnownStatus, number][];
  const whole = statuses.reduce((sum, [, share]) => sum + share, 0);

  const drawStatus = (): KnownStatus => {
    let rest = random() * whole;
    for (const [status, share] of statuses) {
      rest -= share;
      if (rest < 0) return status;
    }
    return 'provisioned';
  };

  return Array.from({ length: count }, (_, index): Subscriber => {
    const firstName = pick(random, FIRST_NAMES);
    const lastName = pick(random, LAST_NAMES);
    const status = drawStatus();
    const created = now - DAY * (1 + random() * 90);
    // Rows in motion began moments ago; the others have been where they are for minutes to weeks.
    const isMoving = status === 'provisioning' || status === 'updating';
    const lastStatusChange = isMoving ? now - 2_000 : created + (now - created) * random();
    const hasEmail = status !== 'pending_email_input' && (status !== 'error' || random() < 0.8);
    return {
      id: `${prefix}-${index + 1}`,
      broadworksId: `${String(5_551_000_000 + index * 7 + (seed % 7)).padStart(10, '0')}@example.com`,
      spEnterpriseId: `adria:${pick(random, ['hotels', 'port', 'clinic', 'retail'])}`,
      firstName,
      lastName,
      package: pick(random, ['softphone', 'basic', 'standard', 'standard', 'premium']),
      status,
      errors: status === 'error' ? [pick(random, SAMPLE_ERRORS)] : [],
      selfActivated: random() < 0.6,
      created: new Date(created).toISOString(),
      lastStatusChange: new Date(lastStatusChange).toISOString(),
      ...(hasEmail && { email: emailOf(firstName, lastName, index) }),
      ...(status === 'provisioned' && { personId: `person-${prefix}-${index + 1}` }),
    };
  });
}

function emailOf(firstName: string, lastName: string, index: number): string {
  const part = (name: string) =>
    name
      .normalize('NFD')
      .replace(/đ/gi, 'd')
      .replace(/ø/gi, 'o')
      .replace(/[^a-z]/gi, '')
      .toLowerCase()
      .slice(0, 20);
  return `${part(firstName)}.${part(lastName)}${index + 1}@example.com`;
}
