import type { ExportingMessages } from '../exporting.js';

export const exporting: ExportingMessages = {
  rows: 'Korisnici',
  scope: {
    filtered: 'Oni koje filtar odabire',
    all: 'Svi korisnici predloška',
    selected: 'Odabrani korisnici',
    failures: 'Korisnici s pogreškama',
  },
  format: 'Datoteka',
  formats: { csv: 'CSV, za proračunske tablice', json: 'JSON, za programe' },
  columns: 'Stupci',
  column: {
    broadworksId: 'BroadWorks ID',
    firstName: 'Ime',
    lastName: 'Prezime',
    email: 'E-pošta',
    package: 'Vrsta paketa',
    status: 'Status',
    errorCode: 'Šifra pogreške',
    errorText: 'Tekst pogreške',
    spEnterpriseId: 'ID poduzeća',
    created: 'Stvoreno',
    lastStatusChange: 'Zadnja promjena statusa',
    id: 'ID',
  },
  allColumns: 'Svi stupci',
  toDisk: 'Piši izravno u datoteku',
  toDiskHint: 'Za vrlo duge popise: odabirete mjesto, a ništa se ne drži u memoriji.',
  guardHint: 'Zadržite stupac ID ako želite uvesti ispravljene adrese.',
  start: 'Izvezi',
};
