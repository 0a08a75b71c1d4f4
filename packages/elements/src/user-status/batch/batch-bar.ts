import type { BatchState } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../icons.js';
import type { BatchMessages } from '../../messages/batch.js';
import type { CommonMessages } from '../../messages/common.js';
import type { Format } from '../../messages/format.js';
import { failureKind, retryButton, waitNote } from '../../notices.js';
import type { StartFailure } from './batch-desk.js';
import { pauseText } from './batch-news.js';
import { endedOf, outcomeOf, settledOf, SIGNS, summaryOf } from './outcomes.js';

export interface BatchBarOptions {
  readonly state: BatchState;
  readonly texts: BatchMessages;
  readonly common: CommonMessages;
  readonly format: Format;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly failure: StartFailure | undefined;
  /** When another try to begin can help, in words. */
  readonly failureWait: string | undefined;
  /** Whether a batch is about to begin. */
  readonly isStarting: boolean;
  readonly isChecking: boolean;
  readonly mayStart: boolean;
  /** What is selected, below the batch. */
  readonly selection: TemplateResult | typeof nothing;
  readonly onCancel: () => void;
  readonly onResume: () => void;
  readonly onDiscard: () => void;
  readonly onDismiss: () => void;
  readonly onRunAgain: () => void;
  readonly onTryAgain: (failure: StartFailure) => void;
  readonly onCheck: () => void;
  readonly onReport: () => void;
  readonly onResults: (opener: HTMLElement) => void;
}

/** Seconds that are counted down; a longer wait ends at a time of day. */
const COUNTED = 120;

/** The bar at the lower edge of the table: the batch, and what is selected for the next one. */
export function renderBatchBar(options: BatchBarOptions): TemplateResult | typeof nothing {
  const batch = renderBatch(options);
  if (batch === nothing && options.selection === nothing) return nothing;
  return html`<div class="batch-bar" part="batch-bar" role="region" aria-label=${options.texts.bar}>
    ${batch} ${options.selection}
  </div>`;
}

function renderBatch(options: BatchBarOptions): TemplateResult | typeof nothing {
  switch (options.state.state) {
    case 'idle':
      return renderIdle(options);
    case 'running':
    case 'paused':
    case 'cancelling':
      return renderRunning(options);
    case 'finished':
      return renderFinished(options);
    case 'interrupted':
      return renderInterrupted(options);
  }
}

function renderIdle(options: BatchBarOptions): TemplateResult | typeof nothing {
  const { state, texts, failure, isStarting, onDismiss } = options;
  if (isStarting) {
    return html`<div class="line moving">
      <span class="spinner" aria-hidden="true"></span>
      <div class="facts">${title(texts.starting)}</div>
    </div>`;
  }
  if (failure) return renderFailure(failure, options);
  if (!state.journalError) return nothing;
  return html`<div class="line waiting">
    ${icons.info}
    <div class="facts">
      ${title(texts.journalUnread)}
      <p class="muted">${texts.journalUnreadHint}</p>
    </div>
    <div class="buttons">${button(texts.dismiss, onDismiss, 'quiet')}</div>
  </div>`;
}

/** What is said beside a batch of a record that could not be read. */
const unread = ({ state, texts }: BatchBarOptions) =>
  state.journalError ? html`<p class="muted">${texts.journalUnread}</p>` : nothing;

/** What of a batch that goes on has gone wrong so far. */
function troubles({ counts }: BatchState, { count }: BatchMessages): string[] {
  const outcomes = (['failed', 'failed-again', 'unknown'] as const).filter((outcome) => counts[outcome] > 0);
  return outcomes.map((outcome) => count[outcome](counts[outcome]));
}

const button = (label: string, onClick: (event: Event) => void, look = '') =>
  html`<button class="button ${look}" type="button" @click=${onClick}>${label}</button>`;

/** What a batch is about, as a place for the focus when a button beside it goes. */
const title = (text: unknown) => html`<h3 class="numeric" tabindex="-1" data-batch-title>${text}</h3>`;

