import type { EmailFileProblem, EmailLineProblem } from '@flowthrough/client';

/** Texts of the panel that imports addresses. */
export interface ImportingMessages {
  readonly hint: string;
  /** For selected users, whose addresses are pasted in the order of the table. */
  readonly hintSelected: (users: number) => string;
  /** For users who have no address: they are named in the field already. */
  readonly hintAsked: (users: number) => string;
  readonly whom: string;
  readonly forFile: string;
  readonly forSelected: (users: number) => string;
  readonly chooseFile: string;
  readonly drop: string;
  readonly paste: string;
  readonly pasteHint: string;
  readonly pasteHintSelected: string;
  readonly review: string;
  readonly nothing: string;

  readonly reading: string;
  readonly linesRead: (lines: string) => string;
  readonly stop: string;
  readonly failed: string;

  /** Why a file as a whole cannot be used. */
  readonly file: Readonly<Record<EmailFileProblem, string>>;
  readonly fileNotUsed: string;
  readonly atLine: (line: string) => string;

  readonly found: (changes: number) => string;
  readonly problemsFound: (problems: number) => string;
  readonly unchanged: (lines: number) => string;
  readonly nothingToDo: string;
  readonly changes: string;
  readonly problems: string;
  readonly from: string;
  readonly to: string;
  readonly noAddress: string;
  readonly andMore: (count: number) => string;
  /** Why a line cannot be used; `other` is the line that it collides with. An invalid address has its own text. */
  readonly line: Readonly<
    Record<Exclude<EmailLineProblem, 'invalid-address'>, (value: string, other: string) => string>
  >;
  readonly another: string;
  readonly start: (users: number) => string;
}
