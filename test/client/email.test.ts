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
      'é@example.com': 'not-ascii',
      'ана@example.com': 'not-ascii',
      '😀@example.com': 'not-ascii',
      'a\u00a0b@example.com': 'illegal-characters',
      'Ana <ana@example.com>': 'illegal-characters',
      'a\u0001b@example.com': 'control-characters',
      'a@example.com\u0001': 'control-characters',
      '\u0000a@example.com': 'control-characters',
      'a@exam\tple.com': 'control-characters',
      'a@čakovec.hr\u0001': 'control-characters',
      'a@example.com\u0085': 'control-characters',
      'mailto:': 'empty',
      'mailto:name': 'missing-at',
      'mailto:a%00b@example.com': 'control-characters',
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

  it('drops the marks that come with pasted text and that nobody sees', () => {
    for (const text of [
      '\u202Aname@example.com\u202C',
      '\u2068name@example.com\u2069',
      '\u200ename@example.com',
      '\ufeffname@example.com\u200b',
      'na\u00adme@exam\u200bple.com',
      'name\u2060@example.com',
      'name@example.com\u200d',
      '\u202a name@example.com \u202c',
      '\u3164name@example.com\u3164',
    ]) {
      expect(checkEmail(text), JSON.stringify(text)).to.deep.equal({ ok: true, email: 'name@example.com' });
    }
    expect(checkEmail('\u200b\u202a').ok, 'nothing but marks').to.equal(false);
    expect(problemOf('\u200b\u202a')).to.equal('empty');
  });

  it('takes a link to a mailbox for its address', () => {
    for (const text of [
      'mailto:name@example.com',
      ' MailTo: name@example.com',
      '\u202amailto:name@example.com\u202c',
      'mailto:name@example.com?subject=Hello%20you&cc=other@example.com',
      'mailto:n%61me@example.com',
    ]) {
      expect(checkEmail(text), text).to.deep.equal({ ok: true, email: 'name@example.com' });
    }
    expect(checkEmail('mailto:a%2Bb@example.com')).to.include({ email: 'a+b@example.com' });
    expect(checkEmail('mailto:100%@example.com')).to.include({ email: '100%@example.com' });
    expect(checkEmail('mailto@example.com')).to.include({ email: 'mailto@example.com' });
  });

  it('keeps the joiners that a domain of another script needs', () => {
    const domain = 'نامه\u200cای.example';
    const verdict = checkEmail(`ana@${domain}`);
    expect(verdict).to.deep.equal({ ok: true, email: `ana@${new URL(`http://${domain}`).hostname}` });
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
