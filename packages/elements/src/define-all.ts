import { ActivationFormElement } from './activation-form/activation-form.js';
import { ProviderElement } from './provider/provider.js';
import { defineElement, type DefineOptions } from './registration.js';
import { TemplatePickerElement } from './template-picker/template-picker.js';
import { TemplateVerificationElement } from './template-verification/template-verification.js';
import { UserStatusElement } from './user-status/user-status.js';

/** Registers all elements, under another prefix or in a scoped registry where asked to. */
export function define(options: DefineOptions = {}): void {
  defineElement('provider', ProviderElement, options);
  defineElement('activation-form', ActivationFormElement, options);
  defineElement('template-picker', TemplatePickerElement, options);
  defineElement('template-verification', TemplateVerificationElement, options);
  defineElement('user-status', UserStatusElement, options);
}
