import { ERROR_KINDS, ProvisioningError } from '../errors.js';
import { LETTERS, type BatchRecord } from './batch-journal.js';

/** A record as a host gives it back: from an older version of the library, or from storage that others write to. */
export function readRecord(given: unknown): BatchRecord {
  try {
    if (isRecord(given)) return given;
  } catch {
    // What throws when it is looked at is no record either.
  }
  throw new ProvisioningError('parse', 'Could not read the record of the batch: it holds something else.');
}

type Fields = Readonly<Record<string, unknown>>;

const ACTIONS: readonly unknown[] = ['retry', 'delete', 'changePackage', 'resendConsent'];
const REASONS: readonly unknown[] = [...ERROR_KINDS, 'busy', 'not-allowed', 'duplicate', 'address-missing'];

function isRecord(given: unknown): given is BatchRecord {
  if (!isObject(given)) return false;
  const { version, key, items, progress, reasons, changes = [], remoteId } = given;
  if (version !== 1 || !isText(key) || key === '' || !isMissingOr(isText, remoteId)) return false;
  if (!Array.isArray(items) || !items.every(isItem) || !isText(progress) || progress.length !== items.length)
    return false;
  const isPlace = (index: unknown) => typeof index === 'number' && index in items;
  return (
    Array.isArray(reasons) &&
    reasons.every((pair) => Array.isArray(pair) && isPlace(pair[0]) && isReason(pair[1])) &&
    Array.isArray(changes) &&
    changes.every(
      (change) =>
        Array.isArray(change) &&
        isPlace(change[0]) &&
        isText(change[1]) &&
        Object.hasOwn(LETTERS, change[1]) &&
        isMissingOr(isReason, change[2]),
    )
  );
}

function isItem(given: unknown): boolean {
  if (!isObject(given)) return false;
  const { subscriberId, action, email, package: packageType, before } = given;
  return (
    isText(subscriberId) &&
    subscriberId !== '' &&
    ACTIONS.includes(action) &&
    isMissingOr(isText, email) &&
    isMissingOr(isText, packageType) &&
    isMissingOr(isBefore, before)
  );
}

const isObject = (given: unknown): given is Fields => typeof given === 'object' && given !== null;
const isText = (given: unknown): given is string => typeof given === 'string';
/** JSON has no undefined, and a host may have written null for it. */
const isMissingOr = (is: (given: unknown) => boolean, given: unknown) => given === undefined || is(given);
const isReason = (given: unknown) =>
  isObject(given) &&
  REASONS.includes(given['kind']) &&
  isMissingOr(isText, given['code']) &&
  isMissingOr(isText, given['text']);
const isBefore = (given: unknown) =>
  isObject(given) &&
  isText(given['status']) &&
  isText(given['package']) &&
  isText(given['lastStatusChange']) &&
  isMissingOr(isText, given['email']);
