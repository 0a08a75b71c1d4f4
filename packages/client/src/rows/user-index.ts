import type { Subscriber } from '../model.js';

/** Finds users by the keys that a file gives. */
export interface UserIndex {
  add(row: Subscriber): void;
  find(id: string): Subscriber | undefined;
  findByBroadworksId(broadworksId: string): Subscriber | undefined;
  /** Whether a spreadsheet could have made this of another user's ID, as it makes 7 of 0007. */
  isDoubtful(id: string): boolean;
}

export function createUserIndex(): UserIndex {
  const byId = createKeys();
  const byBroadworksId = createKeys();
  /** How many users have an ID that is this number. */
  const numbers = new Map<string, number>();
  return {
    add(row) {
      byId.add(row.id, row);
      byBroadworksId.add(row.broadworksId, row);
      const number = numberOf(row.id);
      if (number !== undefined) numbers.set(number, (numbers.get(number) ?? 0) + 1);
    },
    find: byId.find,
    findByBroadworksId: byBroadworksId.find,
    isDoubtful: (id) => numberOf(id) === id && (numbers.get(id) ?? 0) > 1,
  };
}

function createKeys() {
  const exact = new Map<string, Subscriber>();
  const bare = new Map<string, Subscriber>();
  return {
    add(key: string, row: Subscriber) {
      exact.set(key, row);
      if (cellKey(key) !== key) bare.set(cellKey(key), row);
    },
    find: (key: string) => exact.get(key) ?? bare.get(key),
  };
}

/** A text as it comes back from a file: without outer blanks, and with what UTF-8 writes for half a character. */
export function cellKey(text: string): string {
  return text.trim().replace(/\p{Cs}/gu, '\ufffd');
}

/** What a spreadsheet makes of an ID that it takes for a number. */
function numberOf(id: string): string | undefined {
  return /^\d[\d.]*(?:e[+-]?\d+)?$/i.test(id) ? String(Number(id)) : undefined;
}
