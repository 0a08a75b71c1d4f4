import type { LitElement } from 'lit';
import type { Announcer } from '../controllers/announcer.js';
import { download } from '../download.js';
import type { Situation } from './situation.js';
import { ExportFinishedEvent } from './user-status.events.js';

/** Writes the rows that the query selects, and offers the file; everybody is told how it ended. */
export async function exportRows(
  { client, store, own }: Situation,
  host: LitElement,
  announcer: Announcer,
): Promise<void> {
  const file = await store.exportCsv();
  if (!host.isConnected) return;
  if (file) {
    download(file.name, file.blob, client.environment);
    host.dispatchEvent(new ExportFinishedEvent(file));
    announcer.say(own.exported(file.rows));
  } else if (store.$export.get().state === 'failed') announcer.say(own.exportFailed);
}
