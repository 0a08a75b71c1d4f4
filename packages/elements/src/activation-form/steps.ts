import type { ActivationState } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import * as icons from '../icon-shapes.js';
import type { ActivationMessages } from '../messages/activation.js';

/** Where every activation begins. */
export const UNTOUCHED: ActivationState = { phase: 'form', attempts: 0 };

export type Step = keyof ActivationMessages['step'];

const STEPS: readonly Step[] = ['address', 'confirm', 'setup', 'done'];

/** What a status asks for; a status that nobody knows is work of the backend's. */
const STEP_OF_STATUS: Readonly<Record<string, Step>> = {
  pending_email_validation: 'confirm',
  pending_user_migration: 'move',
  pending_first_admin: 'firstAdmin',
};

/** The step at which a user stands; undefined while nobody knows. */
export function stepOf(state: ActivationState): Step | undefined {
  switch (state.phase) {
    case 'resuming':
    case 'exhausted':
      return undefined;
    case 'following':
      return STEP_OF_STATUS[state.activation.status] ?? 'setup';
    case 'succeeded':
      return 'done';
    default:
      return 'address';
  }
}

/** The way in four steps; a branch that only some users take is shown to those who are on it. */
export function stepList(current: Step | undefined, own: ActivationMessages): TemplateResult | typeof nothing {
  if (!current) return nothing;
  const steps = STEPS.includes(current) ? STEPS : STEPS.toSpliced(2, 0, current);
  const position = steps.indexOf(current);
  const isDone = (index: number) => index < position || current === 'done';
  return html`<ol class="steps" part="steps" aria-label=${own.progress}>
    ${steps.map(
      (step, index) =>
        html`<li class=${isDone(index) ? 'done' : nothing} aria-current=${index === position ? 'step' : nothing}>
          ${isDone(index) ? icons.good : nothing}
          <span>${own.step[step]}</span>
          ${isDone(index) && current !== step ? html`<span class="visually-hidden">(${own.stepDone})</span>` : nothing}
        </li>`,
    )}
  </ol>`;
}
