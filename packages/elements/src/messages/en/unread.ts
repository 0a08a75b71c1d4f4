import type { TemplateMessages } from '../template.js';

/** What the picker says before it knows the templates. */
export const unreadList: Pick<TemplateMessages, 'pickerLabel'> = {
  pickerLabel: 'Onboarding template',
};

/** What the verification says before it knows the template. */
export const unreadTemplate: Pick<TemplateMessages, 'heading' | 'notChosen' | 'notChosenHint'> = {
  heading: 'User Verification',
  notChosen: 'No template chosen',
  notChosenHint: 'Choose an onboarding template to check it.',
};
