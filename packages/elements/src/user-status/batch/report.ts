import type { BatchStore } from '@flowthrough/client';
import { download, mayDownload } from '../../download.js';
import { batch as english } from '../../messages/en/batch.js';
import { toIso } from '../../messages/format.js';
import type { Situation } from '../situation.js';
import type { BatchHost } from './batch-host.js';

/** Offers what became of each user as a file, and tells everybody whether it could be written. */
export async function writeReport(host: BatchHost, store: BatchStore, { client, own }: Situation): Promise<void> {
  const texts = host.section('batch', english);
  if (!mayDownload()) {
    host.answer(`${texts.reportFailed}. ${own.noDownloads}`);
    return;
  }
  try {
    const blob = await store.toReport();
    const day = toIso(client.environment.wallClock()).slice(0, 10);
    download(`batch-report-${day}.csv`, blob, client.environment);
    host.answer(texts.reportWritten);
  } catch {
    host.answer(texts.reportFailed);
  }
}
