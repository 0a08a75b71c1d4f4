import type { TemplateMessages } from '../template.js';

export const template: TemplateMessages = {
  heading: '',
};
