import type { ImportingMessages } from '../importing.js';
import { createPlural } from '../plural.js';

const plural = createPlural('en');
const users = (count: number) => plural(count, { one: '# user', other: '# users' });

export const importing: ImportingMessages = {
  hint: 'Export the users, correct their addresses in a spreadsheet, and give the file back. Nothing is sent before you have seen what it changes.',
  hintSelected: (count) => `Paste addresses, in the order of the table, for the ${users(count)} that you selected.`,
  hintAsked: (count) =>
    `Write the address of each of the ${users(count)} at the end of their line, or paste a column of addresses over it, in this order.`,
  whom: 'Whose addresses',
  forFile: 'Users named in the file',
  forSelected: (count) => `Selected users (${count})`,
  chooseFile: 'Choose a CSV file',
  drop: 'or drop it here',
  paste: 'Or paste from a spreadsheet',
  pasteHint: 'With the header line, or with the ID and the address in two columns.',
  pasteHintSelected: 'One address per line, or with the BroadWorks ID before each.',
  review: 'Review',
  nothing: 'Choose a file, or paste some lines first.',

  reading: 'Reading the file…',
  linesRead: (lines) => `${lines} lines read`,
  stop: 'Stop',
  failed: 'The file could not be checked',

  file: {
    empty: 'There is nothing in it.',
    'spreadsheet-file': 'It is a workbook. Save it as CSV in your spreadsheet program and choose that file.',
    'not-text': 'It is not a text file.',
    'unclosed-quote': 'A quotation mark is opened and never closed, so the lines after it cannot be told apart.',
    'no-email-column': 'No column holds addresses. Name it Email in the first line.',
    'no-key-column': 'No column says whose address it is. Keep the column ID or BroadWorks ID.',
    'ambiguous-columns': 'Two columns have the same meaning. Keep one of them.',
  },
  fileNotUsed: 'This file cannot be used',
  atLine: (line) => `Line ${line}`,

  found: (count) => plural(count, { one: '# user will be onboarded again', other: '# users will be onboarded again' }),
  problemsFound: (count) => plural(count, { one: '# line has a problem', other: '# lines have problems' }),
  unchanged: (count) => plural(count, { one: '# line changes nothing', other: '# lines change nothing' }),
  nothingToDo: 'No address differs from what is known.',
  changes: 'New addresses',
  problems: 'Lines that are left out',
  from: 'Now',
  to: 'New',
  noAddress: 'No email yet',
  andMore: (count) => plural(count, { one: 'and # more', other: 'and # more' }),
  line: {
    'missing-id': () => 'Names no user.',
    'unknown-id': (value) => `Nobody has the ID ${value}.`,
    'conflicting-ids': (value) => `The ID and the BroadWorks ID ${value} do not belong to the same user.`,
    'doubtful-id': (value) =>
      `Several IDs are the number ${value}, and a spreadsheet may have dropped their zeros. Keep the column BroadWorks ID.`,
    'no-address': () => 'Has no address.',
    'repeated-user': (value, other) => `Gives ${value}, but line ${other} gives this user another address.`,
    'shared-address': (value, other) => `${value} is also given to another user, on line ${other}.`,
    'not-allowed': () => 'This user cannot be onboarded again in the present status.',
    'too-many-addresses': (value) => `No selected user is left for ${value}.`,
    'too-few-addresses': () => 'No address was pasted for this user.',
  },
  another: 'Choose another file',
  start: (count) => `Onboard ${users(count)}`,
};
