import type { BatchJournal, BatchRecord } from '@flowthrough/client';

/**
 * Keeps the record of a template's batch for as long as the tab lives, so that it goes on after a reload. Addresses are
 * kept as well: a retry whose address was imported could not go on without.
 */
export function createSessionJournal(templateId: string): BatchJournal {
  const key = `batch ${templateId}`;
  return {
    withAddresses: true,
    load() {
      const text = sessionStorage.getItem(key);
      return text === null ? undefined : (JSON.parse(text) as BatchRecord);
    },
    save(record) {
      if (record) sessionStorage.setItem(key, JSON.stringify(record));
      else sessionStorage.removeItem(key);
    },
  };
}