function renderRunning(options: BatchBarOptions): TemplateResult {
  const { state, texts, format, onCancel, onResume } = options;
  const { action, total } = state;
  const ended = endedOf(state);
  const words = [texts.running[action ?? 'mixed'](format.number(ended), format.number(total))];
  words.push(...troubles(state, texts));
  const isCancelling = state.state === 'cancelling';
  const isHalted = !isCancelling && state.needsResume;
  return html`<div class="line ${state.pause && !isCancelling ? 'waiting' : 'moving'}">
    ${state.pause && !isCancelling ? icons.waiting : html`<span class="spinner" aria-hidden="true"></span>`}
    <div class="facts">
      ${title(words.join(', '))}
      <progress max=${total} value=${ended} aria-label=${texts.progressName}></progress>
      ${isCancelling || state.pause ? html`<p class="muted numeric">${waitText(options)}</p>` : nothing}
      ${unread(options)}
    </div>
    <div class="buttons">
      ${isHalted ? button(texts.resume, onResume, 'primary') : nothing}
      ${isCancelling ? nothing : button(options.common.cancel, onCancel)}
    </div>
  </div>`;
}

/** Why the batch waits, and until when. */
function waitText({ state, texts, common, format, now }: BatchBarOptions): string {
  const { pause, pausedUntil, error, counts } = state;
  if (state.state === 'cancelling') return texts.cancelling(counts.running);
  if (!pause) return '';
  if (state.needsResume) {
    if (pausedUntil !== undefined) return texts.pausedUntil(format.moment(pausedUntil));
    return pause === 'unreachable' && error?.kind === 'offline' ? common.errorKind.offline : pauseText(state, texts);
  }
  const rest = Math.max(1, Math.ceil(((pausedUntil ?? now) - now) / 1_000));
  return rest > COUNTED ? texts.pausedUntil(format.time(now + rest * 1_000)) : texts.pausedFor(rest);
}

function renderFinished(options: BatchBarOptions): TemplateResult {
  const { state, texts } = options;
  const { counts } = state;
  const { icon, tone } = SIGNS[outcomeOf(state)];
  const settled = settledOf(state);
  return html`<div class="line ${tone}">
    ${counts.sent > 0 ? html`<span class="spinner" aria-hidden="true"></span>` : icon}
    <div class="facts">
      ${title(summaryOf(state, texts))}
      ${
        counts.sent > 0
          ? html`<progress max=${settled + counts.sent} value=${settled} aria-label=${texts.progressName}></progress>
              <p class="muted numeric">${texts.settling(counts.sent)}</p>`
          : nothing
      }
      ${unread(options)}
    </div>
    <div class="buttons">
      ${counts.failed + counts['failed-again'] > 0 ? button(texts.runAgain, options.onRunAgain) : nothing}
      ${counts.unknown > 0 ? renderCheck(options) : nothing}
      ${button(texts.showResults, ({ currentTarget }) => options.onResults(currentTarget as HTMLElement), 'quiet')}
      ${button(texts.downloadReport, options.onReport, 'quiet')} ${button(texts.dismiss, options.onDismiss, 'quiet')}
    </div>
  </div>`;
}

function renderCheck({ texts, isChecking, onCheck }: BatchBarOptions): TemplateResult {
  return html`<button
    class="button"
    type="button"
    aria-disabled=${isChecking ? 'true' : nothing}
    @click=${() => {
      if (!isChecking) onCheck();
    }}
  >
    ${isChecking ? html`<span class="spinner" aria-hidden="true"></span>` : nothing} ${texts.checkUnknown}
  </button>`;
}

function renderInterrupted({ state, texts, format, onResume, onDiscard }: BatchBarOptions): TemplateResult {
  const sent = settledOf(state) + state.counts.sent;
  const words = [texts.interrupted(format.number(sent), format.number(state.total)), ...troubles(state, texts)];
  return html`<div class="line waiting">
    ${icons.waiting}
    <div class="facts">
      ${title(words.join(', '))}
      <p class="muted">${texts.interruptedHint}</p>
    </div>
    <div class="buttons">${button(texts.resume, onResume, 'primary')} ${button(texts.discard, onDiscard)}</div>
  </div>`;
}

function renderFailure(
  failure: StartFailure,
  { texts, common, failureWait, mayStart, onTryAgain, onDismiss }: BatchBarOptions,
): TemplateResult {
  const wait = { id: 'start-wait', text: failureWait };
  return html`<div class="line failed">
    ${icons.failed}
    <div class="facts">
      ${title(texts.notStarted)}
      <p class="muted">${failureKind(failure.error, common)}</p>
      ${waitNote(wait)}
    </div>
    <div class="buttons">
      ${mayStart ? retryButton(common.retry, () => onTryAgain(failure), wait) : nothing}
      ${button(texts.dismiss, onDismiss, 'quiet')}
    </div>
  </div>`;
}
