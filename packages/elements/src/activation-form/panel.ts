import { html, nothing, type TemplateResult } from 'lit';
import type { ActivationPanelTexts } from '../messages/activation.js';
import { withEmail } from './with-email.js';

export type Tone = 'good' | 'moving' | 'waiting' | 'failed';

/** Turns while the backend works. */
export const spinner = html`<span class="spinner"></span>`;

/** One state in words: a large icon, a title that can take the focus, what is going on, and what can be done. */
export function panel(
  tone: Tone,
  icon: TemplateResult,
  { title, text, hint }: ActivationPanelTexts,
  email: string,
  more: unknown = nothing,
): TemplateResult {
  return html`<div class="panel ${tone}" part="panel">
    <span class="badge" aria-hidden="true">${icon}</span>
    <h3 tabindex="-1">${title}</h3>
    ${text ? html`<p>${withEmail(text, email)}</p>` : nothing}
    ${hint ? html`<p class="muted">${withEmail(hint, email)}</p>` : nothing} ${more}
  </div>`;
}
