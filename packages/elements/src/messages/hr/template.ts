import { createPlural } from '../plural.js';
import type { TemplateMessages } from '../template.js';

const plural = createPlural('hr');

const templates = { one: '# predložak', few: '# predloška', other: '# predložaka' };

const atTemplate = (...steps: readonly string[]) =>
  [
    'U sustavu Partner Hub otvorite Postavke, pomaknite se do odjeljka BroadWorks Calling, odaberite Prikaži predloške i otvorite ovaj predložak.',
    ...steps,
    'Spremite, vratite se ovamo i odaberite Provjeri ponovno.',
  ].join('\n');

export const template: TemplateMessages = {
  pickerLabel: 'Predložak za uvođenje',
  filterLabel: 'Pronađi predložak',
  filterCount: (shown, all) =>
    `${shown} od ${plural(all, { one: '# predloška', few: '# predloška', other: '# predložaka' })}`,
  loaded: (count) => plural(count, templates),
  empty: 'Nema predložaka za uvođenje',
  emptyHint: 'Najprije izradite predložak za uvođenje na portalu za partnere.',
  listFailed: 'Predloške nije bilo moguće učitati',
  listStale: 'Predlošci u nastavku možda su zastarjeli.',
  ready: 'Spremno',
  needsFixing: 'Treba ispraviti',
  waitsForAdmin: 'Čeka administratora',

  heading: 'Provjera korisnika',
  notChosen: 'Predložak nije odabran',
  notChosenHint: 'Odaberite predložak za uvođenje koji želite provjeriti.',
  loadFailed: 'Predložak nije bilo moguće provjeriti',
  checkFailed: 'Predložak nije bilo moguće ponovno provjeriti',
  checkAgain: 'Provjeri ponovno',
  checkedAt: (moment) => `Provjereno ${moment}`,
  summaryPassed: 'Spremno: korisnici se mogu sami aktivirati',
  summaryWaiting: 'Još nije spremno: korisnici ne mogu završiti dok prvi administrator nije aktivan',
  summaryFailed: (problems) =>
    plural(problems, {
      one: '# problem sprječava aktivaciju korisnika',
      few: '# problema sprječavaju aktivaciju korisnika',
      other: '# problema sprječava aktivaciju korisnika',
    }),
  summaryUnknown: (checks) =>
    plural(checks, {
      one: '# postavku nije bilo moguće provjeriti',
      few: '# postavke nije bilo moguće provjeriti',
      other: '# postavki nije bilo moguće provjeriti',
    }),
  summaryAdvice: (recommendations) =>
    plural(recommendations, { one: '# preporuka', few: '# preporuke', other: '# preporuka' }),
  outcome: { pass: 'U redu', fail: 'Treba ispraviti', advice: 'Preporuka', waiting: 'Čeka se', unknown: 'Nepoznato' },
  check: {
    untrustedEmails: {
      label: 'Nepouzdane adrese e-pošte',
      pass: 'Odabrano: korisnici sami unose i potvrđuju svoju adresu e-pošte.',
      problem: 'Mogućnost Nepouzdane adrese e-pošte nije odabrana pa korisnici ne mogu unijeti svoju adresu.',
      steps: atTemplate('U odjeljku Provjera korisnika odaberite Nepouzdane adrese e-pošte.'),
      mend: 'Odaberi nepouzdane adrese e-pošte',
    },
    shareLink: {
      label: 'Poveznica za dijeljenje',
      pass: 'Poveznica za dijeljenje vodi na aktivacijsku poveznicu.',
      problem: 'Poveznica za dijeljenje ne vodi na aktivacijsku poveznicu.',
      steps: atTemplate(
        'U odjeljku Provjera korisnika kopirajte aktivacijsku poveznicu u polje Poveznica za dijeljenje.',
      ),
      mend: 'Upotrijebi aktivacijsku poveznicu za dijeljenje',
    },
    flowThroughProvisioning: {
      label: 'Protočna dodjela resursa',
      pass: 'Novi korisnici BroadWorksa predaju se Webexu.',
      problem: 'Protočna dodjela resursa isključena je pa se novi korisnici BroadWorksa ne predaju Webexu.',
      steps: atTemplate('Uključite protočnu dodjelu resursa za BroadWorks i odaberite račun za dodjelu.'),
      mend: 'Uključi protočnu dodjelu resursa',
    },
    provisionAdminFirst: {
      label: 'Najprije administrator',
      problem: 'Preporučuje se kada korisnici sami unose adresu: najprije uvedite administratora, a zatim ostale.',
      steps: atTemplate('Uključite mogućnost da se najprije uvodi administrator.'),
    },
    firstAdminActive: {
      label: 'Prvi administrator',
      problem: 'Prvi administrator još nije aktivan; ostali korisnici do tada ne mogu dovršiti aktivaciju.',
      steps:
        'Pronađite prvog administratora pod Prikaži status korisnika.\nPomozite mu dovršiti aktivaciju.\nVratite se ovamo i odaberite Provjeri ponovno.',
    },
    defaultPackage: {
      label: 'Zadani paket',
      problem: 'Za nove korisnike nije postavljen zadani paket.',
      steps: atTemplate('Odaberite zadani paket.'),
    },
    partnerAdmin: {
      label: 'Administrator partnera',
      problem: 'Administrator partnera nije postavljen pa u porukama nije navedeno kome se korisnici mogu obratiti.',
      steps: atTemplate('Odaberite administratora partnera.'),
    },
    adminInviteEmails: {
      label: 'Pozivnice administratorima',
      problem: 'Administratori postojeće organizacije ne pozivaju se e-poštom.',
      steps: atTemplate('Uključite slanje pozivnica administratorima.'),
      mend: 'Uključi pozivnice administratorima',
    },
    provisioningAdapterUrl: {
      label: 'Adapter za dodjelu',
      problem: 'Predložak nema URL adaptera za dodjelu, koji je BroadWorksu potreban za predaju korisnika.',
      steps: atTemplate('Kopirajte URL adaptera za dodjelu i unesite ga u BroadWorks.'),
    },
  },
  shareLink: {
    spelling: 'Napisana je drukčije, ali vodi na aktivacijsku poveznicu.',
    empty: 'Polje Poveznica za dijeljenje prazno je pa korisnici ne dolaze na portal za aktivaciju korisnika.',
    'not-a-link': 'Polje Poveznica za dijeljenje ne sadrži web-poveznicu.',
    different: 'Poveznica za dijeljenje vodi drugamo, a ne na aktivacijsku poveznicu.',
    'no-activation-link': 'Predložak nema aktivacijsku poveznicu s kojom bi se poveznica za dijeljenje usporedila.',
  },
  shareLinkNow: 'Trenutačna poveznica za dijeljenje:',
  howToMend: 'Kako to ispraviti',
  mendNotAllowed: 'Nemate dopuštenje za izmjenu predloška.',
  mendFailed: 'Predložak nije izmijenjen',
  mendUnchanged: 'Odgovor nije stigao. Predložak je ponovno pročitan i nije izmijenjen pa možete pokušati ponovno.',
  mended: (label) => `${label}: izmijenjeno.`,
  activationLink: 'Aktivacijska poveznica',
  activationLinkHint: 'Korisnici otvaraju ovu poveznicu kako bi se sami aktivirali.',
  activationLinkMissing: 'Predložak još nema aktivacijsku poveznicu.',
  copyLink: 'Kopiraj aktivacijsku poveznicu',
  linkCopied: 'Aktivacijska poveznica kopirana',
  showUserStatus: 'Prikaži status korisnika',
};
