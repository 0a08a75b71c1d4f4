import type { InsightMessages } from '../insight.js';
import { createPlural } from '../plural.js';

const plural = createPlural('hr');

export const insight: InsightMessages = {
  title: 'Pogreške po uzroku',
  empty: 'Nijedan korisnik nije u pogrešci.',
  who: 'Tko može djelovati',
  audience: { user: 'korisnik', administrator: 'administrator', support: 'podrška' },
  noCode: 'Bez koda',
  users: (users) => plural(users, { one: '# korisnik', few: '# korisnika', other: '# korisnika' }),
  show: 'Prikaži ih',
  retry: (users) =>
    plural(users, { one: 'Ponovi za # korisnika', few: 'Ponovi za # korisnika', other: 'Ponovi za # korisnika' }),
  export: 'Izvezi ih',

  retryTitle: (users) =>
    plural(users, {
      one: 'Ponovi aktivaciju za # korisnika',
      few: 'Ponovi aktivaciju za # korisnika',
      other: 'Ponovi aktivaciju za # korisnika',
    }),
  retryHelps: {
    now: 'Novi pokušaj može pomoći odmah.',
    later: 'Novi pokušaj može pomoći nakon nekog vremena.',
    'after-change': 'Novi pokušaj pomaže kad se uzrok ukloni.',
    never: 'Novi pokušaj ne pomaže.',
  },
  retried: (users) =>
    plural(users, {
      one: '# korisnik ponovno se uvodi sa zabilježenom adresom.',
      few: '# korisnika ponovno se uvode, svaki sa zabilježenom adresom.',
      other: '# korisnika ponovno se uvodi, svaki sa zabilježenom adresom.',
    }),
  waiting: (users) =>
    plural(users, {
      one: '# korisnik još mora čekati i izostavlja se.',
      few: '# korisnika još moraju čekati i izostavljaju se.',
      other: '# korisnika još mora čekati i izostavlja se.',
    }),
  withoutAddress: (users) =>
    plural(users, {
      one: '# korisnik nema adresu e-pošte i izostavlja se.',
      few: '# korisnika nemaju adresu e-pošte i izostavljaju se.',
      other: '# korisnika nema adresu e-pošte i izostavlja se.',
    }),
  nobody: 'Za nijednog od ovih korisnika sada se aktivacija ne može ponoviti.',
};
