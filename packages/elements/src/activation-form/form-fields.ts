import type { ActivationField } from '@flowthrough/client';
import { html, nothing } from 'lit';
import * as icons from '../icon-shapes.js';
import type { ActivationMessages } from '../messages/activation.js';
import type { CommonMessages } from '../messages/common.js';
import { typedText } from '../typed-text.js';
import type { FormAnswer } from './form-answer.js';
import type { TypedInput } from './typed-input.js';

/** What the fields show. */
export interface FieldsView {
  readonly credentials: boolean;
  readonly typed: TypedInput;
  /** What the last answer means for the form; undefined before the first. */
  readonly answer: FormAnswer | undefined;
  readonly common: CommonMessages;
  readonly own: ActivationMessages;
}

interface FieldOptions {
  readonly type?: string;
  readonly autocomplete: string;
  readonly hint?: string;
}

/** One question, or three of them where the backend wants to know who is asking. */
export function formFields(view: FieldsView): unknown {
  const { credentials, own } = view;
  return [
    credentials
      ? [
          field(view, 'broadworksId', { autocomplete: 'username', hint: own.broadworksIdHint }),
          field(view, 'password', { autocomplete: 'current-password', type: 'password' }),
        ]
      : nothing,
    field(view, 'email', { autocomplete: 'email', type: 'email', hint: own.emailHint }),
  ];
}

function field(view: FieldsView, name: ActivationField, { type = 'text', autocomplete, hint }: FieldOptions) {
  const { typed, common, own } = view;
  const value = typed.values[name];
  const problem = problemText(view, name);
  const warning = name === 'email' && !problem && typed.hasPlusSign;
  // Ids stand for what is there, so that a description never points at nothing.
  const described = [hint && `${name}-hint`, problem && `${name}-problem`, warning && `${name}-warning`];
  return html`<div class="field">
    <label for=${name}>${own[name]}</label>
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
    <input
      class="input"
      part="input"
      id=${name}
      name=${name}
      type=${type}
      inputmode=${type === 'email' ? 'email' : nothing}
      autocomplete=${autocomplete}
      autocapitalize="none"
      spellcheck="false"
      dir=${value ? 'auto' : nothing}
      required
      .value=${typedText(value)}
      aria-invalid=${problem ? 'true' : nothing}
      aria-describedby=${described.filter(Boolean).join(' ') || nothing}
    />
    ${problem ? html`<p class="error" id="${name}-problem">${icons.failed}<span>${problem}</span></p>` : nothing}
    ${warning ? html`<p class="warning" id="email-warning">${icons.info}<span>${common.email.plusSign}</span></p>` : nothing}
  </div>`;
}

/** What stands at a field: our own finding, else what the backend said of what still stands there. */
function problemText({ typed, answer, common, own }: FieldsView, name: ActivationField): unknown {
  const { problems, changed } = typed;
  if (name === 'email' && problems.email) return common.email[problems.email];
  if (problems[name]) return name === 'password' ? own.passwordEmpty : own.broadworksIdEmpty;
  return changed.has(name) ? undefined : answer?.refusalAt(name);
}
