import type { OnboardingTemplate } from '@flowthrough/client';

/** The administrator chose an onboarding template. */
export class TemplateSelectedEvent extends Event {
  static readonly eventName = 'ft-template-selected';
  readonly template: OnboardingTemplate;

  constructor(template: OnboardingTemplate) {
    super(TemplateSelectedEvent.eventName, { bubbles: true, composed: true });
    this.template = template;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ft-template-selected': TemplateSelectedEvent;
  }
}
