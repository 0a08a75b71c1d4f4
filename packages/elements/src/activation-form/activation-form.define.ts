import { defineElement } from '../registration.js';
import { ActivationFormElement } from './activation-form.js';

defineElement('activation-form', ActivationFormElement);
