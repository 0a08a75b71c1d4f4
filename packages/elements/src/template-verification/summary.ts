import { waitsForFirstAdmin, type OnboardingTemplate, type TemplateReport } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import * as icons from '../icon-shapes.js';
import { toIso, type Format } from '../messages/format.js';
import type { TemplateMessages } from '../messages/template.js';
import type { WaitNote } from '../notices.js';
import { outcomeMarks } from './check-item.js';
import { plain } from '../foreign-text.js';

export interface Summary {
  readonly outcome: 'pass' | 'fail' | 'unknown' | 'waiting';
  readonly text: string;
  /** How much is recommended; empty for nothing. */
  readonly advice: string;
}

/** What the checks mean in one line. */
export function summarize({ checks, passed }: TemplateReport, own: TemplateMessages): Summary {
  const count = (outcome: string) => checks.filter((check) => check.outcome === outcome).length;
  const isWaiting = waitsForFirstAdmin(checks);
  // What the whole line says is no recommendation beside it.
  const [problems, unknown, recommendations] = [count('fail'), count('unknown'), count('advice') - Number(isWaiting)];
  const advice = recommendations ? own.summaryAdvice(recommendations) : '';
  if (problems) return { outcome: 'fail', text: own.summaryFailed(problems), advice };
  if (passed && isWaiting) return { outcome: 'waiting', text: own.summaryWaiting, advice };
  return passed
    ? { outcome: 'pass', text: own.summaryPassed, advice }
    : { outcome: 'unknown', text: own.summaryUnknown(unknown), advice };
}

/** Which template was checked, and the button that checks it again. */
export function header(
  { id, name, customerName }: OnboardingTemplate,
  isLoading: boolean,
  own: TemplateMessages,
  onCheck: () => void,
  wait: WaitNote,
): TemplateResult {
  const isOff = isLoading || wait.text !== undefined;
  return html`<div class="header">
    <div class="title">
      <h2 id="heading" tabindex="-1">${own.heading}</h2>
      <p class="muted">
        <bdi translate="no">${plain(name || id)}</bdi>
        ${customerName ? html`<span aria-hidden="true">·</span> <bdi translate="no">${plain(customerName)}</bdi>` : nothing}
      </p>
    </div>
    <button
      class="button"
      type="button"
      aria-disabled=${isOff ? 'true' : nothing}
      aria-describedby=${wait.text ? wait.id : nothing}
      @click=${isOff ? nothing : onCheck}
    >
      ${isLoading ? html`<span class="spinner"></span>` : icons.refresh} ${own.checkAgain}
    </button>
  </div>`;
}

/** The line itself, with when it was found; a stale one does not shout beside the failure to get a newer one. */
export function summaryNotice(
  report: TemplateReport,
  isStale: boolean,
  own: TemplateMessages,
  format: Format,
): TemplateResult {
  const { outcome, text, advice } = summarize(report, own);
  const { tone, icon } = outcomeMarks[outcome];
  return html`<div class="notice summary ${tone} ${isStale ? 'stale' : ''}" part="summary">
    ${icon}
    <div>
      <strong>${text}</strong>
      <p class="muted small">
        ${advice ? html`${advice} <span aria-hidden="true">·</span>` : nothing}
        <time datetime=${toIso(report.checkedAt)}>${own.checkedAt(format.moment(report.checkedAt))}</time>
      </p>
    </div>
  </div>`;
}
