import { checkEmail } from '@flowthrough/client';
import { expect } from 'chai';
import { hostileAddresses } from '../../support/addresses.js';

/** What the browser itself makes of an address in a field of type email. */
function browserVerdict(text: string): { readonly ok: boolean; readonly value: string } {
  const field = document.createElement('input');
  field.type = 'email';
  field.required = true;
  field.value = text;
  return { ok: field.validity.valid, value: field.value };
}

describe('an address beside the verdict of the browser’s own field', () => {
  const addresses = hostileAddresses();

  it('sends nothing that the browser would refuse', () => {
    for (const text of addresses) {
      const verdict = checkEmail(text);
      if (verdict.ok) expect(browserVerdict(verdict.email).ok, JSON.stringify([text, verdict.email])).to.equal(true);
    }
  });

  it('refuses nothing that the browser lets pass, but for what is longer than mail can carry', () => {
    for (const text of addresses) {
      const browser = browserVerdict(text);
      const verdict = checkEmail(text);
      if (!browser.ok || verdict.ok) continue;
      // Firefox takes a domain of another script that ends with the dot of that script.
      const isLeft = verdict.problem === 'domain' && /[^\0-\x7f]$/.test(text);
      expect(isLeft || /^(?:local-too-long|too-long)$/.test(verdict.problem), JSON.stringify(text)).to.equal(true);
    }
  });

  it('lets pass what the browser refuses only for marks around it, or for a domain in another script', () => {
    for (const text of addresses) {
      const verdict = checkEmail(text);
      if (!verdict.ok || browserVerdict(text).ok) continue;
      const [plain] = text
        .replace(/[\p{Cf}\p{DI}\s]/gu, '')
        .replace(/^mailto:/i, '')
        .split('?', 1);
      const isOther = /@.*(?!\p{Cc})[^\0-\x7f]/u.test(text);
      expect(isOther || plain === verdict.email, JSON.stringify([text, verdict.email])).to.equal(true);
    }
  });
});
