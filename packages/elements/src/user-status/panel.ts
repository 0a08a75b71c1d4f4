import type { CSSResult, LitElement, TemplateResult } from 'lit';
import type { Announcer } from '../controllers/announcer.js';
import { DialogController } from '../controllers/dialog-controller.js';
import type { Messages, MessageSection } from '../messages/messages.js';
import { adoptStyles } from '../adopt-styles.js';
import type { NeedingParts } from './acting.js';
import type { Situation } from './situation.js';

/** What a panel needs of the element that shows it. */
export interface PanelHost {
  /** What stands behind the rows; undefined once the client or the template is gone. */
  situation(): Situation | undefined;
  /** Texts of a section in the language of the moment, over the English that the panel brings. */
  section<Section extends MessageSection>(name: Section, english: Messages[Section]): Messages[Section];
  /** Renders the panel again. */
  update(): void;
  /** Says something to assistive technology, once. */
  say(text: string): void;
  /** Answers something that somebody did: says it, and has it seen as well. */
  answer(text: string): void;
  /** Fires an event of the element; false when a listener has prevented it. */
  dispatch(event: Event): boolean;
  /** Closes the panel; the focus goes to `next`, else back to what opened it. */
  close(next?: () => HTMLElement | null | undefined): void;
  /** Puts the focus on a part of the panel once it is rendered. */
  focus(selector: string): void;
  /** A part of the element, as it is rendered now. */
  find(selector: string): HTMLElement | null;
}

/** Something that an administrator does beside the table, in a dialog whose code is loaded on first use. */
export interface Panel {
  /** Looks of the panel, added to the element when it opens. */
  readonly styles?: CSSResult;
  /** The content of the dialog, with a heading of the id `panel-title`; `data-focus` takes the first focus. */
  render(): TemplateResult;
  /** Whether Escape may close it now. */
  mayClose?(): boolean;
  /** Ends what the panel has begun. */
  closed?(): void;
}

/** Makes a panel for the element that opens it. */
export type CreatePanel = (host: PanelHost) => Panel;

type PanelParts = Pick<NeedingParts, 'situation' | 'section' | 'need'>;

/** Loads and shows one panel at a time. */
export class PanelController {
  readonly #host: LitElement;
  readonly #announcer: Announcer;
  readonly #parts: PanelParts;
  readonly #dialog: DialogController<Panel>;

  constructor(host: LitElement, announcer: Announcer, parts: PanelParts) {
    this.#host = host;
    this.#announcer = announcer;
    this.#parts = parts;
    this.#dialog = new DialogController<Panel>(host, announcer, 'panel-title', {
      mayClose: (panel) => panel.mayClose?.() ?? true,
      closed: (panel) => panel.closed?.(),
    });
  }

  /** Opens a panel once its code is there; where it cannot be loaded, the administrator is told and can press again. */
  async open(load: () => Promise<CreatePanel>, opener?: HTMLElement): Promise<void> {
    const create = await this.#parts.need(load, () => void this.open(load, opener));
    if (!create || !this.#host.isConnected || !this.#parts.situation()) return;
    const panel = create({
      ...this.#parts,
      update: () => this.#host.requestUpdate(),
      say: this.say,
      answer: (text) => this.#announcer.answer(text),
      dispatch: this.dispatch,
      close: (next) => void this.#dialog.close(next),
      focus: (selector) => this.#dialog.focus(selector),
      find: (selector) => this.#host.renderRoot.querySelector<HTMLElement>(selector),
    });
    if (panel.styles) adoptStyles(this.#host, panel.styles);
    if (this.#dialog.state === undefined) this.#dialog.open(panel, opener);
    else this.#dialog.replace(panel);
  }

  readonly say = (text: string): void => this.#announcer.say(text);

  /** Late news of an element that has left the page reach nobody. */
  readonly dispatch = (event: Event): boolean => this.#host.isConnected && this.#host.dispatchEvent(event);

  /** Ends what is open: the rows are about to be others'. */
  reset(): void {
    void this.#dialog.close();
  }

  /** The dialog: place it once, after the table. */
  render(): TemplateResult {
    return this.#dialog.render((panel) => panel.render());
  }
}
