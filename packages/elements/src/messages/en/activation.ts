import type { ActivationFormMessages } from '../activation.js';

export const activation: ActivationFormMessages = {
  heading: 'Activate your account',
  progress: 'Progress',
  step: {
    address: 'Enter your address',
    confirm: 'Confirm your email',
    move: 'Confirm the move',
    firstAdmin: 'First administrator',
    setup: 'Set up your account',
    done: 'Done',
  },
  stepDone: 'done',

  email: 'Email address',
  emailHint: 'Use your work address. We send a message there for you to confirm.',
  broadworksId: 'BroadWorks ID',
  broadworksIdHint: 'Your calling sign-in, such as 5551234567@example.com.',
  broadworksIdEmpty: 'Enter your BroadWorks ID.',
  password: 'Password',
  passwordEmpty: 'Enter your BroadWorks password.',
  activate: 'Activate',
  sending: 'Sending',
  resuming: 'Looking up your activation',
};
