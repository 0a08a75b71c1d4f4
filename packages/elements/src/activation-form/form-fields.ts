import { problemAt, type ActivationField, type ErrorCatalog, type ProvisioningError } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import * as icons from '../icon-shapes.js';
import type { ActivationMessages } from '../messages/activation.js';
import type { CommonMessages } from '../messages/common.js';
import type { TypedInput } from './typed-input.js';

/** What the fields show. */
export interface FieldsView {
  readonly credentials: boolean;
  readonly typed: TypedInput;
  /** Why the backend refused the last submit. */
  readonly refusal: ProvisioningError | undefined;
  readonly catalog: ErrorCatalog;
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
      .value=${value}
      aria-invalid=${problem ? 'true' : nothing}
      aria-describedby=${described.filter(Boolean).join(' ') || nothing}
    />
    ${problem ? html`<p class="error" id="${name}-problem">${icons.failed}<span>${problem}</span></p>` : nothing}
    ${warning ? html`<p class="warning" id="email-warning">${icons.info}<span>${common.email.plusSign}</span></p>` : nothing}
  </div>`;
}

/** What stands at a field: our own finding, else the backend's in our words where we know its code, else in its own. */
function problemText(view: FieldsView, name: ActivationField): string | TemplateResult | undefined {
  const { typed, refusal, credentials, catalog, common, own } = view;
  const { problems } = typed;
  if (name === 'email' && problems.email) return common.email[problems.email];
  if (problems[name]) return name === 'password' ? own.passwordEmpty : own.broadworksIdEmpty;
  const item = refusal && !typed.changed.has(name) ? problemAt(refusal, name, credentials) : undefined;
  if (!item) return undefined;
  const code = item.code ?? '';
  if (name === 'email' && Object.hasOwn(common.email, code)) return common.email[code as keyof CommonMessages['email']];
  const { category, explanation, recommendedAction } = catalog.explain(code);
  if (category === 'unknown' && !explanation) {
    return item.text ? html`<bdi>${item.text}</bdi>` : common.errorKind.invalid;
  }
  const texts = common.errorCategory[category];
  return `${explanation ?? texts.explanation} ${recommendedAction ?? texts.action}`;
}
