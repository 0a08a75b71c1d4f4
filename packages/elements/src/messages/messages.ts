import type { ActivationMessages } from './activation.js';
import type { BatchMessages } from './batch.js';
import type { ColumnsMessages } from './columns.js';
import type { CommonMessages } from './common.js';
import type { HistoryMessages } from './history.js';
import type { InsightMessages } from './insight.js';
import type { ExportingMessages } from './exporting.js';
import type { ImportingMessages } from './importing.js';
import type { TemplateMessages } from './template.js';
import type { UserStatusMessages } from './user-status.js';
import type { ViewsMessages } from './views.js';

/** Every text of the library in one language, as plain strings and functions: a missing one is a compile error. */
export interface Messages {
  /** BCP 47 tag, used for numbers, dates and plurals as well. */
  readonly locale: string;
  readonly common: CommonMessages;
  readonly activation: ActivationMessages;
  readonly template: TemplateMessages;
  readonly userStatus: UserStatusMessages;
  readonly columns: ColumnsMessages;
  readonly history: HistoryMessages;
  readonly insight: InsightMessages;
  readonly views: ViewsMessages;
  readonly batch: BatchMessages;
  readonly importing: ImportingMessages;
  readonly exporting: ExportingMessages;
}

/** The sections of the messages; an element needs `common` and its own. */
export type MessageSection = Exclude<keyof Messages, 'locale' | 'common'>;

type DeepPartial<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends object
    ? { readonly [Key in keyof T]?: DeepPartial<T[Key]> }
    : T;

/** Texts of the host in place of the library's, by key; what is left out stays. */
export type MessageOverrides = DeepPartial<Omit<Messages, 'locale'>>;
