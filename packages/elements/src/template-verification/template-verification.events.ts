import type { OnboardingTemplate, TemplateCheck, TemplateReport } from '@flowthrough/client';

/** A template was read and checked, for the first time, again, or after it was changed. */
export class TemplateCheckedEvent extends Event {
  static readonly eventName = 'ft-template-checked';
  readonly template: OnboardingTemplate;
  readonly checks: readonly TemplateCheck[];
  /** Whether users can activate themselves. */
  readonly passed: boolean;

  constructor({ template, checks, passed }: TemplateReport) {
    super(TemplateCheckedEvent.eventName, { bubbles: true, composed: true });
    this.template = template;
    this.checks = checks;
    this.passed = passed;
  }
}

/** A setting of the template was changed in place. */
export class TemplateUpdatedEvent extends Event {
  static readonly eventName = 'ft-template-updated';
  readonly template: OnboardingTemplate;

  constructor(template: OnboardingTemplate) {
    super(TemplateUpdatedEvent.eventName, { bubbles: true, composed: true });
    this.template = template;
  }
}

/** The activation link was copied. */
export class LinkCopiedEvent extends Event {
  static readonly eventName = 'ft-link-copied';
  readonly link: string;

  constructor(link: string) {
    super(LinkCopiedEvent.eventName, { bubbles: true, composed: true });
    this.link = link;
  }
}

/** The administrator asked to go on to the users of the template. */
export class UserStatusRequestedEvent extends Event {
  static readonly eventName = 'ft-user-status-requested';
  readonly templateId: string;

  constructor(templateId: string) {
    super(UserStatusRequestedEvent.eventName, { bubbles: true, composed: true });
    this.templateId = templateId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ft-template-checked': TemplateCheckedEvent;
    'ft-template-updated': TemplateUpdatedEvent;
    'ft-link-copied': LinkCopiedEvent;
    'ft-user-status-requested': UserStatusRequestedEvent;
  }
}
