import type { EmailProblem } from '../email.js';
import type { Environment } from '../environment.js';
import type { Subscriber } from '../model.js';
import type { CsvColumnKey } from './columns.js';

/**
 * Why a file as a whole cannot be used.
 *
 * - `empty` no line holds anything; `spreadsheet-file` a workbook (.xlsx, .xls) instead of its text; `not-text` binary;
 * - `unclosed-quote` a quoted cell never ends, so that the lines after it cannot be told apart;
 * - `no-email-column` no column of addresses; `no-key-column` neither an ID nor a BroadWorks ID;
 * - `ambiguous-columns` two columns with the same meaning.
 */
export type EmailFileProblem =
  | 'empty'
  | 'spreadsheet-file'
  | 'not-text'
  | 'unclosed-quote'
  | 'no-email-column'
  | 'no-key-column'
  | 'ambiguous-columns';

/**
 * Why one line cannot be used.
 *
 * - `missing-id` it names no user; `unknown-id` it names nobody who is known; `no-address` it takes an address away;
 * - `conflicting-ids` its ID and its BroadWorks ID, see `value`, are not of one user; `doubtful-id` it has no BroadWorks ID,
 *   and a spreadsheet could have made its ID of another user's;
 * - `invalid-address` see `email`; `repeated-user` an earlier line gives the same user another address, see `otherLine`;
 * - `shared-address` another line gives the same address to another user, see `otherLine`;
 * - `not-allowed` the user's state allows no retry;
 * - `too-many-addresses` pasted beyond the last selected row; `too-few-addresses` nothing was pasted for a selected row.
 */
export type EmailLineProblem =
  | 'missing-id'
  | 'unknown-id'
  | 'conflicting-ids'
  | 'doubtful-id'
  | 'no-address'
  | 'invalid-address'
  | 'repeated-user'
  | 'shared-address'
  | 'not-allowed'
  | 'too-many-addresses'
  | 'too-few-addresses';

/** One line of a file: who is meant, by one key or both, and the address. Blanks around cells and the prefixes of `guardCell` are off. */
export interface EmailRow {
  /** As a spreadsheet numbers its rows, from 1: a header counts, a cell with line breaks is part of one row. */
  readonly line: number;
  readonly id?: string;
  readonly broadworksId?: string;
  readonly email: string;
}

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1250';

export type EmailFile =
  | {
      readonly ok: true;
      /** `table`: lines name their users. `addresses`: one column of addresses, for rows that are chosen otherwise. */
      readonly kind: 'table' | 'addresses';
      readonly rows: readonly EmailRow[];
      /** The first line after the header, or 1 without a header. */
      readonly firstLine: number;
      readonly delimiter: Delimiter;
      /** What the bytes were read as; undefined for a string. */
      readonly encoding: TextEncoding | undefined;
    }
  | {
      readonly ok: false;
      readonly problem: EmailFileProblem;
      /** Where, if it is about a line. */
      readonly line?: number;
    };

export type Delimiter = ',' | ';' | '\t';

/** Further names of columns, in any language; case, accents, blanks and signs do not matter. */
export type CsvHeaders = Readonly<Partial<Record<CsvColumnKey, readonly string[]>>>;

export interface ImportOptions {
  /** @default systemEnvironment */
  readonly environment?: Pick<Environment, 'now'> | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface ReadEmailFileOptions extends ImportOptions {
  /** Column names beside the English and Croatian ones. */
  readonly headers?: CsvHeaders | undefined;
  /** Told after each slice: lines with content so far, and the share of the file that is read, 0 to 1. */
  readonly onProgress?: ((progress: { readonly rows: number; readonly share: number }) => void) | undefined;
}

export interface ReviewEmailsOptions extends ImportOptions {
  /** The user with an ID, as it is now. */
  readonly find: (id: string) => Subscriber | undefined | Promise<Subscriber | undefined>;
  /** The user with a BroadWorks ID, who must be the one with the ID, and is meant where the ID is left out or unknown. */
  readonly findByBroadworksId?: (broadworksId: string) => Subscriber | undefined | Promise<Subscriber | undefined>;
  /** Whether a spreadsheet could have made an ID of another user's, as it makes 7 of 0007. @default never */
  readonly isDoubtful?: ((id: string) => boolean) | undefined;
  /** Whether users whose address stays the same are retried as well, where their state allows it. @default false */
  readonly includeUnchanged?: boolean | undefined;
  /** Told the lines looked at so far, after each slice. */
  readonly onProgress?: ((lines: number) => void) | undefined;
}

export type PasteEmailsOptions = ImportOptions &
  Pick<ReviewEmailsOptions, 'includeUnchanged'> &
  Pick<ReadEmailFileOptions, 'headers'>;

/** One user who can be retried with an address. */
export interface EmailChange {
  readonly line: number;
  readonly subscriber: Subscriber;
  /** As it is sent: see `checkEmail`. */
  readonly email: string;
  /** Allowed, yet known to cause trouble: see `EmailVerdict`. */
  readonly warning?: 'plus-sign';
}

/** One line, or with a kind of `EmailFileProblem` all that was pasted, that cannot be used. */
export interface EmailLineReport {
  readonly line: number;
  readonly kind: EmailLineProblem | EmailFileProblem;
  /** The text in question: the address, or the ID that is unknown or not of this user. */
  readonly value: string;
  readonly subscriber?: Subscriber;
  /** What is wrong with an invalid address. */
  readonly email?: EmailProblem;
  /** The line that a repeated user or a shared address collides with. */
  readonly otherLine?: number;
}

/** What a file would do. Every line with content is a change, a problem or unchanged. */
export interface EmailReview {
  readonly changes: readonly EmailChange[];
  readonly problems: readonly EmailLineReport[];
  /** Lines that ask for nothing: the address that the user has, or that an earlier line gave. */
  readonly unchanged: number;
}
