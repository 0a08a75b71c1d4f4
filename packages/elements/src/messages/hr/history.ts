import type { HistoryMessages } from '../history.js';
import { createPlural } from '../plural.js';

const plural = createPlural('hr');

export const history: HistoryMessages = {
  title: (id) => `Povijest za ${id}`,
  failed: 'Povijest nije bilo moguće učitati',
  empty: 'Još ništa nije zabilježeno',
  emptyHint: 'Ovdje se pojavljuje sve što se s ovim korisnikom dogodi odsad.',
  loaded: (events) => plural(events, { one: '# događaj', few: '# događaja', other: '# događaja' }),
  by: (actor) => `izvršitelj: ${actor}`,
};
