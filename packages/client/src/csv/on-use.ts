import type { exportSubscribers as write } from './export.js';

/**
 * Writes rows as CSV (RFC 4180: every cell quoted, CRLF) with the columns of `CSV_COLUMNS`; rejects with kind `aborted`
 * when the signal aborts, and with whatever the rows reject with.
 *
 * What writes is loaded with the first file: a static import here would put it into every page that has a client.
 */
export const exportSubscribers: typeof write = async (source, options) => {
  const csv = await import('./export.js');
  return csv.exportSubscribers(source, options);
};
