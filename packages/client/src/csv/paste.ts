import { systemEnvironment } from '../environment.js';
import type { Subscriber } from '../model.js';
import type {
  EmailLineReport,
  EmailReview,
  EmailRow,
  PasteEmailsOptions,
  ReviewEmailsOptions,
} from './import-types.js';
import { createUserIndex } from '../rows/user-index.js';
import { createPace } from '../pace.js';
import { readEmails } from './read-emails.js';
import { reviewEmails } from './review.js';

/**
 * Reviews addresses pasted into selected rows: a column of them in the order of the rows, where a blank line leaves its
 * row without one, or two columns with an ID or BroadWorks ID before each address, or a table with a header. Rejects
 * with kind `aborted` when the signal aborts.
 */
export async function pasteEmails(
  text: string | Blob,
  selectedRows: readonly Subscriber[],
  options: PasteEmailsOptions = {},
): Promise<EmailReview> {
  const file = await readEmails(text, options, true);
  if (!file.ok && file.problem !== 'empty') {
    const value = typeof text === 'string' ? (text.trim().split(/[\r\n]/, 1)[0] ?? '').slice(0, 200) : '';
    return { changes: [], problems: [{ line: file.line ?? 1, kind: file.problem, value }], unchanged: 0 };
  }

  const pace = createPace(options.environment ?? systemEnvironment, options.signal);
  const index = createUserIndex();
  for (const row of selectedRows) {
    index.add(row);
    if (pace.isDue()) await pace.rest();
  }
  const review = (rows: readonly EmailRow[], isDoubtful?: ReviewEmailsOptions['isDoubtful']) =>
    reviewEmails(rows, { ...options, ...index, isDoubtful });
  if (file.ok && file.kind === 'table') return review(file.rows, index.isDoubtful);

  const addressed: EmailRow[] = [];
  const tooMany: EmailLineReport[] = [];
  const pasted = file.ok ? file.rows : [];
  const firstLine = file.ok ? file.firstLine : 1;
  for (const { line, email } of pasted) {
    const row = selectedRows[line - firstLine];
    if (row) addressed.push({ line, id: row.id, email });
    else tooMany.push({ line, kind: 'too-many-addresses', value: email });
    if (pace.isDue()) await pace.rest();
  }
  const given = new Set(addressed.map(({ line }) => line));
  const tooFew = selectedRows.flatMap((subscriber, index): EmailLineReport[] =>
    given.has(firstLine + index) ? [] : [{ line: firstLine + index, kind: 'too-few-addresses', value: '', subscriber }],
  );
  const { changes, problems, unchanged } = await review(addressed);
  const all = [...problems, ...tooFew, ...tooMany].sort((one, other) => one.line - other.line);
  return { changes, problems: all, unchanged };
}
