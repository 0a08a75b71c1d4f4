import type { ReactiveController, ReactiveElement } from 'lit';
import { messagesContext, type MessagesContext } from '../context.js';
import type { CommonMessages } from '../messages/common.js';
import { common as englishCommon } from '../messages/en/common.js';
import type { MessageOverrides, Messages, MessageSection } from '../messages/messages.js';
import { findMessages, languageOf } from '../messages/registry.js';
import { isolating } from '../foreign-text.js';
import { hasSameParts } from '../same-parts.js';
import { unwrapTranslated } from '../translated.js';
import { followContext } from './follow-context.js';

/** An element whose texts can be replaced. */
export type MessagesHost = ReactiveElement & { messages?: MessageOverrides | undefined };

/** English of some texts, for an element that hands in its texts in more than one piece. */
export interface EnglishTexts<Section extends MessageSection> {
  readonly common?: Partial<CommonMessages>;
  readonly own?: Partial<Messages[Section]>;
}

/**
 * The texts of one element: its own `messages`, over the provider's, over the registered language of the nearest
 * `lang`, over English.
 *
 * The element hands in the English of its own section, so that a page with one element does not load the others' texts.
 * What it needs only later it hands in later, by `add`, and reads only then; the types do not tell these texts apart.
 */
export class MessagesController<Section extends MessageSection> implements ReactiveController {
  readonly #host: MessagesHost;
  readonly #section: Section;
  #english: Messages[Section];
  #englishCommon = englishCommon as CommonMessages;
  readonly #context: () => MessagesContext | undefined;
  #observer: MutationObserver | undefined;
  #madeFrom: readonly unknown[] = [];
  /** Other sections that were asked for, in the language of the moment. */
  readonly #sections = new Map<MessageSection, object>();
  #common = this.#englishCommon;
  #own: Messages[Section];
  #locale = 'en';
  /** The language of the texts, where it is not that of the place in which they stand. */
  #foreign: string | undefined;

  constructor(
    host: MessagesHost,
    section: Section,
    english: Partial<Messages[Section]>,
    more: EnglishTexts<Section> = {},
  ) {
    this.#host = host;
    this.#section = section;
    this.#english = this.#own = english as Messages[Section];
    this.add(more);
    this.#context = followContext(host, messagesContext);
    host.addController(this);
  }

  /** Texts that several elements share. */
  get common(): CommonMessages {
    return this.#common;
  }

  /** Texts of this element. */
  get own(): Messages[Section] {
    return this.#own;
  }

  /** Texts of another section, for a part of the element whose code is loaded on use together with its English. */
  section<Other extends MessageSection>(name: Other, english: Messages[Other]): Messages[Other] {
    const known = this.#sections.get(name) as Messages[Other] | undefined;
    if (known) return known;
    const texts = this.#merged(name, english);
    this.#sections.set(name, texts);
    return texts;
  }

  /** The BCP 47 tag that numbers and moments are formatted in, to fit the texts. */
  get locale(): string {
    return this.#locale;
  }

  /** Adds English texts, from the next update on; of what is told in more than one piece each piece stays. */
  add({ common, own }: EnglishTexts<Section>): void {
    this.#englishCommon = merge(this.#englishCommon, common);
    this.#english = merge(this.#english, own);
    this.#madeFrom = [];
  }

  hostConnected(): void {
    this.#observer ??= new MutationObserver(() => this.#host.requestUpdate());
    this.#observer.observe(this.#host.ownerDocument.documentElement, {
      attributes: true,
      attributeFilter: ['lang'],
      subtree: true,
    });
  }

  hostUpdate(): void {
    // Here, because every element has texts; before the first rendering there is no root.
    if (this.#host.hasUpdated) unwrapTranslated(this.#host.renderRoot);
    const context = this.#context();
    const here = nearestLang(this.#host);
    const tag = context?.lang || here;
    const language = findMessages(tag);
    const provided = context?.overrides;
    const given = this.#host.messages;
    const from = [tag, language, provided, given, here];
    if (hasSameParts(from, this.#madeFrom)) return;
    this.#madeFrom = from;
    this.#sections.clear();
    this.#common = isolating(merge(language?.common ?? this.#englishCommon, provided?.common, given?.common));
    this.#own = this.#merged(this.#section, this.#english);
    // Texts in English with dates in another language would be neither.
    this.#locale = language ? validTag(tag, language.locale) : 'en';
    // Whose texts a host's own are, it knows itself.
    const isForeign = here && !provided && !given && languageOf(here) !== languageOf(this.#locale);
    this.#foreign = isForeign ? this.#locale : undefined;
  }

  /** English for want of another language is to be read as English, and from left to right, as all that are shipped. */
  hostUpdated(): void {
    for (const part of this.#host.shadowRoot?.children ?? []) {
      const isMarked = part.hasAttribute('lang');
      if (this.#foreign) {
        part.setAttribute('lang', this.#foreign);
        part.setAttribute('dir', 'ltr');
      } else if (isMarked) {
        part.removeAttribute('lang');
        part.removeAttribute('dir');
      }
    }
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #merged<Any extends MessageSection>(name: Any, english: Messages[Any]): Messages[Any] {
    const [, language, provided, given] = this.#madeFrom as readonly [
      string,
      Messages?,
      MessageOverrides?,
      MessageOverrides?,
    ];
    return isolating(merge<Messages[Any]>(language?.[name] ?? english, provided?.[name], given?.[name]));
  }
}

function nearestLang(host: HTMLElement): string {
  let node: Element | null = host;
  while (node) {
    const lang: string | undefined = node.closest<HTMLElement>('[lang]')?.lang;
    if (lang) return lang;
    const root = node.getRootNode();
    // One of another document is an instance of another class.
    node = 'host' in root ? (root as ShadowRoot).host : null;
  }
  return '';
}

function validTag(tag: string, fallback: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? fallback;
  } catch {
    return fallback;
  }
}

/** Lays overrides over texts, key by key; texts are plain objects of strings and functions. */
function merge<T extends object>(texts: T, ...overrides: readonly (object | undefined)[]): T {
  let merged = texts;
  for (const override of overrides) {
    if (!override) continue;
    const next = { ...merged } as Record<string, unknown>;
    for (const [key, value] of Object.entries(override) as [string, unknown][]) {
      const old = next[key];
      next[key] =
        typeof value === 'object' && value !== null && typeof old === 'object' && old !== null
          ? merge(old, value)
          : value;
    }
    merged = next as T;
  }
  return merged;
}
