import { safeLink, sameLink } from './link.js';
import type { OnboardingTemplate, TemplateChanges } from './model.js';

/** What is checked; each check is named after the setting it looks at. */
export type TemplateCheckId = Extract<
  keyof OnboardingTemplate,
  | 'untrustedEmails'
  | 'shareLink'
  | 'flowThroughProvisioning'
  | 'provisionAdminFirst'
  | 'firstAdminActive'
  | 'defaultPackage'
  | 'partnerAdmin'
  | 'adminInviteEmails'
  | 'provisioningAdapterUrl'
>;

/** `fail` keeps users from activating; `advice` does not; `unknown` could not be decided from what the template says. */
export type CheckOutcome = 'pass' | 'fail' | 'advice' | 'unknown';

/** How the share link relates to the activation link; `spelling` differs only in ways that lead to the same place. */
export type ShareLinkFinding = 'same' | 'spelling' | 'empty' | 'not-a-link' | 'different' | 'no-activation-link';

/** What one check found. */
export interface TemplateCheck {
  readonly id: TemplateCheckId;
  readonly outcome: CheckOutcome;
  /** Whether users cannot activate themselves until this passes. */
  readonly severity: 'required' | 'recommended';
  /** Only of the share link. */
  readonly finding?: ShareLinkFinding;
  /** What would mend it; absent where nothing is wrong, or where it cannot be mended through the port. */
  readonly mend?: TemplateChanges;
}

/** Checks one template: the two checks of the recovery flow, and those others whose settings the template carries. */
export function checkTemplate(template: OnboardingTemplate): TemplateCheck[] {
  const checks: TemplateCheck[] = [];
  const add = (
    id: TemplateCheckId,
    good: boolean | undefined,
    severity: TemplateCheck['severity'],
    mend?: TemplateChanges,
  ) => {
    if (good === undefined) return;
    if (good) checks.push({ id, outcome: 'pass', severity });
    else checks.push({ id, outcome: severity === 'required' ? 'fail' : 'advice', severity, ...(mend && { mend }) });
  };

  add('untrustedEmails', template.untrustedEmails, 'required', { untrustedEmails: true });
  checks.push(checkShareLink(template));
  add('flowThroughProvisioning', template.flowThroughProvisioning, 'required', { flowThroughProvisioning: true });
  add('provisionAdminFirst', template.provisionAdminFirst, 'recommended');
  // Nobody waits for the first administrator where the template does not ask for one.
  if (template.provisionAdminFirst !== false) add('firstAdminActive', template.firstAdminActive, 'recommended');
  add('defaultPackage', isFilled(template.defaultPackage), 'recommended');
  add('partnerAdmin', isFilled(template.partnerAdmin), 'recommended');
  add('adminInviteEmails', template.adminInviteEmails, 'recommended', { adminInviteEmails: true });
  add('provisioningAdapterUrl', isFilled(template.provisioningAdapterUrl), 'recommended');
  return checks;
}

/** Whether nothing that is required fails or is unknown: users can activate themselves. */
export function passesChecks(checks: readonly TemplateCheck[]): boolean {
  return checks.every(({ severity, outcome }) => severity === 'recommended' || outcome === 'pass');
}

/** Whether users can begin to activate themselves and not finish, because the first administrator is not active yet. */
export function waitsForFirstAdmin(checks: readonly TemplateCheck[]): boolean {
  return checks.some(({ id, outcome }) => id === 'firstAdminActive' && outcome === 'advice');
}

function checkShareLink({ shareLink, activationLink }: OnboardingTemplate): TemplateCheck {
  const check = { id: 'shareLink', severity: 'required' } as const;
  if (!isWebLink(activationLink)) return { ...check, outcome: 'unknown', finding: 'no-activation-link' };
  if (sameLink(shareLink, activationLink)) {
    return { ...check, outcome: 'pass', finding: shareLink === activationLink ? 'same' : 'spelling' };
  }
  const finding = !isFilled(shareLink) ? 'empty' : isWebLink(shareLink) ? 'different' : 'not-a-link';
  return { ...check, outcome: 'fail', finding, mend: { shareLink: activationLink } };
}

function isWebLink(text: string): boolean {
  return safeLink(text)?.startsWith('http') ?? false;
}

function isFilled(text: string | undefined): boolean | undefined {
  return text === undefined ? undefined : text.trim() !== '';
}
