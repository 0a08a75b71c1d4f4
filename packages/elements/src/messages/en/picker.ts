import { createPlural } from '../plural.js';
import type { PickerMessages } from '../template.js';

const plural = createPlural('en');

/** What the template picker says once there is an answer. */
export const picker: Omit<PickerMessages, 'pickerLabel'> = {
  filterLabel: 'Find a template',
  filterCount: (shown, all) => `${shown} of ${plural(all, { one: '# template', other: '# templates' })}`,
  loaded: (count) => plural(count, { one: '# template', other: '# templates' }),
  empty: 'No onboarding templates',
  emptyHint: 'Create an onboarding template in the partner portal first.',
  listFailed: 'The templates could not be loaded',
  listStale: 'The templates below may be out of date.',
  ready: 'Ready',
  needsFixing: 'Needs fixing',
  waitsForAdmin: 'Waiting for administrator',
};
