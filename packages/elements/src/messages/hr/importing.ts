import type { ImportingMessages } from '../importing.js';
import { createPlural } from '../plural.js';

const plural = createPlural('hr');
const users = (count: number) => plural(count, { one: '# korisnika', few: '# korisnika', other: '# korisnika' });

export const importing: ImportingMessages = {
  hint: 'Izvezite korisnike, ispravite adrese u proračunskoj tablici i vratite datoteku. Ništa se ne šalje prije nego što vidite što se mijenja.',
  hintSelected: (count) => `Zalijepite adrese, redom kojim su u tablici, za ${users(count)} koje ste odabrali.`,
  hintAsked: (count) =>
    `Na kraj svakog retka upišite adresu, ukupno za ${users(count)}, ili preko teksta zalijepite stupac adresa istim redom.`,
  whom: 'Čije adrese',
  forFile: 'Korisnici navedeni u datoteci',
  forSelected: (count) => `Odabrani korisnici (${count})`,
  chooseFile: 'Odaberi CSV datoteku',
  drop: 'ili je ispustite ovdje',
  paste: 'Ili zalijepite iz proračunske tablice',
  pasteHint: 'Sa zaglavljem, ili s ID-om i adresom u dva stupca.',
  pasteHintSelected: 'Po jedna adresa u retku, ili s BroadWorks ID-om ispred svake.',
  review: 'Pregledaj',
  nothing: 'Najprije odaberite datoteku ili zalijepite nekoliko redaka.',

  reading: 'Čitanje datoteke…',
  linesRead: (lines) => `Pročitano redaka: ${lines}`,
  stop: 'Zaustavi',
  failed: 'Datoteku nije bilo moguće provjeriti',

  file: {
    empty: 'Prazna je.',
    'spreadsheet-file':
      'To je radna knjiga. Spremite je kao CSV u programu za proračunske tablice i odaberite tu datoteku.',
    'not-text': 'To nije tekstna datoteka.',
    'unclosed-quote': 'Navodnik je otvoren i nije zatvoren, pa se retci iza njega ne mogu razlikovati.',
    'no-email-column': 'Nijedan stupac ne sadrži adrese. Nazovite ga E-pošta u prvom retku.',
    'no-key-column': 'Nijedan stupac ne kaže čija je adresa. Zadržite stupac ID ili BroadWorks ID.',
    'ambiguous-columns': 'Dva stupca imaju isto značenje. Zadržite jedan.',
  },
  fileNotUsed: 'Ova se datoteka ne može upotrijebiti',
  atLine: (line) => `Redak ${line}`,

  found: (count) =>
    plural(count, {
      one: '# korisnik bit će ponovno uveden',
      few: '# korisnika bit će ponovno uvedena',
      other: '# korisnika bit će ponovno uvedeno',
    }),
  problemsFound: (count) =>
    plural(count, { one: '# redak ima poteškoću', few: '# retka imaju poteškoće', other: '# redaka ima poteškoće' }),
  unchanged: (count) =>
    plural(count, {
      one: '# redak ne mijenja ništa',
      few: '# retka ne mijenjaju ništa',
      other: '# redaka ne mijenja ništa',
    }),
  nothingToDo: 'Nijedna se adresa ne razlikuje od poznate.',
  changes: 'Nove adrese',
  problems: 'Izostavljeni retci',
  from: 'Sada',
  to: 'Novo',
  noAddress: 'Još nema adrese',
  andMore: (count) => plural(count, { one: 'i još #', few: 'i još #', other: 'i još #' }),
  line: {
    'missing-id': () => 'Ne navodi korisnika.',
    'unknown-id': (value) => `Nitko nema ID ${value}.`,
    'conflicting-ids': (value) => `ID i BroadWorks ID ${value} ne pripadaju istom korisniku.`,
    'doubtful-id': (value) =>
      `Više je ID-ova jednako broju ${value}, a proračunska je tablica možda izostavila nule. Zadržite stupac BroadWorks ID.`,
    'no-address': () => 'Nema adrese.',
    'repeated-user': (value, other) => `Navodi ${value}, a redak ${other} istom korisniku daje drugu adresu.`,
    'shared-address': (value, other) => `${value} dana je i drugom korisniku, u retku ${other}.`,
    'not-allowed': () => 'Korisnik se u sadašnjem statusu ne može ponovno uvesti.',
    'too-many-addresses': (value) => `Nema više odabranih korisnika za ${value}.`,
    'too-few-addresses': () => 'Za ovog korisnika nije zalijepljena adresa.',
  },
  another: 'Odaberi drugu datoteku',
  start: (count) => `Uvedi ${users(count)}`,
};
