import type { ErrorExplanation, UserStatusQuery } from '@flowthrough/client';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { explainInWords, waitOfRow } from '../../explanation.js';
import { icons } from '../../icons.js';
import { insight as english } from '../../messages/en/insight.js';
import type { InsightMessages } from '../../messages/insight.js';
import type { Situation } from '../situation.js';
import type { CausesHost, CausesRegion } from './insight.js';
import { plain } from '../../foreign-text.js';

export { causesStyles } from './causes-region.styles.js';

/** Users in error whose first error has the same code. */
interface Cause {
  /** '' where the error has none. */
  readonly code: string;
  readonly users: number;
  readonly title: string;
  readonly action: string;
  /** As it is shown; '' for none. */
  readonly shownCode: string;
  readonly explanation: ErrorExplanation;
  /** Of its users, those whose error asks to wait still. */
  readonly waiting: number;
}

/** What is known of the users of a cause only by looking at each. */
interface Found {
  /** The state of the rows that was looked at. */
  readonly version: unknown;
  /** What the backend says of all of them, where that is the same. */
  readonly text: string;
  readonly waiting: number;
}

const only = (code: string): Partial<UserStatusQuery> => ({ status: ['error'], cause: [code] });

/** The causes of the errors under the search and the filters of the moment, the most frequent first. */
export function createCausesRegion(host: CausesHost): CausesRegion {
  /** By code. */
  const found = new Map<string, Found>();

  const look = async ({ store, client }: Situation, code: string): Promise<void> => {
    const { version } = store.$state.get();
    found.set(code, { text: '', waiting: 0, ...found.get(code), version });
    try {
      const ids = await store.listIds(undefined, only(code));
      const users = ids.map((id) => store.get(id)).filter((user) => user !== undefined);
      const now = client.environment.wallClock();
      const waiting = users.filter((user) => waitOfRow(user, client.errorCatalog, now) > 0).length;
      const [text = '', ...others] = new Set(users.map(({ errors }) => errors[0]?.text));
      found.set(code, { version, waiting, text: others.length > 0 ? '' : text });
      host.update();
    } catch {
      // The text of the category stands instead, until rows change and are looked through again.
    }
  };

  const causesOf = (situation: Situation): Cause[] => {
    const { client, common, store, format } = situation;
    const { counts, load, version } = store.$state.get();
    const counted = counts?.cause ?? new Map<string, number>();
    const collator = new Intl.Collator(format.locale);
    return [...counted]
      .filter(([, users]) => users > 0)
      .map(([code, users]) => {
        const explanation = client.errorCatalog.explain(code);
        // With all rows at hand this asks the backend for nothing.
        if (load.state === 'ready' && needsLook(explanation) && found.get(code)?.version !== version)
          void look(situation, code);
        const { text = '', waiting = 0 } = found.get(code) ?? {};
        // Of many users some may wait still; that all have waited long enough is said of them as of one.
        const age = explanation.retryAfter !== undefined && found.has(code) && waiting === 0 ? Infinity : 0;
        const words = explainInWords({ code, text }, client.errorCatalog, common, { age });
        return { code, users, waiting, explanation, title: words.title, action: words.action, shownCode: words.code };
      })
      .sort((one, other) => other.users - one.users || collator.compare(one.title, other.title));
  };

  const retry = ({ openPanel }: Situation, { code, title, explanation }: Cause, event: Event) =>
    openPanel(async () => {
      const { createRetryPanel } = await import('./retry-panel.js');
      const store = host.situation()?.store;
      const ids = (await store?.listIds(undefined, only(code))) ?? [];
      const users = ids.map((id) => store?.get(id)).filter((row) => row !== undefined);
      return (panel) =>
        createRetryPanel(panel, {
          title,
          helps: explanation.retry,
          isTimed: explanation.retryAfter !== undefined,
          users,
        });
    }, event.currentTarget as HTMLElement);

  return {
    render() {
      const situation = host.situation();
      if (!situation) return html``;
      const texts = host.section('insight', english);
      const causes = causesOf(situation);
      const all = causes.reduce((sum, { users }) => sum + users, 0);
      return html`<h3 id="causes-title" tabindex="-1">${texts.title}</h3>
        ${
          causes.length > 0
            ? html`<ol aria-labelledby="causes-title">
                ${causes.map((cause, index) =>
                  renderCause(cause, index, cause.users / all, texts, situation, (event) =>
                    retry(situation, cause, event),
                  ),
                )}
              </ol>`
            : html`<p class="muted">${texts.empty}</p>`
        }`;
    },
  };
}

/** Whether a cause is told better with a look at its users. */
function needsLook({ category, retryAfter }: ErrorExplanation): boolean {
  return retryAfter !== undefined || ['unknown', 'missing-parameter', 'invalid-parameter'].includes(category);
}

function renderCause(
  { code, users, waiting, title, action, shownCode, explanation }: Cause,
  index: number,
  share: number,
  texts: InsightMessages,
  { own, common, view, setView, exportRows, permission }: Situation,
  onRetry: (event: Event) => void,
): TemplateResult {
  const isShown = view.cause.length === 1 && view.cause[0] === code;
  const mayRetry = explanation.retry !== 'never' && users > waiting ? permission('retry') : 'hidden';
  const mayExport = permission('export');
  const setAside = (may: string) => (may === 'disabled' ? 'true' : nothing);
  return html`<li>
    <div class="cause" role="group" aria-labelledby="cause-${index}">
      <div class="facts">
        <strong id="cause-${index}"><bdi>${plain(title)}</bdi></strong>
        <p>
          <span class="muted">${own.recommended}:</span> ${action} ${waiting > 0 ? texts.waiting(waiting) : nothing}
        </p>
        <p class="muted small">
          ${texts.who}: ${texts.audience[explanation.audience]}
          ${code && !shownCode ? nothing : html`· <span>${code ? common.errorCode(shownCode) : texts.noCode}</span>`}
        </p>
      </div>
      <div class="share">
        <span class="numeric">${texts.users(users)}</span>
        ${bar(share)}
      </div>
      <div class="acts">
        <button
          class="button quiet"
          type="button"
          aria-pressed=${isShown ? 'true' : 'false'}
          @click=${() => setView(isShown ? { cause: [] } : only(code))}
        >
          ${texts.show}
        </button>
        ${
          mayRetry === 'hidden'
            ? nothing
            : html`<button
                class="button quiet"
                type="button"
                aria-haspopup="dialog"
                aria-disabled=${setAside(mayRetry)}
                @click=${(event: Event) => {
                  if (mayRetry === 'allowed') onRetry(event);
                }}
              >
                ${texts.retry(users - waiting)}
              </button>`
        }
        ${
          mayExport === 'hidden'
            ? nothing
            : html`<button
                class="button quiet"
                type="button"
                aria-disabled=${setAside(mayExport)}
                @click=${() => {
                  if (mayExport !== 'allowed') return;
                  setView(only(code));
                  void exportRows();
                }}
              >
                ${icons.download} ${texts.export}
              </button>`
        }
      </div>
    </div>
  </li>`;
}

/** A share as a bar. Its length is an attribute of the drawing, because a strict policy forbids style attributes. */
function bar(share: number): TemplateResult {
  return html`<svg class="bar-of" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect class="whole" width="100" height="4" /><rect class="part" width=${(share * 100).toFixed(2)} height="4" />`}
  </svg>`;
}
