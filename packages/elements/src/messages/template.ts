import type { CheckOutcome, ShareLinkFinding, TemplateCheckId } from '@flowthrough/client';

/** What one check says. */
export interface TemplateCheckTexts {
  readonly label: string;
  /** Said of a check that passes; left out where the label says it all. */
  readonly pass?: string;
  /** Why it does not pass. */
  readonly problem: string;
  /** How to mend it by hand: one step per line. */
  readonly steps: string;
  /** The button that mends it in place. */
  readonly mend?: string;
}

/** Texts of the template elements. */
export interface TemplateMessages {
  readonly pickerLabel: string;
  readonly filterLabel: string;
  readonly filterCount: (shown: number, all: number) => string;
  readonly loaded: (count: number) => string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly listFailed: string;
  readonly listStale: string;
  /** State of a template in the picker. */
  readonly ready: string;
  readonly needsFixing: string;
  /** Set up, and waiting for the first administrator. */
  readonly waitsForAdmin: string;

  readonly heading: string;
  readonly notChosen: string;
  readonly notChosenHint: string;
  readonly loadFailed: string;
  readonly checkFailed: string;
  readonly checkAgain: string;
  readonly checkedAt: (moment: string) => string;
  readonly summaryPassed: string;
  readonly summaryWaiting: string;
  readonly summaryFailed: (problems: number) => string;
  readonly summaryUnknown: (checks: number) => string;
  readonly summaryAdvice: (recommendations: number) => string;
  readonly outcome: Readonly<Record<CheckOutcome | 'waiting', string>>;
  readonly check: Readonly<Record<TemplateCheckId, TemplateCheckTexts>>;
  readonly shareLink: Readonly<Record<Exclude<ShareLinkFinding, 'same'>, string>>;
  readonly shareLinkNow: string;
  readonly howToMend: string;
  readonly mendNotAllowed: string;
  readonly mendFailed: string;
  /** After a change without an answer was not found when the template was read again. */
  readonly mendUnchanged: string;
  readonly mended: (label: string) => string;
  readonly activationLink: string;
  readonly activationLinkHint: string;
  readonly activationLinkMissing: string;
  readonly copyLink: string;
  readonly linkCopied: string;
  readonly showUserStatus: string;
}

/** The texts of the template picker. */
export type PickerMessages = Pick<
  TemplateMessages,
  | 'pickerLabel'
  | 'filterLabel'
  | 'filterCount'
  | 'loaded'
  | 'empty'
  | 'emptyHint'
  | 'listFailed'
  | 'listStale'
  | 'ready'
  | 'needsFixing'
  | 'waitsForAdmin'
>;
