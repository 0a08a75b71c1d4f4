import type { ActivationMessages } from '../activation.js';

export const activation: ActivationMessages = {
  heading: '',
};
