import type { LitElement } from 'lit';
import type { Announcer } from '../controllers/announcer.js';
import { download } from '../download.js';
import type { Situation } from './situation.js';
import { ExportFinishedEvent } from './user-status.events.js';

/** Writes the rows that the query selects, and offers the file; everybody is told how it ended. */
export async function exportRows(
  host: LitElement,
  announcer: Announcer,
  situation: () => Situation | undefined,
): Promise<void> {
  // A change of the query that was asked for just now is part of it.
  await host.updateComplete;
  const { client, store, own } = situation() ?? {};
  if (!client || !store || !own) return;
  const file = await store.exportCsv();
  if (!host.isConnected) return;
  if (file) {
    download(file.name, file.blob, client.environment);
    host.dispatchEvent(new ExportFinishedEvent(file));
    announcer.say(own.exported(file.rows));
  } else if (store.$export.get().state === 'failed') announcer.say(own.exportFailed);
}
