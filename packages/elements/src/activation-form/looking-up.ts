import { html, nothing, type TemplateResult } from 'lit';
import type { ActivationFormMessages } from '../messages/activation.js';

/**
 * An earlier activation is being looked up, or what looks it up is being loaded.
 *
 * The one panel that is shown before the others are there, and so one that stands by itself.
 */
export function lookingUp({ resuming }: ActivationFormMessages, more: unknown = nothing): TemplateResult {
  return html`<div class="panel moving" part="panel">
    <span class="badge" aria-hidden="true"><span class="spinner"></span></span>
    <h3 tabindex="-1">${resuming}</h3>
    ${more}
  </div>`;
}
