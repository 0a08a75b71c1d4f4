import type { BatchItemInput } from '../backend.js';
import type { Subscriber } from '../model.js';
import type { ExportedBlob, ExportedRows, ExportOptions } from './export.js';
import type {
  EmailFile,
  EmailReview,
  EmailRow,
  PasteEmailsOptions,
  ReadEmailFileOptions,
  ReviewEmailsOptions,
} from './import-types.js';
import { loaded } from '../loaded.js';

/** What an import needs is loaded with the first one. */
const loadImport = () => loaded(import('./import.js'));

/**
 * Writes rows as CSV or JSON, into a Blob or a sink; rejects with kind `aborted` when the signal aborts, `invalid` for an
 * unknown column, `refused` when the sink fails, and with whatever the rows reject with.
 */
export function exportSubscribers(
  source: AsyncIterable<readonly Subscriber[]>,
  options?: ExportOptions & { readonly sink?: undefined },
): Promise<ExportedBlob>;
export function exportSubscribers(
  source: AsyncIterable<readonly Subscriber[]>,
  options?: ExportOptions,
): Promise<ExportedRows>;
export async function exportSubscribers(
  source: AsyncIterable<readonly Subscriber[]>,
  options?: ExportOptions,
): Promise<ExportedRows> {
  try {
    const module = await loaded(import('./export.js'));
    return await module.exportSubscribers(source, options);
  } catch (error) {
    // A sink that is locked has been taken care of, or belongs to another writer.
    if (options?.sink?.locked === false) options.sink.abort(error).catch(() => undefined);
    throw error;
  }
}

/**
 * Reads addresses from a CSV file that was exported and mended, or from its text: UTF-8 or UTF-16, with `,` `;` or tabs,
 * columns in any order under their English or Croatian names, or one column of addresses. Rejects with kind `aborted`,
 * and with `refused` when the file cannot be read; what is wrong with its contents is in the answer.
 */
export async function readEmailFile(source: Blob | string, options: ReadEmailFileOptions = {}): Promise<EmailFile> {
  return (await loadImport()).readEmails(source, options);
}

/**
 * Says line by line what the rows of a file would change, without changing anything. Rejects with kind `aborted`, and
 * with what `find` rejects with.
 */
export async function reviewEmails(rows: readonly EmailRow[], options: ReviewEmailsOptions): Promise<EmailReview> {
  return (await loadImport()).reviewEmails(rows, options);
}

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
  return (await loadImport()).pasteEmails(text, selectedRows, options);
}

/** The changes of a review as the items of a batch: each user is retried with the new address. */
export function toBatchItems({ changes }: Pick<EmailReview, 'changes'>): BatchItemInput[] {
  return changes.map(({ subscriber, email }) => ({ subscriberId: subscriber.id, action: 'retry', email }));
}
