import { defineElement } from '../registration.js';
import { ProviderElement } from './provider.js';

defineElement('provider', ProviderElement);
