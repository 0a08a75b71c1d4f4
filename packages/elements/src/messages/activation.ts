/** Title and text of one state; `{email}` in the text stands for the user's address. */
export interface ActivationPanelTexts {
  readonly title: string;
  readonly text: string;
  readonly hint?: string;
}

/** Texts of the form before the user does anything. */
export interface ActivationFormMessages {
  readonly heading: string;
  readonly progress: string;
  readonly step: Readonly<Record<'address' | 'confirm' | 'move' | 'firstAdmin' | 'setup' | 'done', string>>;
  readonly stepDone: string;

  readonly email: string;
  readonly emailHint: string;
  readonly broadworksId: string;
  readonly broadworksIdHint: string;
  readonly broadworksIdEmpty: string;
  readonly password: string;
  readonly passwordEmpty: string;
  readonly activate: string;
  readonly sending: string;
  readonly resuming: string;
}

/** Texts of everything that can come afterwards; `{email}` stands for the user's address. */
export interface ActivationProcessMessages {
  readonly confirm: ActivationPanelTexts;
  readonly move: ActivationPanelTexts;
  readonly firstAdmin: ActivationPanelTexts;
  readonly setup: ActivationPanelTexts;
  /** A status that the library has no words for. */
  readonly statusNow: (status: string) => string;
  readonly succeeded: ActivationPanelTexts;
  readonly exhausted: ActivationPanelTexts;

  readonly checkNow: string;
  readonly checkFailed: string;
  readonly changeAddress: string;
  readonly sendAgain: string;
  /** `time` is minutes and seconds, such as `0:28`. */
  readonly sendAgainIn: (time: string) => string;
  /** For waits that are too long to count down. */
  readonly sendAgainAfter: (moment: string) => string;
  readonly canSendAgain: string;
  readonly resent: string;
  readonly recentlySent: string;
  readonly resendUnknown: string;

  readonly failed: string;
  readonly failedHint: string;
  /** After an error that only an administrator can mend. */
  readonly forAdministrator: string;
  readonly learnMore: string;
  readonly trouble: string;
  readonly notFound: ActivationPanelTexts;
  readonly unknown: ActivationPanelTexts;

  readonly detail: Readonly<Record<'code' | 'text' | 'user' | 'email' | 'time' | 'trackingId', string>>;
  readonly copyDetails: string;
  readonly detailsCopied: string;
  readonly startOver: string;
}

/** Texts of the activation form. */
export interface ActivationMessages extends ActivationFormMessages, ActivationProcessMessages {}
