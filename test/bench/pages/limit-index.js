import { fold } from '@flowthrough/client';

/** Rows whose texts lie in one string that is searched natively. */
const CHUNK = 8_192;

/** Characters whose ranks are packed into one number, beside the row: 5 × 6 bits + 20 bits stay exact. */
const PACKED = 5;
const RANKS = 64;
const ROWS = 2 ** 20;

/** What the packed sort can rank: one weight per character, nothing that needs more than the first level. */
const PLAIN = /^[a-z0-9@._-]*$/;

const collator = new Intl.Collator('en');

/** Folded, and without the one sign of the names that would make two bytes of every character beside it. */
const flatten = (text) => fold(text).replaceAll('’', "'");

/**
 * Rows that never move: every filter, search and order is made of numbers in typed arrays. Each of them is made in idle
 * time, or when it is needed first. Plain loops, because `from` of a typed array takes several times as long.
 */
export function createIndex(given) {
  const rows = given.slice();
  const { length } = rows;
  const names = [];
  const orders = new Map();
  const chunks = [];
  const hits = new Uint8Array(length);
  const view = new Uint32Array(length);
  let codes;
  let places;
  let found = '';

  function codeOf(status) {
    const known = names.indexOf(status);
    return known < 0 ? names.push(status) - 1 : known;
  }

  function codesOf() {
    if (codes) return codes;
    codes = new Uint8Array(length);
    for (let row = 0; row < length; row += 1) codes[row] = codeOf(rows[row].status);
    return codes;
  }

  function order(column) {
    const cached = orders.get(column);
    if (cached) return cached;
    const made = column === 'name' ? byName(rows) : byText(rows.map((row) => row[column]));
    orders.set(column, made);
    return made;
  }

  /** The folded text of some rows and where each row begins in it. */
  function chunk(number) {
    return (chunks[number] ??= makeChunk(rows.slice(number * CHUNK, (number + 1) * CHUNK)));
  }

  function find(needle) {
    if (needle === found) return;
    hits.fill(0);
    for (let number = 0; number * CHUNK < length; number += 1) {
      const { text, starts } = chunk(number);
      let row = 0;
      for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, starts[row])) {
        while (starts[row + 1] <= at) row += 1;
        hits[number * CHUNK + row] = 1;
        row += 1;
        if (row >= starts.length - 1) break;
      }
    }
    found = needle;
  }

  return {
    rows,
    /** The rows that a filter, a search and an order select, as indexes. */
    select({ exclude, sort, search }) {
      const needle = flatten(search);
      if (needle) find(needle);
      const known = exclude === undefined ? undefined : codesOf();
      const unwanted = names.indexOf(exclude);
      const sorted = sort && order(sort);
      let count = 0;
      for (let place = 0; place < length; place += 1) {
        const row = sorted ? sorted[place] : place;
        if ((!known || known[row] !== unwanted) && (!needle || hits[row] === 1)) view[count++] = row;
      }
      return view.subarray(0, count);
    },
    /** Puts newer rows in place; gives their indexes. */
    update(newer) {
      places ??= new Map(rows.map(({ id }, place) => [id, place]));
      return newer.map((row) => {
        const place = places.get(row.id);
        if (rows[place].email !== row.email) orders.delete('email');
        rows[place] = row;
        if (codes) codes[place] = codeOf(row.status);
        chunks[Math.floor(place / CHUNK)] = undefined;
        found = '';
        return place;
      });
    },
    /** Makes a part of what the first search and the first update need; whether anything is left to make. */
    prepare() {
      if (!codes) return codesOf() !== undefined;
      const next = Array.from({ length: Math.ceil(length / CHUNK) }, (_, number) => number).find((n) => !chunks[n]);
      if (next !== undefined) chunk(next);
      else places ??= new Map(rows.map(({ id }, place) => [id, place]));
      return next !== undefined;
    },
  };
}

