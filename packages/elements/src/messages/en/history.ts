import type { HistoryMessages } from '../history.js';
import { createPlural } from '../plural.js';

const plural = createPlural('en');

export const history: HistoryMessages = {
  title: (id) => `History of ${id}`,
  failed: 'The history could not be loaded',
  empty: 'Nothing recorded yet',
  emptyHint: 'What happens to this user from now on appears here.',
  loaded: (events) => plural(events, { one: '# event', other: '# events' }),
  by: (actor) => `by ${actor}`,
};
