import { fold, type KnownStatus, type Subscriber } from '@flowthrough/client';
import { FIRST_NAMES, LAST_NAMES } from './names.js';
import { createRandom, pick } from './random.js';
import { SAMPLE_ERRORS } from './sample-errors.js';

/** How many of a hundred people have each status. */
export type StatusMix = Partial<Readonly<Record<KnownStatus, number>>>;

export interface PeopleOptions {
  readonly count: number;
  /** @default 1 */
  readonly seed?: number | undefined;
  /** The present moment, epoch milliseconds; every date lies before it. */
  readonly now: number;
  /** @default everybody is provisioned */
  readonly mix?: StatusMix | undefined;
  /** First part of every id, so that two templates' people differ. @default 'user' */
  readonly templateId?: string | undefined;
}

const DAY = 86_400_000;
const ENTERPRISES = ['adria:hotels', 'adria:port', 'adria:clinic', 'adria:retail'] as const;
const ABOUT_ADDRESS = ['email-in-use', 'other-organization'];
const PACKAGES = ['softphone', 'basic', 'standard', 'standard', 'premium'] as const;

/**
 * Seeded people of any number; the same options give the same people. The first ones have each status of the mix once,
 * so that the smallest world has something of everything.
 */
export function createPeople({
  count,
  seed = 1,
  now,
  mix = { provisioned: 100 },
  templateId = 'user',
}: PeopleOptions): Subscriber[] {
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
    const first = Math.floor(random() * FIRST_NAMES.length);
    const last = Math.floor(random() * LAST_NAMES.length);
    const status = statuses[index]?.[0] ?? drawStatus();
    const created = now - DAY * (1 + random() * 90);
    // Rows in motion began moments ago; the others have been where they are for minutes to weeks.
    const isMoving = status === 'provisioning' || status === 'updating';
    const changed = isMoving ? now - 2_000 : created + (now - created) * random();
    const hasEmail = status !== 'pending_email_input' && (status !== 'error' || random() < 0.8);
    const drawn = status === 'error' ? pick(random, SAMPLE_ERRORS) : SAMPLE_ERRORS[0];
    // No address was refused where there is none.
    const error = hasEmail || !ABOUT_ADDRESS.includes(drawn.code) ? drawn : SAMPLE_ERRORS[0];
    // Whoever was invited too soon could have waited for the day by now: all of these can be tried again.
    const lastStatusChange = error.code === 'ATLAS-600199' ? Math.min(changed, now - DAY) : changed;
    return {
      id: `${templateId}-${index + 1}`,
      broadworksId: `${5_551_000_000 + index * 7 + (seed % 7)}@example.com`,
      spEnterpriseId: pick(random, ENTERPRISES),
      firstName: FIRST_NAMES[first] ?? '',
      lastName: LAST_NAMES[last] ?? '',
      package: pick(random, PACKAGES),
      status,
      errors: status === 'error' ? [error] : [],
      selfActivated: random() < 0.6,
      created: new Date(created).toISOString(),
      lastStatusChange: new Date(lastStatusChange).toISOString(),
      ...(hasEmail && { email: `${FIRST_PARTS[first]}.${LAST_PARTS[last]}${index + 1}@example.com` }),
      ...(status === 'provisioned' && { personId: `person-${templateId}-${index + 1}` }),
    };
  });
}

/** A name as the local part of an address shows it. */
const toLocalPart = (name: string) =>
  fold(name)
    .replace(/[^a-z]/g, '')
    .slice(0, 20);
// Folded once per name, not once per person: that is most of the time that 100,000 people take.
const FIRST_PARTS = FIRST_NAMES.map(toLocalPart);
const LAST_PARTS = LAST_NAMES.map(toLocalPart);
