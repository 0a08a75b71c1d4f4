import { safeLink, type Environment, type TemplateState, type TemplateStore } from '@flowthrough/client';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { adoptStyles } from '../adopt-styles.js';
import { permissionsContext } from '../context.js';
import type { Announcer } from '../controllers/announcer.js';
import { CopyController } from '../controllers/copy-controller.js';
import { followContext } from '../controllers/follow-context.js';
import type { MessagesController } from '../controllers/messages-controller.js';
import { Waits } from '../controllers/waits.js';
import * as icons from '../icon-shapes.js';
import { failures } from '../messages/en/failures.js';
import { template as english } from '../messages/en/template.js';
import { createFormats } from '../messages/format.js';
import { failureNotice, failureText, retryButton, unknownText, whenReading } from '../notices.js';
import type { Permission, Permissions } from '../permissions.js';
import { fields } from '../styles/fields.js';
import { checkItem } from './check-item.js';
import { failureOf } from './news.js';
import { resultStyles } from './results.styles.js';
import { header, summarize, summaryNotice } from './summary.js';
import { LinkCopiedEvent, TemplateUpdatedEvent, UserStatusRequestedEvent } from './template-verification.events.js';
import { plain } from '../foreign-text.js';

/** The element that shows results. */
export type ResultsHost = LitElement & { readonly permissions: Permissions | undefined };

export interface ResultsOptions {
  readonly texts: MessagesController<'template'>;
  readonly announcer: Announcer;
  readonly environment: () => Environment | undefined;
}

/**
 * What the checks of a template found: how it looks, how it is said, and what can be done about it.
 *
 * The element loads this module side by side with the template, and shows nothing of one before both are there.
 */
export class Results {
  readonly #host: ResultsHost;
  readonly #options: ResultsOptions;
  readonly #format = createFormats();
  readonly #permissions: () => Permissions | undefined;
  readonly #copy: CopyController;
  readonly #waits: Waits;
  /** The state that was told last. */
  #told: TemplateState | undefined;

  constructor(host: ResultsHost, options: ResultsOptions) {
    this.#host = host;
    this.#options = options;
    options.texts.add({ common: failures, own: english });
    for (const sheet of [fields, resultStyles]) adoptStyles(host, sheet);
    this.#permissions = followContext(host, permissionsContext);
    this.#copy = new CopyController(host, () => options.environment()?.sleep);
    this.#waits = new Waits(host, { ...options, say: (text) => options.announcer.say(text) });
  }

  /** Forgets what belongs to another store. */
  reset(): void {
    this.#told = undefined;
    this.#copy.reset();
  }

  /** Says what is new since it was asked last, and reports a setting that was mended. */
  tell(now: TemplateState): void {
    const before = this.#told;
    this.#told = now;
    const { announcer, texts } = this.#options;
    const { common, own } = texts;
    const { value } = now.report;
    const failure = failureOf(before, now);
    const wasMending = before?.mending && before.mending.state !== 'failed' ? before.mending : undefined;
    const isMended = wasMending !== undefined && now.mending === undefined;

    if (value && value !== before?.report.value) {
      const changed = isMended ? value.checks.filter(({ id }) => id in wasMending.changes) : [];
      const said = [...changed.map(({ id }) => own.mended(own.check[id].label)), summarize(value, own).text];
      if (failure?.of !== 'mending') announcer.say(said.join(' '));
      if (isMended) this.#host.dispatchEvent(new TemplateUpdatedEvent(value.template));
    }
    if (failure?.of === 'mending' && failure.error.outcome === 'unknown') announcer.say(own.mendUnchanged);
    else if (failure) {
      const title = failure.of === 'mending' ? own.mendFailed : value ? own.checkFailed : own.loadFailed;
      announcer.say(`${title}. ${failureText(failure.error, value ? common : whenReading(common))}`);
    } else if (now.mending?.state === 'unknown' && wasMending?.state === 'running') {
      announcer.say(unknownText(now.mending.error, common));
    }
  }
  /** What was found, or why nothing could be; undefined while neither is known. */
  render(store: TemplateStore, onCheck: () => void): TemplateResult | undefined {
    const { report, mending, mendable } = store.$state.get();
    const { common, own, locale } = this.#options.texts;
    const { value, error } = report;
    const wait = { id: 'wait', text: this.#waits.text(error) };
    if (!value) {
      const retry = html`<div class="actions">${retryButton(common.retry, onCheck, wait)}</div>`;
      return (
        error &&
        html`<h2 id="heading" tabindex="-1">${own.heading}</h2>
          ${failureNotice(own.loadFailed, error, whenReading(common), wait, retry)}`
      );
    }
    const mendWait = this.#waits.text(mending?.state === 'failed' ? mending.error : undefined);
    const permission = mendable ? this.#permission : 'hidden';
    const next =
      permission === 'allowed' ? value.checks.find(({ outcome, mend }) => outcome === 'fail' && mend) : undefined;
    return html`${header(value.template, report.state === 'loading', own, onCheck, wait)}
      ${error ? failureNotice(own.checkFailed, error, common, wait) : nothing}
      ${summaryNotice(value, error !== undefined, own, this.#format(locale))}
      <ul class="checks">
        ${repeat(
          value.checks,
          ({ id }) => id,
          (check) =>
            checkItem({
              check,
              template: value.template,
              mending,
              mendWait,
              permission,
              isNext: check === next,
              own,
              common,
              onMend: (changes) => void store.mend(changes),
            }),
        )}
      </ul>
      ${this.#renderLink(value.template.activationLink)}
      <button
        class="button ${next ? '' : 'primary'}"
        type="button"
        @click=${() => this.#host.dispatchEvent(new UserStatusRequestedEvent(store.templateId))}
      >
        ${own.showUserStatus}
      </button>`;
  }

  #renderLink(link: string) {
    const { common, own } = this.#options.texts;
    if (!link) return html`<p class="muted">${own.activationLinkMissing}</p>`;
    const href = safeLink(link);
    const text = html`<bdi translate="no">${plain(link)}</bdi>`;
    return html`<div class="link" part="link">
      <div>
        <h3>${own.activationLink}</h3>
        <p class="muted small">${own.activationLinkHint}</p>
        <p>${href ? html`<a href=${href} target="_blank" rel="noopener noreferrer">${text}</a>` : text}</p>
      </div>
      <button class="button" type="button" @click=${() => this.#onCopy(link)}>
        ${this.#copy.outcome === 'copied' ? icons.good : icons.copy} ${own.copyLink}
      </button>
      ${this.#copy.fallback(common.copyByHand)}
    </div>`;
  }

  get #permission(): Permission {
    return (this.#host.permissions ?? this.#permissions())?.updateTemplate ?? 'allowed';
  }

  async #onCopy(link: string): Promise<void> {
    const { announcer, texts } = this.#options;
    const isCopied = await this.#copy.copy(link);
    if (!this.#host.isConnected) return;
    announcer.say(isCopied ? texts.own.linkCopied : texts.common.copyByHand);
    if (isCopied) this.#host.dispatchEvent(new LinkCopiedEvent(link));
  }
}
