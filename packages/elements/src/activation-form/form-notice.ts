import {
  problemAt,
  safeLink,
  type ActivationField,
  type ActivationState,
  type ErrorExplanation,
  type ProvisioningError,
} from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import * as icons from '../icon-shapes.js';
import type { ActivationMessages } from '../messages/activation.js';
import type { CommonMessages } from '../messages/common.js';
import { vendorCode } from '../vendor-code.js';
import { failureKind, waitNote, type WaitNote } from '../notices.js';
import { withEmail } from './with-email.js';
import { plain } from '../foreign-text.js';

export interface FormNoticeView {
  readonly credentials: boolean;
  /** The address that was typed. */
  readonly email: string;
  /** When another try can help; undefined when it can now. */
  readonly wait: string | undefined;
  readonly common: CommonMessages;
  readonly own: ActivationMessages;
}

/** What stands above the fields: why the last submit came to nothing, and what to do. */
export function formNotice(state: ActivationState, view: FormNoticeView): TemplateResult | typeof nothing {
  const { own, common } = view;
  if (state.phase === 'unknown') {
    const words = html`<p>${withEmail(own.unknown.text, view.email)}</p>`;
    const signIn = state.error.needsSignIn ? html`<p>${common.signInPage}</p>` : nothing;
    return notice('waiting', own.unknown.title, html`${words}${signIn}${waitNote(waitOf(view))}`);
  }
  if (state.phase === 'failed') {
    const { error, explanation } = state.failure;
    return explanation.category === 'recently-sent'
      ? sentNotice(explanation, view)
      : errorNotice(error, explanation, view, own.failed, own.failedHint);
  }
  if (state.phase !== 'form' || !state.trouble) return nothing;
  const { error, explanation } = state.trouble;
  if (error.kind === 'not-found')
    return notice(
      'waiting',
      own.notFound.title,
      html`<p>${own.notFound.text}</p>
        ${waitNote(waitOf(view))}`,
    );
  if (explanation.category === 'recently-sent') return sentNotice(explanation, view);
  const isAtFields = (field?: string) => problemAt(error, field as ActivationField, view.credentials) !== undefined;
  if (error.errors.length > 0 && error.errors.every(({ field }) => isAtFields(field))) {
    return waitNote(waitOf(view));
  }
  return errorNotice(error, explanation, view, own.trouble);
}

/** No error: there is a message already. */
function sentNotice({ title }: ErrorExplanation, view: FormNoticeView): TemplateResult {
  const { common, own } = view;
  return notice(
    'waiting',
    title ?? common.errorCategory['recently-sent'].title,
    html`<p>${own.recentlySent}</p>
      ${waitNote(waitOf(view))}`,
  );
}

/** An error in words: what happened and what to do. The backend's own words stand where we have none, or say more. */
function errorNotice(
  error: ProvisioningError,
  explanation: ErrorExplanation,
  view: FormNoticeView,
  fallbackTitle: string,
  fallbackAction?: string,
): TemplateResult {
  const { common, own } = view;
  const { category, title, audience, recommendedAction, learnMoreUrl } = explanation;
  const [reason, ...others] = error.errors;
  // What stands at its field is not said twice.
  const more = others.filter(({ field }) => !problemAt(error, field as ActivationField, view.credentials));
  const code = vendorCode(reason?.code ?? error.code);
  const texts = category === 'unknown' ? undefined : common.errorCategory[category];
  const words = explanation.explanation ?? texts?.explanation;
  const foreign = reason?.text ? html`<bdi>${plain(reason.text)}</bdi>` : undefined;
  // What the catalogue recommends to an administrator would be no help to a user, who may have typed a wrong address.
  const isForOthers =
    category === 'credentials' ? !view.credentials : audience === 'administrator' && texts && !texts.withoutEmail;
  const action =
    recommendedAction ??
    (isForOthers ? own.forAdministrator : texts && audience !== 'administrator' ? texts.action : fallbackAction);
  const link = learnMoreUrl && safeLink(learnMoreUrl);
  return notice(
    'failed',
    title ?? (reason?.text ? texts?.named?.title(plain(reason.text)) : undefined) ?? texts?.title ?? fallbackTitle,
    html`<p>${words ?? foreign ?? failureKind(error, common)}</p>
      ${more.map(({ text, code }) => html`<p><bdi>${plain(text || vendorCode(code))}</bdi></p>`)}
      ${action ? html`<p>${action}</p>` : nothing} ${waitNote(waitOf(view))}
      ${link ? html`<p><a href=${link} target="_blank" rel="noopener noreferrer">${own.learnMore}</a></p>` : nothing}
      ${code ? html`<p class="small muted">${common.errorCode(code)}</p>` : nothing}`,
  );
}

const waitOf = ({ wait }: FormNoticeView): WaitNote => ({ id: 'wait', text: wait });

function notice(tone: 'failed' | 'waiting', title: string, content: TemplateResult): TemplateResult {
  return html`<div class="notice ${tone}" part="failure">
    ${tone === 'failed' ? icons.failed : icons.info}
    <div>
      <h3 tabindex="-1">${title}</h3>
      ${content}
    </div>
  </div>`;
}
