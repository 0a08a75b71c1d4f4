import {
  createTemplateStore,
  safeLink,
  type ProvisioningClient,
  type ProvisioningError,
  type TemplateState,
  type TemplateStore,
} from '@flowthrough/client';
import { ContextConsumer } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { AuthRequiredEvent } from '../auth-required.events.js';
import { permissionsContext } from '../context.js';
import { Announcer } from '../controllers/announcer.js';
import { CopyController } from '../controllers/copy-controller.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { MessagesController } from '../controllers/messages-controller.js';
import { StoreController } from '../controllers/store-controller.js';
import * as icons from '../icon-shapes.js';
import { failures } from '../messages/en/failures.js';
import { template as english } from '../messages/en/template.js';
import { createFormats } from '../messages/format.js';
import type { MessageOverrides } from '../messages/messages.js';
import { failureNotice, failureText, hintNotice } from '../notices.js';
import type { Permission, Permissions } from '../permissions.js';
import { base } from '../styles/base.js';
import { buttons, fields, notices } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { checkItem } from './check-item.js';
import { header, skeleton, summarize, summaryNotice } from './summary.js';
import {
  LinkCopiedEvent,
  TemplateCheckedEvent,
  TemplateUpdatedEvent,
  UserStatusRequestedEvent,
} from './template-verification.events.js';
import { styles } from './template-verification.styles.js';

/**
 * Checks whether an onboarding template lets users activate themselves, says how to mend it, and mends it in place.
 *
 * Use it on the page of one template, before its user status; it shows the activation link and leads on to the users.
 *
 * @tagname ft-template-verification
 * @fires {TemplateCheckedEvent} ft-template-checked - The template was read and checked.
 * @fires {TemplateUpdatedEvent} ft-template-updated - A setting was changed in place.
 * @fires {LinkCopiedEvent} ft-link-copied - The activation link was copied.
 * @fires {UserStatusRequestedEvent} ft-user-status-requested - The administrator wants to see the users of the template.
 * @fires {AuthRequiredEvent} ft-auth-required - The backend asks for a new sign-in.
 * @fires {AnnouncedEvent} ft-announced - Something was said to assistive technology.
 * @csspart summary - What the checks mean in one line.
 * @csspart check - One check.
 * @csspart mend - The button that mends a setting in place.
 * @csspart link - The activation link with its button.
 * @csspart failure - What went wrong.
 */
export class TemplateVerificationElement extends LitElement {
  static override styles = [tokens, base, buttons, fields, notices, styles];

  /** The client to work with; left out, the nearest provider's. */
  @property({ attribute: false }) client: ProvisioningClient | undefined;
  /** Texts that replace the library's own, by key. */
  @property({ attribute: false }) messages: MessageOverrides | undefined;
  /** What the administrator may do; left out, the nearest provider's. */
  @property({ attribute: false }) permissions: Permissions | undefined;
  /** The onboarding template to check. */
  @property({ attribute: 'template-id' }) templateId: string | undefined;

