import {
  waitsForFirstAdmin,
  type CheckOutcome,
  type Mending,
  type OnboardingTemplate,
  type TemplateChanges,
  type TemplateCheck,
} from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import * as icons from '../icon-shapes.js';
import type { CommonMessages } from '../messages/common.js';
import type { TemplateMessages } from '../messages/template.js';
import { failureNotice, unknownText, type WaitNote } from '../notices.js';
import type { Permission } from '../permissions.js';
import { plain } from '../foreign-text.js';

/** What one check shows, and what it can do. */
export interface CheckView {
  readonly check: TemplateCheck;
  readonly template: OnboardingTemplate;
  readonly mending: Mending | undefined;
  /** When another change can help, in words. */
  readonly mendWait: string | undefined;
  /** `hidden` as well where the backend cannot change templates. */
  readonly permission: Permission;
  /** Whether its button is the first thing to do in the whole view. */
  readonly isNext: boolean;
  readonly own: TemplateMessages;
  readonly common: CommonMessages;
  readonly onMend: (changes: TemplateChanges) => void;
}

/** Tone and icon of each outcome; the word says the same. */
export const outcomeMarks: Readonly<
  Record<CheckOutcome | 'waiting', { readonly tone: string; readonly icon: TemplateResult }>
> = {
  pass: { tone: 'good', icon: icons.good },
  fail: { tone: 'failed', icon: icons.failed },
  advice: { tone: 'moving', icon: icons.info },
  waiting: { tone: 'waiting', icon: icons.waiting },
  unknown: { tone: 'waiting', icon: icons.unknown },
};

export function checkItem(view: CheckView): TemplateResult {
  const { check, own } = view;
  const outcome = waitsForFirstAdmin([check]) ? 'waiting' : check.outcome;
  const { tone, icon } = outcomeMarks[outcome];
  const text = reason(view);
  return html`<li class="check ${tone}" part="check">
    ${icon}
    <h3 tabindex="-1">${own.check[check.id].label}</h3>
    <span class="outcome">${own.outcome[outcome]}</span>
    <div class="body">
      ${text ? html`<p class="muted">${text}</p>` : nothing}
      ${
        check.outcome === 'pass' || check.outcome === 'unknown'
          ? nothing
          : [shareLinkNow(view), mendPart(view), steps(view)]
      }
    </div>
  </li>`;
}

function reason({ check, own }: CheckView): string | undefined {
  const { pass, problem } = own.check[check.id];
  if (check.finding && check.finding !== 'same') return own.shareLink[check.finding];
  return check.outcome === 'pass' ? pass : problem;
}

function shareLinkNow({ check, template, own }: CheckView) {
  const { finding } = check;
  if (finding !== 'different' && finding !== 'not-a-link') return nothing;
  return html`<p>${own.shareLinkNow} <bdi translate="no" class="mono">${plain(template.shareLink)}</bdi></p>`;
}

function mendPart({ check, mending, mendWait, permission, isNext, own, common, onMend }: CheckView) {
  const { mend } = check;
  const label = own.check[check.id].mend;
  const activity = mending && check.id in mending.changes ? mending : undefined;
  const wait = { id: 'mend-wait', text: mendWait };
  const outcome = activity ? mendOutcome(activity, wait, own, common) : nothing;
  if (!mend || !label || permission === 'hidden') return outcome;
  const isRunning = activity?.state === 'running';
  // An unanswered change is found out by reading: sending it again could undo what somebody did since.
  const isOff =
    permission === 'disabled' ||
    isRefused(activity) ||
    activity?.state === 'unknown' ||
    mending?.state === 'running' ||
    mendWait !== undefined;
  return html`${outcome}
    <button
      class="button ${isNext ? 'primary' : ''}"
      part="mend"
      type="button"
      aria-disabled=${isOff ? 'true' : nothing}
      aria-describedby=${permission === 'disabled' ? `${check.id}-not-allowed` : mendWait ? wait.id : nothing}
      @click=${isOff ? nothing : () => onMend(mend)}
    >
      ${isRunning ? html`<span class="spinner"></span>` : nothing} ${label}
    </button>
    ${
      permission === 'disabled'
        ? html`<p id="${check.id}-not-allowed" class="muted small">${own.mendNotAllowed}</p>`
        : nothing
    }`;
}

function isRefused(activity: Mending | undefined): boolean {
  return activity?.state === 'failed' && activity.error.kind === 'forbidden';
}

function mendOutcome(activity: Mending, wait: WaitNote, own: TemplateMessages, common: CommonMessages) {
  if (activity.state === 'running') return nothing;
  const isFound = activity.state === 'failed';
  if (isFound && activity.error.outcome === 'failed')
    return failureNotice(own.mendFailed, activity.error, common, wait);
  return html`<div class="notice waiting" part="failure">
    ${icons.unknown}
    <p>${isFound ? own.mendUnchanged : unknownText(activity.error, common)}</p>
  </div>`;
}

function steps({ check, own }: CheckView) {
  return html`<details>
    <summary>${icons.chevron} ${own.howToMend}</summary>
    <ol>
      ${own.check[check.id].steps.split('\n').map((step) => html`<li>${step}</li>`)}
    </ol>
  </details>`;
}
