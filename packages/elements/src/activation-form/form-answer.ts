import {
  problemAt,
  type ActivationField,
  type ActivationState,
  type ErrorCatalog,
  type ProblemItem,
  type ProvisioningError,
} from '@flowthrough/client';
import { html, type TemplateResult } from 'lit';
import type { ActivationMessages } from '../messages/activation.js';
import type { CommonMessages } from '../messages/common.js';
import { formNotice } from './form-notice.js';
import { plain } from '../foreign-text.js';

/** What the last answer of the backend means for the form. */
export interface FormAnswer {
  /** Why the last submit came to nothing. */
  readonly notice: unknown;
  /** When another try can help; undefined when it can now. */
  readonly wait: string | undefined;
  readonly submitLabel: string;
  /** What the backend refuses at one field. */
  readonly refusalAt: (field: ActivationField) => string | TemplateResult | undefined;
}

/** What the form knows when it asks. */
export interface FormFacts {
  readonly credentials: boolean;
  /** The address that was typed. */
  readonly email: string;
  readonly catalog: ErrorCatalog;
}

interface Texts {
  readonly wait: string | undefined;
  readonly common: CommonMessages;
  readonly own: ActivationMessages;
}

export function formAnswer(state: ActivationState, facts: FormFacts, texts: Texts): FormAnswer {
  const refusal = refusalOf(state);
  return {
    notice: formNotice(state, { ...facts, ...texts }),
    wait: texts.wait,
    submitLabel: submitLabel(state, texts),
    refusalAt: (field) => refusal && refusalText(refusal, field, facts, texts.common),
  };
}

function submitLabel(state: ActivationState, { common, own }: Texts): string {
  if (state.phase === 'unknown') return own.sendAgain;
  const hasTrouble = state.phase === 'form' && state.trouble !== undefined && state.trouble.error.kind !== 'not-found';
  return hasTrouble || state.attempts > 0 ? common.retry : own.activate;
}

function refusalOf(state: ActivationState): ProvisioningError | undefined {
  if (state.phase === 'failed') return state.failure.error;
  return state.phase === 'form' ? state.trouble?.error : undefined;
}

/** What the backend says of a field, in our words where we know its code, else in its own. */
function refusalText(
  refusal: ProvisioningError,
  field: ActivationField,
  { credentials, catalog }: FormFacts,
  common: CommonMessages,
): string | TemplateResult | undefined {
  if (!problemAt(refusal, field, credentials)) return undefined;
  const texts = refusal.errors
    .filter((item) => item.field === field)
    .map((item) => itemText(item, field, catalog, common));
  return texts.length > 1 ? html`${texts.map((text) => html`${text} `)}` : texts[0];
}

function itemText(
  item: ProblemItem,
  field: ActivationField,
  catalog: ErrorCatalog,
  common: CommonMessages,
): string | TemplateResult {
  const code = item.code ?? '';
  if (field === 'email' && Object.hasOwn(common.email, code))
    return common.email[code as keyof CommonMessages['email']];
  const { category, explanation, recommendedAction } = catalog.explain(code);
  if (category === 'unknown' && !explanation) {
    return item.text ? html`<bdi>${plain(item.text)}</bdi>` : common.errorKind.invalid;
  }
  const texts = common.errorCategory[category];
  return `${explanation ?? texts.explanation} ${recommendedAction ?? texts.action}`;
}
