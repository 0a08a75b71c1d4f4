import type { ActivationFailure } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { CopyController } from '../controllers/copy-controller.js';
import * as icons from '../icon-shapes.js';
import type { CommonMessages } from '../messages/common.js';
import type { ActivationMessages } from '../messages/activation.js';
import type { Format } from '../messages/format.js';
import { detailsText, failureDetails } from './failure-details.js';
import { panel } from './panel.js';
import { plain } from '../foreign-text.js';

export interface ExhaustedView {
  readonly copy: CopyController;
  readonly common: CommonMessages;
  readonly own: ActivationMessages;
  readonly format: Format;
  readonly onCopy: (text: string) => void;
  readonly onStartOver: () => void;
}

/** The way to the administrator, with what they need to know. */
export function exhaustedPanel(
  failure: ActivationFailure,
  { copy, common, own, format, onCopy, onStartOver }: ExhaustedView,
): TemplateResult {
  const details = failureDetails(failure, { common, own, format });
  const more = html`<dl class="details" part="details">
      ${details.map(
        ([label, value]) =>
          html`<div>
            <dt>${label}</dt>
            <dd><bdi translate="no">${plain(value)}</bdi></dd>
          </div>`,
      )}
    </dl>
    <div class="actions">
      <button type="button" class="button primary" @click=${() => onCopy(detailsText(details, failure, own))}>
        ${copy.outcome === 'copied' ? icons.good : icons.copy} ${own.copyDetails}
      </button>
      <button type="button" class="button quiet" @click=${onStartOver}>${own.startOver}</button>
    </div>
    ${copy.outcome === 'copied' ? html`<p class="note good">${icons.good}<span>${own.detailsCopied}</span></p>` : nothing}
    ${copy.fallback(common.copyByHand)}`;
  return panel('waiting', icons.person, own.exhausted, failure.email, more);
}
