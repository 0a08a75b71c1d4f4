import { html, nothing, type TemplateResult } from 'lit';
import type { ActivationMessages } from '../messages/activation.js';
import type { CommonMessages } from '../messages/common.js';
import { onSubmit } from '../on-submit.js';
import type { FormAnswer } from './form-answer.js';
import { formFields } from './form-fields.js';
import type { TypedInput } from './typed-input.js';
import { plain } from '../foreign-text.js';

export interface FormView {
  readonly isSubmitting: boolean;
  readonly typed: TypedInput;
  readonly credentials: boolean;
  /** The BroadWorks ID that the page gives. */
  readonly broadworksId: string | undefined;
  /** What the last answer means for the form; undefined before the first. */
  readonly answer: FormAnswer | undefined;
  /** What stands above the fields. */
  readonly notice: unknown;
  readonly common: CommonMessages;
  readonly own: ActivationMessages;
  /** The user turned to the form. */
  readonly onBegin: () => void;
  readonly onSubmit: () => void;
}

/**
 * The one question, what came of the last answer, and the button. While submitting, `answer` is still the one before, so
 * that nothing moves and the button keeps its name.
 */
export function formView(view: FormView): TemplateResult {
  const { isSubmitting, typed, credentials, broadworksId, answer, notice, own, onBegin } = view;
  const send = onSubmit(view.onSubmit);
  return html`<form novalidate @submit=${send} @input=${typed.onInput} @focusin=${onBegin} @focusout=${typed.onLeave}>
    ${notice}
    ${
      broadworksId && !credentials
        ? html`<p class="muted">
            ${own.broadworksId}: <bdi translate="no" class="address">${plain(broadworksId)}</bdi>
          </p>`
        : nothing
    }
    ${formFields(view)}
    <button
      type="submit"
      class="button primary ${isSubmitting ? 'busy' : ''}"
      part="submit"
      aria-disabled=${isSubmitting || answer?.wait ? 'true' : nothing}
      aria-describedby=${answer?.wait ? 'wait' : nothing}
      @click=${send}
    >
      ${isSubmitting ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}
      ${answer?.submitLabel ?? own.activate}
    </button>
  </form>`;
}
