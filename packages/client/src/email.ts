/** What is wrong with an address; each has its text in the messages. */
export type EmailProblem =
  | 'empty'
  | 'missing-at'
  | 'several-at'
  | 'local-part'
  | 'local-too-long'
  | 'domain'
  | 'too-long'
  | 'illegal-characters'
  /** Before the @, a letter that is not of the English alphabet. */
  | 'not-ascii'
  /** One that nobody sees, and that browsers refuse as well. */
  | 'control-characters';

export type EmailVerdict =
  | {
      readonly ok: true;
      /** The address as it is sent: without blanks and `mailto:` around it and without invisible marks, its domain in ASCII. */
      readonly email: string;
      /** Allowed, yet known to cause trouble: a `+` can later break starting a personal meeting (vendor's known issues). */
      readonly warning?: 'plus-sign';
    }
  | { readonly ok: false; readonly problem: EmailProblem };

// The HTML standard's rule for type=email, in its two halves.
const LOCAL = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+$/;
const LABEL = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/;

// Marks of direction, zero-width blanks, soft hyphens, fillers: they come with what is pasted. All but joiners.
const INVISIBLE = /(?![\u200c\u200d])[\p{Cf}\p{DI}]/gu;
const CONTROL = /\p{Cc}/u;

/**
 * Judges an address by the HTML standard's rule, as browsers judge `type=email`, and by the lengths of RFC 5321 (64
 * before the @, 254 in all). What nobody sees is left out, as is the `mailto:` of a copied link. A domain in other
 * scripts is converted as browsers do. The backend has the last word.
 */
export function checkEmail(input: string): EmailVerdict {
  const text = addressOf(input);
  if (text === '') return bad('empty');
  if (CONTROL.test(text)) return bad('control-characters');
  const at = text.indexOf('@');
  if (at < 0) return bad('missing-at');
  if (text.includes('@', at + 1)) return bad('several-at');
  const local = text.slice(0, at);
  if (local === '') return bad('local-part');
  if (local.length > 64) return bad('local-too-long');
  if (!LOCAL.test(local)) return bad(/^[\0-\x7f\s]*$/.test(local) ? 'illegal-characters' : 'not-ascii');
  const domain = toAscii(text.slice(at + 1));
  if (domain === undefined || !domain.split('.').every((label) => LABEL.test(label))) return bad('domain');
  const email = `${local}@${domain}`;
  if (email.length > 254) return bad('too-long');
  return local.includes('+') ? { ok: true, email, warning: 'plus-sign' } : { ok: true, email };
}

/** The address that was meant: line breaks and outer blanks go, as in browsers, and so do `mailto:` and invisible marks. */
function addressOf(input: string): string {
  const bare = input
    .replace(/[\r\n]/g, '')
    .replace(INVISIBLE, '')
    .trim();
  const link = /^mailto:/i.test(bare) ? decoded(bare.slice(7).split('?', 1)[0] ?? '') : bare;
  // Domains of some scripts are written with joiners (RFC 5892); beside plain letters they are marks like others.
  return (/^[\0-\x7f\u200c\u200d]*$/.test(link) ? link.replace(/[\u200c\u200d]/g, '') : link).trim();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The domain as it stands when it is ASCII; else as the URL parser converts it; undefined when it cannot. */
function toAscii(domain: string): string | undefined {
  if (/^[\x20-\x7e]*$/.test(domain)) return domain;
  // Anything that would end the host part of a URL cannot be part of a domain.
  if (/[\s/?#\\:@[\]%]/.test(domain) || !URL.canParse(`http://${domain}`)) return undefined;
  return new URL(`http://${domain}`).hostname;
}

function bad(problem: EmailProblem): EmailVerdict {
  return { ok: false, problem };
}
