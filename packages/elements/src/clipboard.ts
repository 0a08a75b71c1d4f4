import { systemEnvironment, type Environment } from '@flowthrough/client';

/** Some browsers leave the promise open while they ask for a permission, or for ever inside a frame. */
const PATIENCE = 2_000;

/**
 * Puts text on the clipboard; resolves with whether that is certain, and never rejects. Call it inside the user's gesture.
 *
 * The API is missing on insecure pages, refuses without focus, gesture or permission, and may never answer.
 */
export async function copyText(text: string, sleep: Environment['sleep'] = systemEnvironment.sleep): Promise<boolean> {
  const waiting = new AbortController();
  try {
    return await Promise.race([
      navigator.clipboard.writeText(text).then(() => true),
      sleep(PATIENCE, waiting.signal).then(() => false),
    ]);
  } catch {
    return false;
  } finally {
    waiting.abort();
  }
}

const UNSEEN = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Foreign text with its control, direction and zero-width characters spelled out, so that a copy hides nothing. */
export function spellOutControls(text: string): string {
  return text.replace(UNSEEN, (sign) => `<U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`);
}
