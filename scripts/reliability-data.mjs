/** The faults that every build is held against, F01 first, each with what is expected of it. Tests name them by number. */
export const FAULTS = [
  ['offline at the start', 'one try, then "offline"; reads go on by themselves when online, writes are not sent'],
  ['DNS, TLS, CORS', 'one kind, `network`; the message tells no address; a read is tried again'],
  ['offline half way through paging', 'the rows so far stay, marked incomplete; it goes on from the last cursor'],
  ['no answer at all', 'given up at 10 s, which the server sees; a read is tried again, a write unknown'],
  ['headers come, the body stalls', 'the same limit covers the body'],
  ['one byte per second', 'ended by the total limit'],
  ['JSON cut off', '`parse`; a read is tried once more, a write unknown'],
  ['any malformed JSON', 'one typed error, no hang'],
  ['200 with a page of a proxy', '`unexpected-content`; nothing of it shown; one try'],
  ['502 with a page', 'tried again by its status; nothing of it shown'],
  ['JSON under any content type', 'read when it parses'],
  ['an empty answer to a delete', 'done'],
  ['401', 'one question for a token for all parallel requests, each replayed once; a second 401 ends'],
  ['the token callback rejects or never settles', 'failed within the limit, no loop, no call blocked later'],
  ['403', 'failed, one try, with its reason'],
  ['404 on a delete', 'done, the row goes'],
  ['404 on a list', 'a failure, not an empty table'],
  ['409 with a key whose twin runs', 'waited for with the same key; one effect'],
  ['409 without', 'a conflict; the row is read'],
  ['410', 'as 404'],
  ['412, 428', 'a conflict; the row is read; nothing overwritten'],
  ['422 with fields', 'each reason at its field, what was typed stays'],
  ['422 for a key used before', 'a new key only with a new press'],
  ['429 with seconds', 'waited for as long'],
  ['429 with a date', 'the same, by the clock of the answer'],
  ['429 without', 'our own back-off'],
  ['429 with a year', 'ends at once and says until when'],
  ['every form of Retry-After', 'each has a defined outcome'],
  ['500, 502, 503, 504 once', 'succeeds on the second try'],
  ['500 for ever', 'three tries; a write without consent one'],
  ['400, 405, 413, 414, 415, 501, 505', 'one try'],
  ['a redirect loop, 21 hops', 'an error after one request'],
  ['307, 308 on a write', 'not followed; unknown'],
  ['301, 302 on a write', 'no false success; unknown'],
  ['double click, Enter and click', 'one request, one effect'],
  ['submitted again after a reload', 'one effect with the same key'],
  ['one row in two tables', 'the second waits or is refused; one effect'],
  ['an answer after the element has gone', 'no event, no change, no unhandled rejection'],
  ['answers out of order', 'what was asked last is shown'],
  ['the user navigates away', 'reads aborted; a write unknown on return, never sent again'],
  ['abort at any of five moments', 'rejects within 50 ms, nothing sent later, no timer left'],
  ['the clock jumps during a wait', 'the wait stays as it was'],
  ['a page of 50 MB', 'a typed error at the limit'],
  ['a cyclic next', 'ends at the first repeat, with a notice'],
  ['an endless next', 'ends at the cap of pages, with a notice'],
  ['a next link to elsewhere', 'refused; nothing is sent there'],
  ['a row twice over pages', 'once, the newest state'],
  ['a row vanishes between pages', 'no other row is lost'],
  ['a count that is no count', 'no nonsense shown'],
  ['a tab asleep for two hours', 'one request on waking'],
  ['back from where browsers keep pages', 'reads refreshed once; no write repeated'],
  ['the host’s fetch throws or gives junk', 'a typed error'],
  ['the client is replaced', 'what the old one says later is dropped'],
  ['JSON keys that name a prototype', 'no prototype changed'],
  ['200 rows with 30 % faults', 'four at a time; each in a named state; none lost, none doubled'],
];

const MATRIX = 'test/node/fault-matrix';
const STATUS = 'test/elements/user-status';
const FORM = 'test/elements/activation-form';

