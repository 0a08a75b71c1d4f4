import { defineElement } from '../registration.js';
import { TemplatePickerElement } from './template-picker.js';

defineElement('template-picker', TemplatePickerElement);
