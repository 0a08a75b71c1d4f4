import type { EmailChange, EmailFile, EmailLineReport, EmailReview } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../icons.js';
import type { CommonMessages } from '../../messages/common.js';
import type { Format } from '../../messages/format.js';
import type { ImportingMessages } from '../../messages/importing.js';
import type { Situation } from '../situation.js';
import { plain } from '../../foreign-text.js';

/** Lines that are shown; beyond, their number has to do. */
const SHOWN = 200;

/** Why a file cannot be used at all, and what to do about it. */
export function renderRefusal(
  { problem, line }: Extract<EmailFile, { readonly ok: false }>,
  texts: ImportingMessages,
  { number }: Format,
): TemplateResult {
  return html`<div class="notice failed">
    ${icons.failed}
    <div>
      <strong>${texts.fileNotUsed}</strong>
      <p>${line === undefined ? nothing : `${texts.atLine(number(line))}: `}${texts.file[problem]}</p>
    </div>
  </div>`;
}

/** What a file would do, line by line: what is left out and why, then who gets which address. */
export function renderReview(
  { changes, problems, unchanged }: EmailReview,
  { common, format }: Situation,
  texts: ImportingMessages,
): TemplateResult {
  const isNothing = changes.length === 0;
  return html`<div class="notice ${isNothing ? 'waiting' : 'good'}">
      ${isNothing ? icons.info : icons.good}
      <div>
        <strong>${isNothing && problems.length === 0 ? texts.nothingToDo : texts.found(changes.length)}</strong>
        ${problems.length > 0 ? html`<p>${texts.problemsFound(problems.length)}</p>` : nothing}
        ${unchanged > 0 ? html`<p class="muted">${texts.unchanged(unchanged)}</p>` : nothing}
      </div>
    </div>
    ${list(texts.problems, problems, texts, (problem) => renderProblem(problem, texts, common, format))}
    ${list(texts.changes, changes, texts, (change) => renderChange(change, texts, common))}`;
}

function list<Line>(
  label: string,
  lines: readonly Line[],
  texts: ImportingMessages,
  render: (line: Line) => TemplateResult,
): TemplateResult | typeof nothing {
  if (lines.length === 0) return nothing;
  return html`<section>
    <h3>${label}</h3>
    <ul class="lines" tabindex="0" aria-label=${label}>
      ${lines.slice(0, SHOWN).map((line) => html`<li>${render(line)}</li>`)}
      ${lines.length > SHOWN ? html`<li class="muted">${texts.andMore(lines.length - SHOWN)}</li>` : nothing}
    </ul>
  </section>`;
}

function renderChange({ subscriber, email, warning }: EmailChange, texts: ImportingMessages, common: CommonMessages) {
  return html`<bdi translate="no" class="mono">${plain(subscriber.broadworksId)}</bdi>
    <span class="small muted"
      >${texts.from}: <bdi translate="no">${plain(subscriber.email ?? texts.noAddress)}</bdi></span
    >
    <span class="new">${texts.to}: <bdi translate="no">${plain(email)}</bdi></span>
    ${warning ? html`<span class="small warning">${common.email.plusSign}</span>` : nothing}`;
}

function renderProblem(
  { line, kind, value, subscriber, email, otherLine }: EmailLineReport,
  texts: ImportingMessages,
  common: CommonMessages,
  { number }: Format,
) {
  const other = otherLine === undefined ? '' : number(otherLine);
  const reason = kind === 'invalid-address' ? common.email[email ?? 'empty'] : reasonOf(kind, texts, value, other);
  return html`<span>
      <strong class="numeric">${texts.atLine(number(line))}</strong>
      ${subscriber ? html`<bdi translate="no" class="mono">${plain(subscriber.broadworksId)}</bdi>` : nothing}
      ${kind === 'invalid-address' ? html`<bdi translate="no">${plain(value)}</bdi>` : nothing}
    </span>
    <span class="small">${reason}</span>`;
}

function reasonOf(
  kind: Exclude<EmailLineReport['kind'], 'invalid-address'>,
  texts: ImportingMessages,
  value: string,
  other: string,
): string {
  return kind in texts.file
    ? texts.file[kind as keyof ImportingMessages['file']]
    : texts.line[kind as keyof ImportingMessages['line']](value, other);
}
