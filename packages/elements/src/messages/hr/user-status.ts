import { createPlural } from '../plural.js';
import type { UserStatusMessages } from '../user-status.js';

const plural = createPlural('hr');

export const userStatus: UserStatusMessages = {
  heading: 'Status korisnika',
  search: 'Pretraži korisnike',
  searchHint: 'ID, ime, e-pošta ili pogreška',
  excludeProvisioned: 'Izostavi dodijeljene korisnike',
  filters: 'Filtri',
  statusFilter: 'Status',
  packageFilter: 'Vrsta paketa',
  causeFilter: 'Uzrok',
  stuckFor: 'Zastoj traje',
  anyTime: 'Bilo koliko',
  longerThan: (duration) => `Dulje od: ${duration}`,
  clearFilters: 'Očisti filtre',
  refresh: 'Osvježi',
  refreshed: (rows) =>
    plural(rows, { one: 'Osvježeno: # korisnik', few: 'Osvježeno: # korisnika', other: 'Osvježeno: # korisnika' }),
  updatedAt: (time) => `Ažurirano ${time}`,
  staleSince: (time) => `Prikazano je stanje od ${time}.`,

  export: 'Izvoz',
  exporting: (rows) => `Izvoz u tijeku, redaka dosad: ${rows}`,
  cancelExport: 'Prekini izvoz',
  exported: (rows) =>
    plural(rows, { one: 'Izvezen je # korisnik', few: 'Izvezena su # korisnika', other: 'Izvezeno je # korisnika' }),
  exportFailed: 'Izvoz nije dovršen',

  tools: 'Više',
  tool: { importing: 'Uvezi adrese', exporting: 'Mogućnosti izvoza', views: 'Spremljeni prikazi', columns: 'Stupci' },

  summary: {
    label: 'Korisnici po statusu',
    all: 'Svi korisnici',
    error: 'Pogreške',
    pending: 'Na čekanju',
    moving: 'U tijeku',
    provisioned: 'Dodijeljeni',
    unknown: 'Ostali',
    byCause: 'Po uzroku',
  },

  column: {
    broadworksId: 'BroadWorks ID',
    name: 'Ime',
    email: 'E-pošta',
    package: 'Vrsta paketa',
    status: 'Status',
    lastStatusChange: 'Zadnja promjena',
  },
  actionsColumn: 'Radnje',
  actionsFor: (id) => `Radnje za ${id}`,
  selectRow: (id) => `Odaberi ${id}`,
  selectAll: 'Odaberi sve',
  range: (from, to, total) => `Redci ${from} do ${to} od ${total}`,
  rowsFound: (rows) => plural(rows, { one: '# korisnik', few: '# korisnika', other: '# korisnika' }),
  rowsLoading: (loaded, total) => (total ? `Učitano ${loaded} od ${total}` : `Učitano ${loaded}`),
  lasting: (duration) => `traje: ${duration}`,
  noEmail: 'Još nema e-pošte',
  errorDetails: (id) => `Pojedinosti pogreške za ${id}`,
  recommended: 'Što učiniti',

  noTemplate: 'Nije odabran predložak za uvođenje',
  noTemplateHint: 'Odaberite predložak da biste vidjeli status njegovih korisnika.',
  empty: 'Još nema korisnika',
  emptyHint:
    'Korisnici se ovdje pojavljuju čim im se resursi dodijele ovim predloškom ili se sami aktiviraju njegovom vezom.',
  emptyFilter: 'Nijedan korisnik ne odgovara',
  emptyFilterHint: 'Nijedan korisnik ne odgovara istodobno pretrazi i filtrima.',
  loadFailed: 'Korisnike nije bilo moguće učitati',
  refreshFailed: 'Popis nije bilo moguće osvježiti',
  partial: {
    cyclic: 'Usluga je ponovila stranicu pa popis možda nije potpun.',
    'page-cap': 'Popis ima više stranica nego što se može učitati odjednom.',
    changed: 'Popis se promijenio za vrijeme čitanja pa možda nedostaje neki korisnik.',
    unreadable: 'Neki korisnici ne mogu se prikazati: usluga ih je poslala bez ID-a po kojem bi se razlikovali.',
    'row-cap':
      'Popis ima više korisnika nego što se može prikazati odjednom. Pretraga i filtri obuhvaćaju učitane korisnike.',
  },
  loadRest: 'Učitaj ostatak',
  readAgain: 'Pročitaj ponovno',

  action: {
    retry: 'Ponovi aktivaciju',
    resendConsent: 'Ponovno pošalji poruku za pristanak',
    changePackage: 'Promijeni vrstu paketa',
    delete: 'Izbriši korisnika',
    copyError: 'Kopiraj tekst pogreške',
  },
  history: 'Povijest',
  running: {
    retry: 'Ponavljanje aktivacije…',
    resendConsent: 'Slanje poruke za pristanak…',
    changePackage: 'Promjena vrste paketa…',
    delete: 'Brisanje…',
  },
  done: {
    retry: (id) => `Aktivacija je ponovno pokrenuta za ${id}`,
    resendConsent: (id) => `Poruka za pristanak ponovno je poslana za ${id}`,
    changePackage: (id) => `Mijenja se vrsta paketa za ${id}`,
    delete: (id) => `Korisnik ${id} izbrisan je`,
  },
  failed: {
    retry: 'Aktivacija nije pokrenuta.',
    resendConsent: 'Poruka za pristanak nije poslana.',
    changePackage: 'Vrsta paketa nije promijenjena.',
    delete: 'Korisnik nije izbrisan.',
  },
  busy: 'Druga radnja nad ovim korisnikom još traje.',
  noLongerAllowed: (id, status) => `${id} sada ima status ${status}, koji to ne dopušta. Ništa nije poslano.`,
  gone: (id) => `${id} više ne postoji. Ništa nije poslano.`,
  packageUnchanged: (id) => `Vrsta paketa za ${id} ostaje kakva jest.`,
  stillUnknown: (id) => `Još nije poznato je li to učinjeno za ${id}.`,
  errorCopied: (id) => `Tekst pogreške za ${id} kopiran je`,
  checkNow: 'Provjeri sada',
  dismiss: 'Odbaci',
  settled: (id, status) => `${id}: ${status}`,

  retryTitle: (id) => `Ponovi aktivaciju za ${id}`,
  retryHint: 'Korisnik se ponovno uvodi s ovom adresom. To mora biti adresa čiju poštu korisnik može čitati.',
  email: 'Adresa e-pošte',
  onboard: 'Uvedi',
  checking: 'Provjera adrese…',
  onboardAnyway: 'Za pokušaj unatoč tome ponovno odaberite Uvedi.',
  deleteTitle: (id) => `Izbriši korisnika ${id}`,
  deleteHint: (name) =>
    `Time se uklanja poveznica između korisnika sustava BroadWorks${name ? ` (${name})` : ''} i usluge Webex. Kad se konfiguracija ispravi, korisnik se može ponovno uvesti.`,
  packageTitle: (id) => `Promijeni vrstu paketa za ${id}`,
  packageHint: 'Korisnik se ažurira u pozadini; status pokazuje kad je gotovo.',
  change: 'Promijeni',

  copiedUser: (user) => `Korisnik: ${user}`,
  copiedTemplate: (template) => `Predložak: ${template}`,
  copiedSince: (time) => `Od: ${time}`,
};
