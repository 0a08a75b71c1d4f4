import { checkEmail } from '../email.js';
import { systemEnvironment } from '../environment.js';
import { toProvisioningError } from '../errors.js';
import type { Subscriber } from '../model.js';
import { allowedActions } from '../status.js';
import type { EmailChange, EmailLineReport, EmailReview, EmailRow, ReviewEmailsOptions } from './import-types.js';
import { cellKey } from '../rows/user-index.js';
import { orAborted, throwIfAborted } from '../abort.js';
import { createPace } from '../pace.js';
import { isPromise } from '../promise.js';

/** One line, judged by itself. */
type Judged =
  | { readonly problem: EmailLineReport }
  | { readonly isUnchanged: true; readonly line: number; readonly subscriber: Subscriber }
  | { readonly change: EmailChange };

/** Who asks for an address, or has it, and on which line. */
interface Owner {
  readonly line: number;
  readonly id: string;
  readonly hasIt: boolean;
}

/**
 * Says line by line what the rows of a file would change, without changing anything. Rejects with kind `aborted`, and
 * with what `find` rejects with.
 */
export async function reviewEmails(rows: readonly EmailRow[], options: ReviewEmailsOptions): Promise<EmailReview> {
  const { environment = systemEnvironment, signal, onProgress } = options;
  throwIfAborted(signal);
  const pace = createPace(environment, signal);
  const judged: Judged[] = [];
  const owners = new Map<string, Owner>();
  const own = (email: string, owner: Owner) => {
    const known = owners.get(mailbox(email));
    if (!known || (owner.hasIt && !known.hasIt)) owners.set(mailbox(email), owner);
  };

  for (const row of rows) {
    const found = findUsers(row, options);
    const users = isPromise(found) ? await orAborted(found, signal).catch(rethrow) : found;
    const result = judge(row, users, options);
    judged.push(result);
    if ('change' in result) {
      const { email, line } = result.change;
      own(email, { line, id: result.change.subscriber.id, hasIt: isSame(email, result.change.subscriber) });
    } else if ('isUnchanged' in result) {
      const { line, subscriber } = result;
      if (subscriber.email) own(subscriber.email, { line, id: subscriber.id, hasIt: true });
    }
    if (pace.isDue()) {
      onProgress?.(judged.length);
      await pace.rest();
    }
  }

  const changes: EmailChange[] = [];
  const problems: EmailLineReport[] = [];
  let unchanged = 0;
  /** The first line of each user, and the address it gives. */
  const lines = new Map<string, { readonly line: number; readonly email: string }>();
  for (const result of judged) {
    if (pace.isDue()) await pace.rest();
    if ('problem' in result) {
      problems.push(result.problem);
      continue;
    }
    const { line, subscriber } = 'change' in result ? result.change : result;
    const email = 'change' in result ? result.change.email : (subscriber.email ?? '');
    const earlier = lines.get(subscriber.id);
    const owner = owners.get(mailbox(email));
    if (!earlier) lines.set(subscriber.id, { line, email });
    if (earlier && earlier.email !== email) {
      problems.push({ line, kind: 'repeated-user', value: email, subscriber, otherLine: earlier.line });
    } else if (earlier || !('change' in result)) {
      unchanged += 1;
    } else if (owner && owner.id !== subscriber.id) {
      problems.push({ line, kind: 'shared-address', value: email, subscriber, otherLine: owner.line });
    } else {
      changes.push(result.change);
    }
  }
  throwIfAborted(signal);
  onProgress?.(rows.length);
  return { changes, problems, unchanged };
}

/** Whom the keys of a line name: by its ID, and by its BroadWorks ID. */
type Named = readonly [byId: Subscriber | undefined, byBroadworksId: Subscriber | undefined];

function findUsers(
  { id, broadworksId }: EmailRow,
  { find, findByBroadworksId }: ReviewEmailsOptions,
): Named | Promise<Named> {
  const byId = id ? find(id) : undefined;
  const byBroadworksId = broadworksId ? findByBroadworksId?.(broadworksId) : undefined;
  if (isPromise(byId) || isPromise(byBroadworksId)) return Promise.all([byId, byBroadworksId]);
  return [byId, byBroadworksId];
}

/** Whether a line gives a BroadWorks ID that its user does not have. Two columns without names give one key for either. */
function isConflict({ id, broadworksId }: EmailRow, [byId, byBroadworksId]: Named): boolean {
  if (!byId || !broadworksId) return false;
  if (byBroadworksId) return byBroadworksId.id !== byId.id;
  return id !== broadworksId && cellKey(byId.broadworksId) !== broadworksId && !isRounded(broadworksId, byId);
}

/** What a spreadsheet writes for a long number, such as 5.55E+09. */
const NUMBER = /^\d[\d.,]*(?:e\+?\d+)?$/i;

/** Whether a BroadWorks ID is the user's own, as a spreadsheet rounds it to the digits that it shows. */
function isRounded(shown: string, { broadworksId }: Subscriber): boolean {
  return NUMBER.test(shown) && Math.abs(Number(shown.replace(',', '.')) / Number(broadworksId) - 1) < 0.01;
}

function judge(row: EmailRow, named: Named, { includeUnchanged, isDoubtful }: ReviewEmailsOptions): Judged {
  const { line, email: value, id, broadworksId } = row;
  const subscriber = named[0] ?? named[1];
  const key = id || broadworksId;
  if (!key) return { problem: { line, kind: 'missing-id', value } };
  if (!subscriber) return { problem: { line, kind: 'unknown-id', value: key } };
  if (isConflict(row, named)) return { problem: { line, kind: 'conflicting-ids', value: broadworksId ?? '' } };
  // A number beside it may have come out of the same spreadsheet.
  const isAlone = !broadworksId || NUMBER.test(broadworksId);
  if (named[0] && isAlone && isDoubtful?.(key)) return { problem: { line, kind: 'doubtful-id', value: key } };

  const isAllowed = allowedActions(subscriber).includes('retry');
  const verdict = checkEmail(value);
  const isUnchanged = value === cellKey(subscriber.email ?? '') || (verdict.ok && isSame(verdict.email, subscriber));
  if (isUnchanged && !(includeUnchanged && isAllowed)) return { isUnchanged, line, subscriber };
  if (value === '') return { problem: { line, kind: 'no-address', value, subscriber } };
  if (!verdict.ok) return { problem: { line, kind: 'invalid-address', value, subscriber, email: verdict.problem } };
  if (!isAllowed) return { problem: { line, kind: 'not-allowed', value, subscriber } };
  const { email, warning } = verdict;
  return { change: { line, subscriber, email, ...(warning && { warning }) } };
}

/** Whether the user has this address, however its domain was written. */
function isSame(email: string, subscriber: Subscriber): boolean {
  if (email === subscriber.email) return true;
  const current = checkEmail(subscriber.email ?? '');
  return current.ok && current.email === email;
}

/** One key for all spellings that reach one mailbox in practice. */
function mailbox(email: string): string {
  return email.toLowerCase();
}

function rethrow(error: unknown): never {
  throw toProvisioningError(error);
}
