import { html, type TemplateResult } from 'lit';
import { plain } from '../foreign-text.js';

/** A text with the user's address in the place of `{email}`, kept from rearranging the words around it. */
export function withEmail(text: string, email: string): TemplateResult {
  const [before, after] = text.split('{email}', 2);
  return after === undefined
    ? html`${text}`
    : html`${before}<bdi translate="no" class="address">${plain(email)}</bdi>${after}`;
}
