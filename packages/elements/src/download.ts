import type { Environment } from '@flowthrough/client';

/** Milliseconds until the browser has surely taken up a download. */
const TAKEN_UP = 10_000;

/**
 * False where a frame is known to forbid downloads, which browsers then drop without a word. Of a frame whose page has
 * another origin than the one around it nobody can tell.
 */
export function mayDownload(place: Window = window): boolean {
  const { frameElement: frame, parent } = place;
  if (!frame) return true;
  const { sandbox } = frame as HTMLIFrameElement;
  const isFree = !frame.hasAttribute('sandbox') || sandbox.contains('allow-downloads');
  return isFree && mayDownload(parent);
}

/** Offers a file for download, and lets go of it afterwards. */
export function download(name: string, blob: Blob, { sleep }: Pick<Environment, 'sleep'>): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  void sleep(TAKEN_UP).then(() => URL.revokeObjectURL(link.href));
}
