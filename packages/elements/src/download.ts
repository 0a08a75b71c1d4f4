import type { Environment } from '@flowthrough/client';

/** Milliseconds until the browser has surely taken up a download. */
const TAKEN_UP = 10_000;

/** Offers a file for download, and lets go of it afterwards. */
export function download(name: string, blob: Blob, { sleep }: Pick<Environment, 'sleep'>): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  void sleep(TAKEN_UP).then(() => URL.revokeObjectURL(link.href));
}
