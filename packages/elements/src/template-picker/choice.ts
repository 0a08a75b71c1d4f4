import {
  fold,
  searchWords,
  type Environment,
  type OnboardingTemplate,
  type ProvisioningError,
  type Remote,
} from '@flowthrough/client';
import { html, nothing, type LitElement, type ReactiveController } from 'lit';
import { adoptStyles } from '../adopt-styles.js';
import { isComposing } from '../composing.js';
import type { Announcer } from '../controllers/announcer.js';
import type { MessagesController } from '../controllers/messages-controller.js';
import { Waits } from '../controllers/waits.js';
import { failures } from '../messages/en/failures.js';
import { picker as english } from '../messages/en/picker.js';
import { failureNotice, failureText, hintNotice, retryButton, whenReading } from '../notices.js';
import { fields } from '../styles/fields.js';
import { choiceStyles } from './choice.styles.js';
import { templateListbox, templateRadios } from './template-options.js';
import { TemplateSelectedEvent } from './template-picker.events.js';

type Templates = readonly OnboardingTemplate[];

/** The element in which templates are chosen. */
export type ChoiceHost = LitElement & { templateId: string | undefined };

export interface ChoiceOptions {
  readonly texts: MessagesController<'template'>;
  readonly announcer: Announcer;
  readonly environment: () => Environment | undefined;
  readonly onReload: () => void;
}

/** More templates than this are found sooner by typing than by reading. */
const MOST_RADIOS = 8;

/**
 * The templates to choose from, or why there are none: how they look, how they are said, and how one is chosen.
 *
 * The element loads this module side by side with the templates, and shows none before both are there.
 */
export class Choice implements ReactiveController {
  readonly #host: ChoiceHost;
  readonly #options: ChoiceOptions;
  readonly #waits: Waits;
  #filter = '';
  #activeId: string | undefined;
  /** Whether the active option may be out of sight. */
  #hasMoved = false;
  /** The state that was told last. */
  #told: Remote<Templates> | undefined;

  constructor(host: ChoiceHost, options: ChoiceOptions) {
    this.#host = host;
    this.#options = options;
    options.texts.add({ common: failures, own: english });
    for (const sheet of [fields, choiceStyles]) adoptStyles(host, sheet);
    this.#waits = new Waits(host, { ...options, say: (text) => options.announcer.say(text) });
    host.addController(this);
  }

  hostUpdated(): void {
    if (!this.#hasMoved) return;
    this.#hasMoved = false;
    this.#host.renderRoot.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }

  /** Forgets what belongs to another store. */
  reset(): void {
    this.#told = undefined;
  }

  /** Says what is new since it was asked last. */
  tell(now: Remote<Templates>): void {
    const before = this.#told;
    this.#told = now;
    const { announcer, texts } = this.#options;
    const { common, own } = texts;
    if (now.error && now !== before) {
      announcer.say(`${own.listFailed}. ${failureText(now.error, whenReading(common))}`);
    } else if (now.state === 'ready' && before?.value === undefined) {
      announcer.say(now.value.length ? own.loaded(now.value.length) : own.empty);
    }
  }

  /** What there is to choose from, or why there is nothing; undefined while neither is known. */
  render({ value, error }: Remote<Templates>): unknown {
    const { own } = this.#options.texts;
    const failure = error && this.#renderFailure(error, value !== undefined);
    if (!value) return failure;
    return [failure ?? nothing, value.length === 0 ? hintNotice(own.empty, own.emptyHint) : this.#renderOptions(value)];
  }

  #renderFailure(error: ProvisioningError, isStale: boolean) {
    const { onReload, texts } = this.#options;
    const { common, own } = texts;
    const wait = { id: 'wait', text: this.#waits.text(error) };
    return failureNotice(
      own.listFailed,
      error,
      whenReading(common),
      wait,
      html`${isStale ? html`<p>${own.listStale}</p>` : nothing}
        <div class="actions">${retryButton(common.retry, onReload, wait)}</div>`,
    );
  }

  #renderOptions(all: Templates) {
    const { templateId } = this.#host;
    const view = {
      templates: all,
      selectedId: templateId,
      texts: this.#options.texts.own,
      onSelect: (template: OnboardingTemplate) => this.#onSelect(template),
    };
    if (all.length <= MOST_RADIOS) return templateRadios(view);
    const templates = matching(all, this.#filter);
    const wanted = this.#activeId ?? templateId;
    const active = templates.find(({ id }) => id === wanted) ?? templates[0];
    return templateListbox({
      ...view,
      templates,
      total: all.length,
      filter: this.#filter,
      activeId: active?.id,
      onInput: (event) => this.#onFilter((event.currentTarget as HTMLInputElement).value, all),
      onKeydown: (event) => this.#onKeydown(event, templates, active),
    });
  }

  #activate(id: string | undefined): void {
    if (id === this.#activeId) return;
    this.#activeId = id;
    this.#hasMoved = true;
    this.#host.requestUpdate();
  }

  #onSelect(template: OnboardingTemplate): void {
    this.#activate(template.id);
    if (template.id === this.#host.templateId) return;
    this.#host.templateId = template.id;
    this.#host.dispatchEvent(new TemplateSelectedEvent(template));
  }

  #onFilter(filter: string, all: Templates): void {
    this.#filter = filter;
    this.#options.announcer.say(this.#options.texts.own.filterCount(matching(all, filter).length, all.length));
    this.#host.requestUpdate();
  }

  #onKeydown(event: KeyboardEvent, templates: Templates, active: OnboardingTemplate | undefined): void {
    if (isComposing(event)) return;
    const at = active ? templates.indexOf(active) : -1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 5, PageUp: at - 5 }[event.key];
    if (to !== undefined) this.#activate(templates[Math.max(0, Math.min(to, templates.length - 1))]?.id);
    else if (event.key === 'Enter' && active) this.#onSelect(active);
    else if (event.key === 'Escape' && this.#filter) {
      this.#filter = '';
      this.#host.requestUpdate();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

function matching(templates: Templates, filter: string): Templates {
  const words = searchWords(filter);
  if (words.length === 0) return templates;
  return templates.filter(({ name, customerName = '' }) => {
    const text = fold(`${name} ${customerName}`);
    return words.every((word) => text.includes(word));
  });
}
