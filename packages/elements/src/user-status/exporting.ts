import type { ExportRowsOptions } from '@flowthrough/client';
import { download } from '../download.js';
import type { PanelHost } from './panel.js';
import type { Situation } from './situation.js';
import { ExportFinishedEvent } from './user-status.events.js';

/** Writes rows, those that the query selects unless options say otherwise; everybody is told how it ended. */
export async function exportRows(
  { client, store, own }: Situation,
  { say, dispatch }: Pick<PanelHost, 'say' | 'dispatch'>,
  options: ExportRowsOptions = {},
): Promise<void> {
  const file = await store.exportRows(options);
  if (file) {
    if (file.blob) download(file.name, file.blob, client.environment);
    dispatch(new ExportFinishedEvent(file));
    say(own.exported(file.rows));
  } else if (store.$export.get().state === 'failed') say(own.exportFailed);
}
