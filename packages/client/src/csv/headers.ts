import { fold } from '../rows/matching.js';
import type { CsvColumnKey } from './columns.js';
import type { CsvHeaders } from './import-types.js';

/**
 * The names that columns go by in the languages we ship. Columns that an import does not use stand here as well: they
 * tell a header from a line of data.
 */
const HEADERS: Required<CsvHeaders> = {
  id: ['ID', 'User ID', 'Subscriber ID', 'ID korisnika', 'ID pretplatnika'],
  broadworksId: ['BroadWorks ID', 'BroadWorks user ID', 'BroadWorks ID korisnika', 'ID BroadWorks'],
  firstName: ['First name', 'Given name', 'Ime'],
  lastName: ['Last name', 'Surname', 'Prezime'],
  email: [
    'Email',
    'Email address',
    'E-mail address',
    'Mail',
    'E-pošta',
    'Adresa e-pošte',
    'E-mail adresa',
    'Elektronička pošta',
    'Adresa elektroničke pošte',
  ],
  package: ['Package type', 'Package', 'Vrsta paketa', 'Paket'],
  status: ['Status', 'Stanje'],
  errorCode: ['Error code', 'Šifra pogreške', 'Kod pogreške'],
  errorText: ['Error text', 'Tekst pogreške', 'Opis pogreške', 'Pogreška'],
  spEnterpriseId: ['Enterprise ID', 'ID poduzeća', 'ID tvrtke'],
  created: ['Created', 'Stvoreno', 'Izrađeno', 'Datum stvaranja'],
  lastStatusChange: ['Last status change', 'Last change', 'Zadnja promjena statusa', 'Zadnja promjena'],
};

/** Tells which column a header cell names. */
export type HeaderReader = (cell: string) => CsvColumnKey | undefined;

export function createHeaderReader(more: CsvHeaders = {}): HeaderReader {
  // A map, because a cell may read `__proto__`.
  const keys = new Map<string, CsvColumnKey>();
  for (const headers of [HEADERS, more]) {
    for (const [key, names] of Object.entries(headers)) {
      for (const name of names) keys.set(plain(name), key as CsvColumnKey);
    }
  }
  return (cell) => keys.get(plain(cell));
}

/** Letters and digits only, folded: `E-Mail `, `e mail` and `EMAIL` are one name. */
function plain(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]/gu, '');
}
