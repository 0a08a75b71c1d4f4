import { createPeople } from '@flowthrough/mock';

/** Nobody is in motion: following rows that move would run in the background of every measurement. */
const MIX = {
  provisioned: 60,
  error: 10,
  pending_email_input: 10,
  pending_email_validation: 10,
  pending_user_migration: 10,
};

/** What a status is called on the pages that have no messages of their own. */
export const STATUS = {
  provisioned: 'Provisioned',
  error: 'Error',
  pending_email_input: 'Pending: email needed',
  pending_email_validation: 'Pending: email not confirmed',
  pending_user_migration: 'Pending: account move',
};

const CHUNK = 1_000;

/**
 * The same people for every page. Each has an address, so that the column has as many values as rows, and each row has
 * gone through JSON once, as one that comes from a backend has.
 */
export function people(count) {
  const made = createPeople({ count, now: Date.UTC(2026, 0, 1), mix: MIX });
  const rows = [];
  for (let start = 0; start < count; start += CHUNK) {
    const page = made
      .slice(start, start + CHUNK)
      .map((row) => ({ ...row, email: row.email ?? `${row.id}@example.com` }));
    for (const row of JSON.parse(JSON.stringify(page))) rows.push(Object.freeze(row));
  }
  return rows;
}
