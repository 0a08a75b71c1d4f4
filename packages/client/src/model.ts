/** Statuses that the vendor documents for a subscriber (Webex OpenAPI description, `Subscriber.status`). */
export const SUBSCRIBER_STATUSES = [
  'pending_email_input',
  'pending_email_validation',
  'pending_user_migration',
  'provisioning',
  'provisioned',
  'updating',
  'error',
] as const;

/** A status the library knows by name. */
export type KnownStatus = (typeof SUBSCRIBER_STATUSES)[number];

/** A subscriber's status; kept open, because the vendor's list may grow. */
export type SubscriberStatus = KnownStatus | (string & {});

/** Package types that the vendor documents (Webex OpenAPI description, `Subscriber.package`). */
export const PACKAGE_TYPES = ['softphone', 'basic', 'standard', 'premium'] as const;

/** A package type the library knows by name. */
export type KnownPackage = (typeof PACKAGE_TYPES)[number];

/** A subscriber's package type; kept open, because the vendor's list may grow. */
export type PackageType = KnownPackage | (string & {});

/** One reason why the last asynchronous attempt failed, in the vendor's own words. */
export interface SubscriberError {
  readonly code: string;
  readonly text: string;
}

/** A user of one template; `id` is the key of every row, because `personId` is absent until provisioned. */
export interface Subscriber {
  readonly id: string;
  readonly broadworksId: string;
  readonly spEnterpriseId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email?: string;
  readonly package: PackageType;
  readonly status: SubscriberStatus;
  readonly errors: readonly SubscriberError[];
  readonly selfActivated?: boolean;
  readonly personId?: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  /** ISO 8601, UTC. */
  readonly lastStatusChange: string;
}

/** The settings of an onboarding template that decide whether users can activate themselves. */
export interface OnboardingTemplate {
  readonly id: string;
  readonly name: string;
  /** Whether the "Untrusted Emails" option of User Verification is selected. */
  readonly untrustedEmails: boolean;
  /** Where the Share Link field points; empty while it is not set. */
  readonly shareLink: string;
  /** The link that users need in order to activate themselves. */
  readonly activationLink: string;
  readonly provisioningId?: string;
  readonly customerName?: string;
  readonly flowThroughProvisioning?: boolean;
  /** Whether nobody else can finish until the first administrator is active. */
  readonly provisionAdminFirst?: boolean;
  readonly firstAdminActive?: boolean;
  readonly defaultPackage?: PackageType;
  readonly partnerAdmin?: string;
  readonly adminInviteEmails?: boolean;
  readonly provisioningAdapterUrl?: string;
}

/** The parts of a template that can be mended in place. */
export type TemplateChanges = Partial<
  Pick<
    OnboardingTemplate,
    'untrustedEmails' | 'shareLink' | 'flowThroughProvisioning' | 'defaultPackage' | 'adminInviteEmails'
  >
>;

/** Where one user's activation stands; `pending_first_admin` waits for the template's first administrator. */
export type ActivationStatus = SubscriberStatus | 'pending_first_admin';

/** One attempt of one user to activate themselves. */
export interface Activation {
  readonly id: string;
  readonly email: string;
  readonly status: ActivationStatus;
  readonly errors: readonly SubscriberError[];
  readonly broadworksId?: string;
  /** Earliest moment at which the verification mail can be sent again, ISO 8601. */
  readonly resendAvailableAt?: string;
  /** Where support finds this attempt in the vendor's logs. */
  readonly trackingId?: string;
}

/** What a user gives in order to activate themselves. */
export interface ActivationInput {
  readonly email: string;
  readonly broadworksId?: string;
  readonly password?: string;
}

/** Something a precheck found about an address. */
export interface PrecheckFinding {
  readonly code: string;
  readonly text: string;
  readonly field?: string;
}

/** Whether an address could be onboarded now, and what stands in the way. */
export interface PrecheckResult {
  readonly ok: boolean;
  readonly findings: readonly PrecheckFinding[];
}

/** One thing that happened to a subscriber. */
export interface HistoryEvent {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly status: SubscriberStatus;
  readonly actor?: string;
  readonly text?: string;
}
