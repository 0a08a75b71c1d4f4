import type { ExportRowsOptions } from '@flowthrough/client';
import type { LitElement } from 'lit';
import type { Announcer } from '../controllers/announcer.js';
import { download, mayDownload } from '../download.js';
import { failureText } from '../notices.js';
import type { Situation } from './situation.js';
import { ExportFinishedEvent } from './exporting.events.js';

/** Writes rows, those that the query selects unless options say otherwise; everybody is told how it ended. */
export async function exportRows(
  host: LitElement,
  announcer: Announcer,
  situation: () => Situation | undefined,
  options: ExportRowsOptions = {},
): Promise<void> {
  // A change of the query that was asked for just now is part of it. A sink is for this moment: it waits for nothing.
  if (!options.sink) await host.updateComplete;
  const now = situation();
  if (!now) return;
  const { client, store, own, common } = now;
  if (!options.sink && !mayDownload()) {
    announcer.answer(`${own.exportFailed}. ${own.noDownloads}`);
    return;
  }
  const file = await store.exportRows(options);
  if (!host.isConnected) return;
  if (file) {
    if (file.blob) download(file.name, file.blob, client.environment);
    host.dispatchEvent(new ExportFinishedEvent(file));
    announcer.answer(own.exported(file.rows));
    return;
  }
  const ended = store.$export.get();
  if (ended.state === 'failed') announcer.answer(`${own.exportFailed}. ${failureText(ended.error, common)}`);
}
