import type { CommonMessages } from '../common.js';

/** What is wrong with an address. */
export const email: Pick<CommonMessages, 'email'> = {
  email: {
    empty: 'Enter an email address.',
    'missing-at': 'Enter an address with an @ sign, like name@example.com.',
    'several-at': 'Enter one address with a single @ sign, like name@example.com.',
    'local-part': 'Enter the part before the @ sign as well, like name@example.com.',
    'local-too-long': 'The part before the @ sign is too long: 64 characters at most.',
    domain: 'Check the part after the @ sign: it should look like example.com.',
    'too-long': 'The address is too long: 254 characters at most.',
    'illegal-characters': 'The address has a character that is not allowed, such as a space or a comma.',
    'not-ascii': 'Before the @ sign use only letters without accents, digits and signs such as . - _',
    'control-characters': 'The address has an invisible control character. Type it anew instead of pasting it.',
    plusSign: 'Addresses with a + sign can cause trouble later when starting a personal meeting.',
  },
};
