import type { ViewsMessages } from '../views.js';

export const views: ViewsMessages = {
  hint: 'A view keeps the search, the filters, the order and the columns under a name.',
  empty: 'No views saved yet.',
  present: 'shown now',
  rename: 'Rename',
  renameView: (name) => `Rename ${name}`,
  delete: 'Delete',
  deleteView: (name) => `Delete ${name}`,
  deleteQuestion: (name) => `Delete the view ${name}?`,
  confirmDelete: 'Delete view',
  name: 'Name for what the table shows now',
  save: 'Save view',
  newName: (name) => `New name for ${name}`,
  saveName: 'Save name',
  nameMissing: 'Enter a name.',
  nameTaken: (name) => `There is already a view called ${name}. Choose another name, or replace it.`,
  replace: 'Replace it',
  saved: (name) => `View ${name} saved`,
  renamed: (name) => `View is called ${name} now`,
  replaced: (name) => `View ${name} replaced`,
  deleted: (name) => `View ${name} deleted`,
};
