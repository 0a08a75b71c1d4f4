import { checkEmail } from '@flowthrough/client';
import { expect } from 'chai';

const problemOf = (text: string) => {
  const verdict = checkEmail(text);
  return verdict.ok ? undefined : verdict.problem;
};

describe('checkEmail', () => {
  it('accepts what browsers accept', () => {
    for (const text of [
      'a@b',
      'name@example.com',
      'first.last@sub.example.co',
      "o'neil@example.com",
      'x_y-z%@example.com',
      '1@2.3',
      'a.@example.com',
      `${'l'.repeat(64)}@example.com`,
    ]) {
      expect(problemOf(text), text).to.equal(undefined);
    }
  });

  it('says what is wrong, in a way that can be mended', () => {
    const cases: Record<string, string> = {
      '': 'empty',
      '   ': 'empty',
      name: 'missing-at',
      'a@b@c': 'several-at',
      '@example.com': 'local-part',
      'a b@example.com': 'illegal-characters',
      'é@example.com': 'illegal-characters',
      '"quoted"@example.com': 'illegal-characters',
      'a@': 'domain',
      'a@-example.com': 'domain',
      'a@example..com': 'domain',
      'a@exa mple.com': 'domain',
      'a@example.com/path': 'domain',
      [`${'l'.repeat(65)}@example.com`]: 'local-too-long',
      [`a@${'d'.repeat(60)}.${'d'.repeat(60)}.${'d'.repeat(60)}.${'d'.repeat(60)}.${'d'.repeat(10)}.example`]:
        'too-long',
    };
    for (const [text, problem] of Object.entries(cases)) expect(problemOf(text), text).to.equal(problem);
  });

  it('drops line breaks and outer blanks, as browsers do', () => {
    expect(checkEmail(' name@example.com\r\n')).to.deep.equal({ ok: true, email: 'name@example.com' });
  });

  it('writes a domain of other scripts as browsers send it', () => {
    expect(checkEmail('ana@čakovec.example')).to.deep.equal({ ok: true, email: 'ana@xn--akovec-h2a.example' });
  });

  it('warns of a plus sign, and lets it pass', () => {
    expect(checkEmail('a+b@example.com')).to.deep.equal({ ok: true, email: 'a+b@example.com', warning: 'plus-sign' });
  });

  it('judges 100 kB of anything in time that grows with the length alone', () => {
    for (const part of ['a', '.', '@', 'a.', '-', ' ', 'é']) expect(checkEmail(part.repeat(50_000)).ok).to.equal(false);
  });
});