function makeChunk(rows) {
  const folded = flatten(
    rows
      .map(({ broadworksId, firstName, lastName, email, errors }) => {
        const failures = errors.map((error) => `${error.code} ${error.text}`).join(' ');
        return `${broadworksId} ${firstName} ${lastName} ${email} ${failures}`;
      })
      .join('\n'),
  );
  // Folding leaves two bytes for each character; where all are plain, one byte takes half the memory and is found faster.
  const bytes = new TextEncoder().encode(folded);
  const text = bytes.length === folded.length ? new TextDecoder('latin1').decode(bytes) : folded;
  const starts = new Uint32Array(rows.length + 1);
  for (let row = 1; row < rows.length; row += 1) starts[row] = text.indexOf('\n', starts[row - 1]) + 1;
  starts[rows.length] = text.length + 1;
  return { text, starts };
}

/** Few distinct values: each is collated once, and rows are counted into place. */
function byName(rows) {
  const lastNames = new Set();
  const firstNames = new Set();
  for (const { lastName, firstName } of rows) {
    lastNames.add(lastName);
    firstNames.add(firstName);
  }
  const last = rankOf(lastNames);
  const first = rankOf(firstNames);
  const ranks = new Uint32Array(rows.length);
  for (let row = 0; row < rows.length; row += 1) {
    const { lastName, firstName } = rows[row];
    ranks[row] = last.get(lastName) * first.size + first.get(firstName);
  }
  const starts = new Uint32Array(last.size * first.size + 1);
  for (let row = 0; row < ranks.length; row += 1) starts[ranks[row] + 1] += 1;
  for (let rank = 1; rank < starts.length; rank += 1) starts[rank] += starts[rank - 1];
  const order = new Uint32Array(rows.length);
  for (let row = 0; row < ranks.length; row += 1) order[starts[ranks[row]]++] = row;
  return order;
}

const rankOf = (values) => new Map([...values].sort(collator.compare).map((value, rank) => [value, rank]));

/**
 * Many distinct values: the collator's ranks of five characters and the row in one number, sorted natively; rows that
 * are equal so far are told apart by their next five. Texts that need more than that are left to the collator.
 */
function byText(values) {
  if (values.length > ROWS || !values.every((value) => PLAIN.test(value))) {
    return Uint32Array.from(values.keys()).sort((one, other) => collator.compare(values[one], values[other]));
  }
  const ranks = new Uint8Array(128);
  [...'abcdefghijklmnopqrstuvwxyz0123456789@._-'].sort(collator.compare).forEach((letter, rank) => {
    ranks[letter.charCodeAt(0)] = rank + 1;
  });
  const keys = new Float64Array(values.length);
  for (let row = 0; row < values.length; row += 1) keys[row] = row;

  function sort(start, end, depth) {
    for (let at = start; at < end; at += 1) {
      const row = rowOf(keys[at]);
      const value = values[row];
      let key = 0;
      for (let place = depth; place < depth + PACKED; place += 1) {
        key = key * RANKS + (place < value.length ? ranks[value.charCodeAt(place)] : 0);
      }
      keys[at] = key * ROWS + row;
    }
    keys.subarray(start, end).sort();
    for (let at = start; at < end;) {
      const key = Math.floor(keys[at] / ROWS);
      let next = at + 1;
      while (next < end && Math.floor(keys[next] / ROWS) === key) next += 1;
      // A rank of 0 says that the text has ended.
      if (next - at > 1 && key % RANKS > 0) sort(at, next, depth + PACKED);
      at = next;
    }
  }
  sort(0, keys.length, 0);
  const order = new Uint32Array(keys.length);
  for (let at = 0; at < keys.length; at += 1) order[at] = rowOf(keys[at]);
  return order;
}

/** The row in a packed key; the remainder of such large numbers would be slow. */
const rowOf = (key) => key - Math.floor(key / ROWS) * ROWS;
