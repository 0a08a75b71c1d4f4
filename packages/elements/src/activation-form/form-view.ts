import type { ActivationState, ErrorCatalog } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { ActivationMessages } from '../messages/activation.js';
import type { CommonMessages } from '../messages/common.js';
import { formFields } from './form-fields.js';
import type { TypedInput } from './typed-input.js';

export interface FormView {
  readonly isSubmitting: boolean;
  readonly typed: TypedInput;
  readonly credentials: boolean;
  /** The BroadWorks ID that the page gives. */
  readonly broadworksId: string | undefined;
  /** Why the last submit came to nothing. */
  readonly notice: unknown;
  /** When another try can help; undefined when it can now. */
  readonly wait: string | undefined;
  readonly catalog: ErrorCatalog;
  readonly common: CommonMessages;
  readonly own: ActivationMessages;
  /** The user turned to the form. */
  readonly onBegin: () => void;
  readonly onSubmit: () => void;
}

/**
 * The one question, what came of the last answer, and the button. While submitting, `state` is the one before, so that
 * nothing moves and the button keeps its name.
 */
export function formView(state: ActivationState, view: FormView): TemplateResult {
  const { isSubmitting, typed, credentials, broadworksId, wait, notice, own, onBegin, onSubmit } = view;
  const onSubmitEvent = (event: Event) => {
    event.preventDefault();
    onSubmit();
  };
  return html`<form
    novalidate
    @submit=${onSubmitEvent}
    @input=${typed.onInput}
    @focusin=${onBegin}
    @focusout=${typed.onLeave}
  >
    ${notice}
    ${
      broadworksId && !credentials
        ? html`<p class="muted">${own.broadworksId}: <bdi class="address">${broadworksId}</bdi></p>`
        : nothing
    }
    ${formFields({ ...view, refusal: refusalOf(state) })}
    <button
      type="submit"
      class="button primary ${isSubmitting ? 'busy' : ''}"
      part="submit"
      aria-disabled=${isSubmitting || wait ? 'true' : nothing}
    >
      ${isSubmitting ? html`<span class="spinner" aria-hidden="true"></span>` : nothing} ${submitLabel(state, view)}
    </button>
  </form>`;
}

function submitLabel(state: ActivationState, { common, own }: FormView): string {
  if (state.phase === 'unknown') return own.sendAgain;
  const hasTrouble = state.phase === 'form' && state.trouble !== undefined && state.trouble.error.kind !== 'not-found';
  return hasTrouble || state.attempts > 0 ? common.retry : own.activate;
}

function refusalOf(state: ActivationState) {
  if (state.phase === 'failed') return state.failure.error;
  return state.phase === 'form' ? state.trouble?.error : undefined;
}
