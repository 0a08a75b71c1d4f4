import type { InsightMessages } from '../insight.js';
import { createPlural } from '../plural.js';

const plural = createPlural('en');

export const insight: InsightMessages = {
  title: 'Errors by cause',
  empty: 'No user is in error.',
  who: 'Who can act',
  audience: { user: 'the user', administrator: 'the administrator', support: 'support' },
  noCode: 'No code',
  users: (users) => plural(users, { one: '# user', other: '# users' }),
  show: 'Show these',
  retry: (users) => plural(users, { one: 'Retry # user', other: 'Retry # users' }),
  export: 'Export these',

  retryTitle: (users) => plural(users, { one: 'Retry activation for # user', other: 'Retry activation for # users' }),
  retryHelps: {
    now: 'Trying again can help at once.',
    later: 'Trying again can help after some time.',
    'after-change': 'Trying again helps once the cause is out of the way.',
    never: 'Trying again does not help.',
  },
  retried: (users) =>
    plural(users, {
      one: '# user is onboarded again with the address on record.',
      other: '# users are onboarded again, each with the address on record.',
    }),
  waiting: (users) =>
    plural(users, {
      one: '# user has to wait still and is left out.',
      other: '# users have to wait still and are left out.',
    }),
  withoutAddress: (users) =>
    plural(users, {
      one: '# user has no email address and is left out.',
      other: '# users have no email address and are left out.',
    }),
  nobody: 'None of these users can be retried now.',
};
