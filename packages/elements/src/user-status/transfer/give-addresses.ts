import { html, type TemplateResult } from 'lit';
import type { Situation } from '../situation.js';

/** The way from users who have no address to where they get one; it takes the place of the panel that it stands in. */
export function giveAddresses({ own, openPanel }: Situation, ids: readonly string[]): TemplateResult {
  const open = () =>
    openPanel(async () => {
      const { createImportPanel } = await import('./import-panel.js');
      return (host) => createImportPanel(host, ids);
    });
  return html`<button class="button" type="button" @click=${open}>${own.giveAddresses}</button>`;
}
