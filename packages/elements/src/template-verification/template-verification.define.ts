import { defineElement } from '../registration.js';
import { TemplateVerificationElement } from './template-verification.js';

defineElement('template-verification', TemplateVerificationElement);