  #seen: TemplateState | undefined;
  readonly #texts = new MessagesController(this, 'template', english, { common: failures });
  readonly #announcer = new Announcer(this);
  readonly #format = createFormats();
  readonly #permissions = new ContextConsumer(this, { context: permissionsContext, subscribe: true });
  readonly #copy: CopyController = new CopyController(this, () => this.#stores.client?.environment.sleep);
  readonly #stores = new StoreController<TemplateStore>(this, {
    create: (client) => {
      this.#seen = undefined;
      this.#copy.reset();
      return this.templateId ? createTemplateStore(client, { templateId: this.templateId }) : undefined;
    },
    key: () => this.templateId,
    atoms: (store) => [store.$state],
    changed: (store) => this.#onChanged(store.$state.get()),
  });

  constructor() {
    super();
    new FocusKeeper(this);
  }

  /** Reads the template and checks it again; the last result stays until a newer one comes. */
  async check(): Promise<void> {
    await this.#stores.store?.check();
  }

  protected override render() {
    const { store } = this.#stores;
    const { common, own } = this.#texts;
    return html`${this.#announcer.region}
      <section aria-labelledby="heading">
        ${
          store
            ? this.#renderState(store)
            : html`<h2 id="heading" tabindex="-1">${own.heading}</h2>
                ${
                  this.#stores.client
                    ? hintNotice(own.notChosen, own.notChosenHint)
                    : hintNotice(common.notConnected, common.notConnectedHint)
                }`
        }
      </section>`;
  }

  #renderState(store: TemplateStore) {
    const { report, mending, mendable } = store.$state.get();
    const { common, own } = this.#texts;
    const { value, error } = report;
    if (!value) {
      return html`<h2 id="heading" tabindex="-1">${own.heading}</h2>
        ${error ? failureNotice(own.loadFailed, error, common, this.#renderRetry()) : skeleton(common.loading)}`;
    }
    const permission = mendable ? this.#permission : 'hidden';
    const next =
      permission === 'allowed' ? value.checks.find(({ outcome, mend }) => outcome === 'fail' && mend) : undefined;
    return html`${header(value.template, report.state === 'loading', own, () => void this.check())}
      ${error ? failureNotice(own.checkFailed, error, common) : nothing}
      ${summaryNotice(value, error !== undefined, own, this.#format(this.#texts.locale))}
      <ul class="checks">
        ${repeat(
          value.checks,
          ({ id }) => id,
          (check) =>
            checkItem({
              check,
              template: value.template,
              mending,
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
        @click=${() => this.dispatchEvent(new UserStatusRequestedEvent(store.templateId))}
      >
        ${own.showUserStatus}
      </button>`;
  }

  #renderRetry() {
    return html`<div class="actions">
      <button class="button" type="button" @click=${() => this.check()}>${this.#texts.common.retry}</button>
    </div>`;
  }

  #renderLink(link: string) {
    const { common, own } = this.#texts;
    if (!link) return html`<p class="muted">${own.activationLinkMissing}</p>`;
    const href = safeLink(link);
    const text = html`<bdi>${link}</bdi>`;
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
    return (this.permissions ?? this.#permissions.value)?.updateTemplate ?? 'allowed';
  }

  #onChanged(now: TemplateState): void {
    const before = this.#seen;
    this.#seen = now;
    const { common, own } = this.#texts;
    const { value, error } = now.report;
    const failure = now.mending !== before?.mending && now.mending?.state === 'failed' ? now.mending.error : undefined;
    const wasMending = before?.mending && before.mending.state !== 'failed' ? before.mending : undefined;
    const isMended = wasMending !== undefined && now.mending === undefined;

    if (value && value !== before?.report.value) {
      const changed = isMended ? value.checks.filter(({ id }) => id in wasMending.changes) : [];
      const said = [...changed.map(({ id }) => own.mended(own.check[id].label)), summarize(value, own).text];
      if (!failure) this.#announcer.say(said.join(' '));
      if (isMended) this.dispatchEvent(new TemplateUpdatedEvent(value.template));
      this.dispatchEvent(new TemplateCheckedEvent(value));
    }
    if (failure?.outcome === 'unknown') this.#announcer.say(own.mendUnchanged);
    else if (failure) this.#onFailure(own.mendFailed, failure);
    else if (error && error !== before?.report.error) this.#onFailure(value ? own.checkFailed : own.loadFailed, error);
    else if (now.mending?.state === 'unknown' && wasMending?.state === 'running') {
      this.#announcer.say(common.unknownOutcome);
    }
  }

  #onFailure(title: string, error: ProvisioningError): void {
    this.#announcer.say(`${title}. ${failureText(error, this.#texts.common)}`);
    if (error.kind === 'unauthorized') this.dispatchEvent(new AuthRequiredEvent(error));
  }

  async #onCopy(link: string): Promise<void> {
    const { common, own } = this.#texts;
    const isCopied = await this.#copy.copy(link);
    if (!this.isConnected) return;
    this.#announcer.say(isCopied ? own.linkCopied : common.copyByHand);
    if (isCopied) this.dispatchEvent(new LinkCopiedEvent(link));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ft-template-verification': TemplateVerificationElement;
  }
}
