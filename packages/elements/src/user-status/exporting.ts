import { download } from '../download.js';
import type { PanelHost } from './panel.js';
import type { Situation } from './situation.js';
import { ExportFinishedEvent } from './user-status.events.js';

/** Writes the rows that the query selects, and offers the file; everybody is told how it ended. */
export async function exportRows(
  situation: Situation | undefined,
  { say, dispatch }: Pick<PanelHost, 'say' | 'dispatch'>,
): Promise<void> {
  if (!situation) return;
  const { client, store, own } = situation;
  const file = await store.exportCsv();
  if (file) {
    download(file.name, file.blob, client.environment);
    dispatch(new ExportFinishedEvent(file));
    say(own.exported(file.rows));
  } else if (store.$export.get().state === 'failed') say(own.exportFailed);
}
