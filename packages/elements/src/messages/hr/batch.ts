import type { BatchMessages } from '../batch.js';
import { createPlural } from '../plural.js';

const plural = createPlural('hr');
const users = (count: number) => plural(count, { one: '# korisnika', few: '# korisnika', other: '# korisnika' });

export const batch: BatchMessages = {
  bar: 'Odabrani korisnici',
  selected: (count) =>
    plural(count, {
      one: 'Odabran je # korisnik',
      few: 'Odabrana su # korisnika',
      other: 'Odabrano je # korisnika',
    }),
  notShown: (count) =>
    plural(count, {
      one: '# nije prikazan zbog filtra',
      few: '# nisu prikazana zbog filtra',
      other: '# nije prikazano zbog filtra',
    }),
  selecting: 'Odabir svih korisnika…',
  selectFailed: 'Nije bilo moguće odabrati sve korisnike',
  clear: 'Očisti odabir',
  actions: 'Radnje',
  action: {
    retry: 'Ponovi aktivaciju',
    changePackage: 'Promijeni vrstu paketa',
    resendConsent: 'Ponovno pošalji poruku za pristanak',
    delete: 'Izbriši korisnike',
  },
  forSome: (action, count) => `${action} (${count})`,
  oneAtATime: 'Ovi korisnici čekaju da skupna radnja u tijeku završi.',
  starting: 'Pokretanje skupne radnje…',
  notStarted: 'Skupnu radnju nije bilo moguće pokrenuti',

  question: {
    retry: (count) => `Ponovi aktivaciju za ${users(count)}`,
    changePackage: (count) => `Promijeni vrstu paketa za ${users(count)}`,
    resendConsent: (count) => `Ponovno pošalji poruku za pristanak za ${users(count)}`,
    delete: (count) => `Izbriši ${users(count)}`,
  },
  consequence: {
    retry: 'Svaki se korisnik ponovno uvodi s adresom koju prikazuje tablica.',
    changePackage: 'Korisnici se ažuriraju u pozadini; tablica pokazuje kad je koji gotov.',
    resendConsent: 'Svaki korisnik ponovno dobiva poruku koja traži pristanak na premještaj računa.',
    delete:
      'Time se uklanja poveznica između ovih korisnika sustava BroadWorks i usluge Webex. Kad se konfiguracija ispravi, mogu se ponovno uvesti.',
  },
  confirm: {
    retry: (count) => `Ponovi za ${users(count)}`,
    changePackage: (count) => `Promijeni za ${users(count)}`,
    resendConsent: (count) =>
      plural(count, { one: 'Pošalji # poruku', few: 'Pošalji # poruke', other: 'Pošalji # poruka' }),
    delete: (count) => `Izbriši ${users(count)}`,
  },
  withoutAddress: (count) =>
    plural(count, {
      one: '# korisnik nema adresu e-pošte i preskače se',
      few: '# korisnika nemaju adresu e-pošte i preskaču se',
      other: '# korisnika nema adresu e-pošte i preskače se',
    }),
  withoutAddressHint:
    'Adrese im dodijelite radnjom Ponovi aktivaciju u njihovim redcima ili uvozom adresa iz datoteke.',
  heldBack: (count) =>
    plural(count, {
      one: '# korisnik još mora čekati i izostavlja se',
      few: '# korisnika još moraju čekati i izostavljaju se',
      other: '# korisnika još mora čekati i izostavlja se',
    }),
  heldBackHint: 'Koliko dugo, piše u njihovim pogreškama. Do tada bi i novi pokušaj jednako završio.',
  andMore: (count) => plural(count, { one: 'i još #', few: 'i još #', other: 'i još #' }),

  running: {
    retry: (ended, total) => `Ponavljanje aktivacije, ${ended} od ${total}`,
    changePackage: (ended, total) => `Promjena vrste paketa, ${ended} od ${total}`,
    resendConsent: (ended, total) => `Slanje poruka za pristanak, ${ended} od ${total}`,
    delete: (ended, total) => `Brisanje, ${ended} od ${total}`,
    mixed: (ended, total) => `Obrada korisnika, ${ended} od ${total}`,
  },
  started: {
    retry: (count) => `Ponavlja se aktivacija za ${users(count)}`,
    changePackage: (count) => `Mijenja se vrsta paketa za ${users(count)}`,
    resendConsent: (count) => `Šalje se poruka za pristanak za ${users(count)}`,
    delete: (count) => `Briše se ${users(count)}`,
    mixed: (count) => `Obrađuje se ${users(count)}`,
  },
  progress: (ended, total) => `${ended} od ${total}`,
  progressName: 'Napredak skupne radnje',
  pausedFor: (seconds) =>
    plural(seconds, {
      one: 'Usluga je zatražila čekanje; nastavak za # sekundu',
      few: 'Usluga je zatražila čekanje; nastavak za # sekunde',
      other: 'Usluga je zatražila čekanje; nastavak za # sekundi',
    }),
  pausedUntil: (moment) => `Usluga je zatražila čekanje do ${moment}`,
  paused: {
    'rate-limited': 'Usluga je zatražila čekanje',
    unreachable: 'Zastoj: usluga ne odgovara',
    unauthorized: 'Zastoj: vaša je prijava istekla. Prijavite se ponovno pa nastavite',
    journal: 'Zastoj: napredak nije bilo moguće spremiti',
  },
  journalSilent: 'Zastoj: ono što čuva napredak ne odgovara',
  journalFull: 'Zastoj: pohrana preglednika je puna pa napredak nije bilo moguće spremiti',
  journalUnread: 'Zapis ranije skupne radnje nije bilo moguće pročitati',
  journalUnreadHint:
    'Ako je skupna radnja ostala nedovršena, tablica pokazuje dokle je stigla. Pogledajte njezine korisnike prije nastavka.',
  resume: 'Nastavi',
  cancelling: (count) =>
    plural(count, {
      one: 'Prekidanje; # je još u tijeku',
      few: 'Prekidanje; # su još u tijeku',
      other: 'Prekidanje; # je još u tijeku',
    }),
  interrupted: (sent, total) => `Skupna je radnja prekinuta: poslano ${sent} od ${total}`,
  interruptedHint: 'Ništa se ne šalje dvaput: najprije se provjerava ono što je bilo u tijeku.',
  discard: 'Odbaci ostatak',

  count: {
    done: (count) => plural(count, { one: '# dovršen', few: '# dovršena', other: '# dovršeno' }),
    sent: (count) => plural(count, { one: '# poslan', few: '# poslana', other: '# poslano' }),
    pending: (count) => plural(count, { one: '# čeka', few: '# čekaju', other: '# čeka' }),
    'failed-again': (count) =>
      plural(count, {
        one: '# ponovno neuspješan',
        few: '# ponovno neuspješna',
        other: '# ponovno neuspješno',
      }),
    cancelled: (count) => plural(count, { one: '# otkazan', few: '# otkazana', other: '# otkazano' }),
    failed: (count) => plural(count, { one: '# neuspješan', few: '# neuspješna', other: '# neuspješno' }),
    skipped: (count) => plural(count, { one: '# preskočen', few: '# preskočena', other: '# preskočeno' }),
    unknown: (count) => plural(count, { one: '# nepoznat', few: '# nepoznata', other: '# nepoznato' }),
    waiting: (count) => plural(count, { one: '# na čekanju', few: '# na čekanju', other: '# na čekanju' }),
    running: (count) => plural(count, { one: '# u tijeku', few: '# u tijeku', other: '# u tijeku' }),
  },
  nothingDone: 'Ništa nije učinjeno',
  settling: (count) =>
    plural(count, {
      one: 'Čeka se da se smiri # korisnik',
      few: 'Čeka se da se smire # korisnika',
      other: 'Čeka se da se smiri # korisnika',
    }),
  showResults: 'Prikaži rezultate',
  runAgain: 'Ponovi neuspješne',
  checkUnknown: 'Provjeri nepoznate',
  stillUnknown: (count) =>
    plural(count, {
      one: '# je još nepoznat',
      few: '# su još nepoznata',
      other: '# je još nepoznato',
    }),
  downloadReport: 'Preuzmi izvješće',
  reportFailed: 'Izvješće nije bilo moguće zapisati',
  reportWritten: 'Izvješće je zapisano',
  dismiss: 'Odbaci',

  results: 'Rezultati',
  resultsFilter: 'Ishod',
  outcome: {
    sent: 'Poslano',
    done: 'Dovršeno',
    pending: 'Na čekanju kod drugih',
    failed: 'Neuspješno',
    'failed-again': 'Ponovno neuspješno',
    cancelled: 'Otkazano',
    skipped: 'Preskočeno',
    unknown: 'Nepoznato',
    waiting: 'Na čekanju',
    running: 'U tijeku',
  },
  outcomeHint: {
    sent: 'Usluga obrađuje korisnika.',
    pending: 'Prihvaćeno; status korisnika čeka na nekoga.',
    cancelled: 'Otkazano prije slanja.',
  },
  skipped: {
    busy: 'Druga radnja nad ovim korisnikom bila je u tijeku.',
    'not-allowed': 'Status korisnika to više ne dopušta.',
    duplicate: 'Skupna radnja navodi ovog korisnika više puta.',
    'address-missing': 'Korisnik nema adresu e-pošte. Unesite je u retku ili uvezite adrese.',
  },
};