/** The 40 checks worth most, in their order: what is checked, and by which tests, a file and words of a title each. */
export const CHECKS = [
  [
    'Over 10,000 random sequences of faults no write is lost and none happens twice',
    ['test/node/fault-sequences.node.test.ts', 'end in a named state in ${SEQUENCES} seeded sequences'],
  ],
  [
    'A write without an answer is shown as unknown, found out by reading, never sent by itself',
    [`${STATUS}/actions.test.ts`, 'shows an unanswered write as unknown, finds out by reading, and sends it once'],
    [`${MATRIX}/writes.node.test.ts`, 'is unknown, done once and not sent again: '],
  ],
  [
    'Double click, Enter and click, two quick submits: one request',
    [`${MATRIX}/refusals.node.test.ts`, 'F35: a double click, and two quick submits, are one request and one effect'],
  ],
  [
    'Every repeat of a write has the same key, a new press a new one',
    ['test/client/http/transport.test.ts', 'F30: sends a write once without the host’s consent'],
    [`${MATRIX}/refusals.node.test.ts`, 'F23: a key that was used for something else is refused'],
  ],
  [
    'No exported cell begins with a formula',
    ['test/client/csv/guard.test.ts', 'neutralises every cell that starts with ${sign}'],
    ['test/client/csv/csv-parse.node.test.ts', 'gives back every cell of a hostile row'],
  ],
  [
    'Hostile texts appear literally; nothing runs or loads',
    ['test/csp/policy.test.ts', 'shows and works every element, styled and without a violation: '],
    ['test/elements/foreign-text.test.ts', 'turns nothing in the table, its filters and its causes'],
  ],
  [
    'After a 401 one question for a token, one replay each; a second 401 stops',
    [`${MATRIX}/sign-in.node.test.ts`, 'F13: one question to the host for all parallel 401s, each replayed once'],
    [`${MATRIX}/sign-in.node.test.ts`, 'F13: a second 401 is the end'],
  ],
  [
    'All states styled and without a violation under a strict policy',
    ['test/csp/policy.test.ts', 'shows and works every element, styled and without a violation: '],
    ['scripts/test-stories.mjs', 'content-security-policy'],
  ],
  [
    'A slow or stalled body ends at the limit',
    [`${MATRIX}/connection.node.test.ts`, 'F05: headers that come and a body that does not'],
    [`${MATRIX}/connection.node.test.ts`, 'F06: one byte per second is ended by the total limit'],
  ],
  [
    'Removing the element stops every request; nothing fires or speaks later',
    [`${FORM}/page.test.ts`, 'F38: stops everything when it is removed, and nothing fires or speaks later'],
    [`${MATRIX}/refusals.node.test.ts`, 'F38: an answer after the store has stopped changes nothing'],
  ],
  [
    'Retry-After is obeyed in seconds and as a date, with a wrong clock too',
    [`${MATRIX}/refusals.node.test.ts`, 'F25: 429 with a date is measured against the clock of the answer'],
    ['test/client/http/retry-after.test.ts', 'F28: reads seconds and the three forms of an HTTP date'],
  ],
  [
    'A dead backend gets at most 1.2 requests per action',
    [`${MATRIX}/dead-backend.node.test.ts`, 'gets at most 1.2 requests for each action on a row: '],
  ],
  [
    'Delete answered by 404 counts as done',
    [`${MATRIX}/answers.node.test.ts`, 'F16, F20: 404 and 410 on a delete count as done'],
  ],
  [
    '422 stands at its fields, with the focus there and the text kept',
    [`${FORM}/activation-form.test.ts`, 'stands at its field in our words where the code is known'],
    [`${STATUS}/actions.test.ts`, 'F22: puts the backend’s objection beside the field'],
  ],
  [
    'Answers out of order never leave an older list, in 1,000 orders',
    [`${MATRIX}/lists.node.test.ts`, 'F39: answers out of order leave what was asked last, in 1,000 orders'],
  ],
  [
    'No scheme but those of web and mail can be pressed',
    ['test/client/link.test.ts', 'stops every other scheme, in any spelling'],
  ],
  [
    'No token or address in console, errors or storage',
    [`${MATRIX}/leaks.node.test.ts`, 'no fault puts a token, an address or a password into an error or on the console'],
    [
      'test/demo/demo.node.test.ts',
      'shows a developer what the elements said and what the mock received, without addresses',
    ],
  ],
  [
    'The whole journey by keyboard alone',
    ['test/journeys/keyboard.test.ts', 'an administrator mends a template, retries one user and deletes another'],
    [`${STATUS}/actions.test.ts`, 'is used by keyboard alone, and the focus never falls to the page'],
  ],
  [
    'axe finds nothing in any state, light, dark and in forced colors',
    ['scripts/test-stories.mjs', 'Axe has its say in the first three'],
    ['test/demo/demo.node.test.ts', 'gives axe nothing to complain about at ${path}, light and dark'],
  ],
  [
    'Cyclic and endless lists end, with rows once and a notice',
    [`${MATRIX}/lists.node.test.ts`, 'F44: a cursor that comes again ends the list'],
    [`${MATRIX}/lists.node.test.ts`, 'F45: a list without an end is ended at the cap'],
  ],
  [
    'A next link to another origin is refused and gets no credentials',
    [`${MATRIX}/lists.node.test.ts`, 'F46: a next link is followed within the origin, and elsewhere refused'],
  ],
  [
    'Two copies, or two versions, throw nothing',
    ['test/elements/provider/provider.test.ts', 'leaves two copies on a page to themselves'],
    ['test/client/errors.test.ts', 'is told by its mark, whichever copy of the module made it'],
  ],
  [
    'A page of a proxy gives a plain message, no markup',
    [`${MATRIX}/answers.node.test.ts`, 'F09: 200 with a page of a proxy'],
    [`${MATRIX}/answers.node.test.ts`, 'F10: 502 with a page'],
  ],
  [
    'Cut or broken JSON gives one typed error, no hang',
    [`${MATRIX}/answers.node.test.ts`, 'F07: JSON cut off'],
    [`${MATRIX}/answers.node.test.ts`, 'F08: malformed JSON ends in one typed error'],
  ],
  [
    'A row twice over pages appears once, and the count agrees',
    [`${MATRIX}/lists.node.test.ts`, 'F47: a row that comes twice is shown once'],
  ],
  [
    'Each result is announced once',
    [`${STATUS}/actions.test.ts`, 'onboards a user again with a new address, once'],
    [`${FORM}/following.test.ts`, 'looks at once when asked, keeps the focus and says what it found'],
  ],
  [
    '1,000 starts and ends leave no listener or timer',
    [
      `${MATRIX}/leaks.node.test.ts`,
      '1,000 starts and stops of every store leave no listener, timer or request behind',
    ],
    ['test/real/places.test.ts', 'leave nothing behind after 1,000 times in the page and out of it'],
  ],
  [
    'Moving the element keeps typed text and asks for nothing',
    [`${FORM}/page.test.ts`, 'keeps typed text and asks for nothing when it is moved'],
    ['test/real/places.test.ts', 'show the same rows when they are moved while scrolled'],
    [`${STATUS}/user-status.test.ts`, 'keeps rows and asks for nothing again when it is moved'],
  ],
  [
    'Marks of direction in a name disturb nothing',
    ['test/elements/foreign-text.test.ts', 'turns nothing in the dialogs of a row'],
  ],
  [
    'Copying that fails leaves the text selectable and claims nothing',
    ['test/elements/clipboard.test.ts', 'resolves with false ${when}'],
    [`${STATUS}/actions.test.ts`, 'shows the text selected when it cannot be copied'],
  ],
  ['Addresses are judged as browsers judge them', ['test/client/email.test.ts', 'accepts what browsers accept']],
  [
    '200 rows with 30 % faults: four at a time, each in a named state',
    [`${MATRIX}/batch.node.test.ts`, 'F55: of 200 rows with 30 % faults at most 4 are in flight'],
  ],
  [
    'Abort at five moments rejects within 50 ms',
    [`${MATRIX}/connection.node.test.ts`, 'F41: aborted at any of five moments'],
  ],
  [
    'Menus and dialogs keep the patterns of the authoring practices',
    [`${STATUS}/first-use.test.ts`, "opens a row's menu by ${key}"],
    [`${STATUS}/actions.test.ts`, 'deletes a user after asking, with the focus first on Cancel'],
  ],
  [
    'Usable at 320 pixels, and no focus covered',
    [`${FORM}/page.test.ts`, 'fits into 320 pixels in both directions'],
    [`${STATUS}/batch-selecting.test.ts`, 'leaves no control that gets the focus behind the bar'],
    ['test/support/every-state.ts', 'takes each press where it is aimed, and finds room'],
  ],
  [
    'The back button refreshes reads once and repeats no write',
    [`${MATRIX}/connection.node.test.ts`, 'F51: back from where browsers keep pages'],
  ],
  [
    'Trusted Types enforced, no violation',
    ['test/csp/policy.test.ts', 'under a strict Content Security Policy with Trusted Types'],
  ],
  [
    'Leaving out provisioned users filters view and export alike',
    [`${STATUS}/user-status.test.ts`, 'leaves out provisioned users, and tells the host what it shows'],
    ['test/client/stores/user-status-export.test.ts', 'writes all rows that the query selects, in its order'],
  ],
  [
    'Row numbers match through sort, filter and paging',
    [`${STATUS}/user-status.test.ts`, 'numbers the rows for assistive technology'],
    [`${STATUS}/window.test.ts`, 'renders a window of 10,000 rows, with the right numbers at both ends'],
  ],
  [
    '50,000 rows are exported in slices and return identical',
    ['test/client/csv/csv-parse.node.test.ts', 'writes 50,000 rows in slices'],
  ],
];
