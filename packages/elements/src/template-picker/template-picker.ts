import {
  createTemplateListStore,
  fold,
  searchWords,
  type OnboardingTemplate,
  type ProvisioningError,
  type ProvisioningClient,
  type Remote,
  type TemplateListStore,
} from '@flowthrough/client';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { AuthRequiredEvent } from '../auth-required.events.js';
import { Announcer } from '../controllers/announcer.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { MessagesController } from '../controllers/messages-controller.js';
import { StoreController } from '../controllers/store-controller.js';

import { failures } from '../messages/en/failures.js';
import { picker as english } from '../messages/en/picker.js';
import type { MessageOverrides } from '../messages/messages.js';
import { failureNotice, failureText, hintNotice } from '../notices.js';
import { base } from '../styles/base.js';
import { buttons, fields, notices } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { templateListbox, templateRadios } from './template-options.js';
import { TemplateSelectedEvent } from './template-picker.events.js';
import { styles } from './template-picker.styles.js';

type Templates = readonly OnboardingTemplate[];

/** More templates than this are found sooner by typing than by reading. */
const MOST_RADIOS = 8;

/**
 * Lets an administrator choose the onboarding template, and shows which templates need fixing.
 *
 * Use it before the elements that take a `template-id`: up to eight templates are radio buttons, more are a list to search.
 *
 * @tagname ft-template-picker
 * @fires {TemplateSelectedEvent} ft-template-selected - The administrator chose a template.
 * @fires {AuthRequiredEvent} ft-auth-required - The backend asks for a new sign-in.
 * @fires {AnnouncedEvent} ft-announced - Something was said to assistive technology.
 * @csspart list - The list of templates.
 * @csspart option - One template.
 * @csspart filter - The search field of a long list.
 * @csspart failure - What went wrong.
 * @cssproperty [--ft-template-picker-height=320px] - Height from which a long list scrolls.
 */
export class TemplatePickerElement extends LitElement {
  static override styles = [tokens, base, buttons, fields, notices, styles];

  /** The client to work with; left out, the nearest provider's. */
  @property({ attribute: false }) client: ProvisioningClient | undefined;
  /** Texts that replace the library's own, by key. */
  @property({ attribute: false }) messages: MessageOverrides | undefined;
  /** The chosen template; follows the administrator's choice. */
  @property({ attribute: 'template-id', reflect: true }) templateId: string | undefined;

  @state() private filter = '';
  @state() private activeId: string | undefined;

  #seen: Remote<Templates> | undefined;
  readonly #texts = new MessagesController(this, 'template', english, { common: failures });
  readonly #announcer = new Announcer(this);
  readonly #stores = new StoreController<TemplateListStore>(this, {
    create: (client) => {
      this.#seen = undefined;
      return createTemplateListStore(client);
    },
    atoms: (store) => [store.$state],
    changed: (store) => this.#onChanged(store.$state.get()),
  });

  constructor() {
    super();
    new FocusKeeper(this);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('activeId')) this.renderRoot.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }

  /** Reads the templates again; those at hand stay until newer ones come. */
  async reload(): Promise<void> {
    await this.#stores.store?.reload();
  }

  protected override render() {
    const { common, own } = this.#texts;
    const { store } = this.#stores;
    return html`${this.#announcer.region}
      <div id="label" tabindex="-1">${own.pickerLabel}</div>
      ${store ? this.#renderTemplates(store.$state.get()) : hintNotice(common.notConnected, common.notConnectedHint)}`;
  }

  #renderTemplates({ value, error }: Remote<Templates>) {
    const { own } = this.#texts;
    const failure = error ? this.#renderFailure(error, value !== undefined) : nothing;
    if (!value) return error ? failure : skeleton;
    if (value.length === 0) return [failure, hintNotice(own.empty, own.emptyHint)];
    return [failure, this.#renderOptions(value)];
  }

  #renderFailure(error: ProvisioningError, isStale: boolean) {
    const { common, own } = this.#texts;
    return failureNotice(
      own.listFailed,
      error,
      common,
      html`${isStale ? html`<p>${own.listStale}</p>` : nothing}
        <div class="actions">
          <button class="button" type="button" @click=${() => this.reload()}>${common.retry}</button>
        </div>`,
    );
  }

  #renderOptions(all: Templates) {
    const view = {
      templates: all,
      selectedId: this.templateId,
      texts: this.#texts.own,
      onSelect: (template: OnboardingTemplate) => this.#onSelect(template),
    };
    if (all.length <= MOST_RADIOS) return templateRadios(view);
    const templates = matching(all, this.filter);
    const wanted = this.activeId ?? this.templateId;
    const active = templates.find(({ id }) => id === wanted) ?? templates[0];
    return templateListbox({
      ...view,
      templates,
      total: all.length,
      filter: this.filter,
      activeId: active?.id,
      onInput: (event) => this.#onFilter((event.currentTarget as HTMLInputElement).value, all),
      onKeydown: (event) => this.#onKeydown(event, templates, active),
    });
  }

  #onChanged(now: Remote<Templates>): void {
    const before = this.#seen;
    this.#seen = now;
    const { common, own } = this.#texts;
    if (now.error && now !== before) {
      this.#announcer.say(`${own.listFailed}. ${failureText(now.error, common)}`);
      if (now.error.kind === 'unauthorized') this.dispatchEvent(new AuthRequiredEvent(now.error));
    } else if (now.state === 'ready' && before?.value === undefined) {
      this.#announcer.say(now.value.length ? own.loaded(now.value.length) : own.empty);
    }
  }

  #onSelect(template: OnboardingTemplate): void {
    this.activeId = template.id;
    if (template.id === this.templateId) return;
    this.templateId = template.id;
    this.dispatchEvent(new TemplateSelectedEvent(template));
  }

  #onFilter(filter: string, all: Templates): void {
    this.filter = filter;
    this.#announcer.say(this.#texts.own.filterCount(matching(all, filter).length, all.length));
  }

  #onKeydown(event: KeyboardEvent, templates: Templates, active: OnboardingTemplate | undefined): void {
    const at = active ? templates.indexOf(active) : -1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 5, PageUp: at - 5 }[event.key];
    if (to !== undefined) this.activeId = templates[Math.max(0, Math.min(to, templates.length - 1))]?.id;
    else if (event.key === 'Enter' && active) this.#onSelect(active);
    else if (event.key === 'Escape' && this.filter) this.filter = '';
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

const skeleton = html`<div class="options" aria-hidden="true">
  ${[1, 2, 3].map(
    () =>
      html`<div class="option">
        <span class="dot"></span><span class="names"><span class="bone"></span><span class="bone"></span></span>
      </div>`,
  )}
</div>`;

function matching(templates: Templates, filter: string): Templates {
  const words = searchWords(filter);
  if (words.length === 0) return templates;
  return templates.filter(({ name, customerName = '' }) => {
    const text = fold(`${name} ${customerName}`);
    return words.every((word) => text.includes(word));
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'ft-template-picker': TemplatePickerElement;
  }
}
