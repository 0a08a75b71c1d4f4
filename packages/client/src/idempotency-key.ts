/** A new key for one intention of one user: 128 random bits. `crypto.randomUUID` is missing on insecure pages. */
export function createIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
