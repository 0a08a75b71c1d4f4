import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { isComposing } from '../composing.js';
import { keepEscape } from './escape.js';
import { ownEvent } from './own-event.js';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly disabled?: boolean | undefined;
  /** Why it cannot be chosen, below its label. */
  readonly hint?: string | undefined;
  /** Shown in the color of danger. */
  readonly danger?: boolean | undefined;
}

/** What a menu offers at one of its buttons. */
export interface Menu {
  /** Tells the button apart from the others. */
  readonly key: string;
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Told the id of the item that was chosen, once the menu is closed. */
  readonly choose: (item: string) => void;
}

/** Space between a menu and its button or the edge of the window, in CSS pixels. */
const GAP = 4;

/**
 * One menu for many buttons, after the menu button pattern of the ARIA Authoring Practices.
 *
 * The menu is a popover, so that it lies above modal dialogs and is not cut off by a scroller; it is placed by the CSSOM,
 * because a strict policy forbids style attributes.
 */
export class MenuController implements ReactiveController {
  readonly #host: LitElement;
  #choose: ((item: string) => void) | undefined;
  #items: readonly MenuItem[] = [];
  #label = '';
  #key: string | undefined;
  #opener: HTMLElement | undefined;
  #listening: AbortController | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** The key of the button whose menu is open. */
  get openFor(): string | undefined {
    return this.#key;
  }

  hostDisconnected(): void {
    this.#key = undefined;
    this.#listening?.abort();
  }

  /** Opens the menu at a button; `from` says which item gets the focus. */
  async open(
    opener: HTMLElement,
    { key, label, items, choose }: Menu,
    from: 'first' | 'last' = 'first',
  ): Promise<void> {
    this.#items = items;
    this.#choose = choose;
    this.#label = label;
    this.#key = key;
    this.#opener = opener;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const menu = this.#menu;
    if (!menu) return;
    if (isPopover(menu) && !menu.matches(':popover-open')) menu.showPopover();
    this.#place(menu, opener);
    this.#listen(menu, opener);
    this.#focus(from === 'first' ? 0 : items.length - 1);
  }

  close({ returnFocus = true } = {}): void {
    if (this.#key === undefined) return;
    this.#key = undefined;
    this.#listening?.abort();
    const menu = this.#menu;
    if (menu && isPopover(menu) && menu.matches(':popover-open')) menu.hidePopover();
    if (returnFocus) this.#opener?.focus({ preventScroll: true });
    this.#host.requestUpdate();
  }

  render(): TemplateResult {
    return html`<div
      class="menu"
      part="menu"
      role="menu"
      popover="auto"
      ?data-open=${this.#key !== undefined}
      aria-label=${this.#label}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
      @click=${(event: Event) => this.#onClick(event)}
      @toggle=${ownEvent((event: ToggleEvent) => this.#onToggle(event))}
    >
      ${repeat(
        this.#items,
        ({ id }) => id,
        ({ id, label, disabled, danger, hint }) =>
          html`<button
              type="button"
              role="menuitem"
              tabindex="-1"
              class=${danger ? 'danger' : nothing}
              data-item=${id}
              aria-disabled=${disabled ? 'true' : nothing}
              aria-describedby=${hint ? `hint-${id}` : nothing}
            >
              ${label}</button
            >${hint ? html`<span id="hint-${id}" class="hint small muted" aria-hidden="true">${hint}</span>` : nothing}`,
      )}
    </div>`;
  }

  get #menu(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.menu');
  }

  get #buttons(): HTMLElement[] {
    return [...(this.#menu?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  }

  #focus(index: number): void {
    const buttons = this.#buttons;
    buttons[(index + buttons.length) % buttons.length]?.focus();
  }

  #place(menu: HTMLElement, opener: HTMLElement): void {
    const { innerWidth, innerHeight } = opener.ownerDocument.defaultView ?? globalThis;
    const anchor = opener.getBoundingClientRect();
    const { width, height } = menu.getBoundingClientRect();
    // A page can be zoomed by its styles: then the menu's own pixels are larger than those of the window.
    const { currentCSSZoom: zoom = 1 } = menu as { currentCSSZoom?: number };
    const isRtl = getComputedStyle(opener).direction === 'rtl';
    const start = isRtl ? anchor.left : anchor.right - width;
    const x = Math.max(GAP, Math.min(start, innerWidth - width - GAP));
    const below = anchor.bottom + GAP;
    const isUp = below + height > innerHeight && anchor.top > height + GAP;
    // Where it fits on neither side it begins as far up as it has to, and is scrolled where the window is too low for it.
    const y = Math.max(GAP, Math.min(isUp ? anchor.top - height - GAP : below, innerHeight - height - GAP));
    // The menu lies in the window's own coordinates, which know no writing direction.
    menu.style.setProperty('left', `${x / zoom}px`);
    menu.style.setProperty('top', `${y / zoom}px`);
    menu.style.setProperty('max-block-size', `${(innerHeight - 2 * GAP) / zoom}px`);
  }

  /** While it is open, the menu stays at its button, whatever scrolls. */
  #listen(menu: HTMLElement, opener: HTMLElement): void {
    this.#listening?.abort();
    const { signal } = (this.#listening = new AbortController());
    const follow = () => this.#place(menu, opener);
    const { ownerDocument: page } = opener;
    page.addEventListener('scroll', follow, { capture: true, signal });
    page.defaultView?.addEventListener('resize', follow, { signal });
    // The text may be enlarged meanwhile.
    const observer = new (page.defaultView ?? globalThis).ResizeObserver(follow);
    observer.observe(menu);
    signal.addEventListener('abort', () => observer.disconnect());
    this.#host.renderRoot.addEventListener('pointerdown', this.#onPress, { capture: true, signal });
    if (isPopover(menu)) return;
    // A popover closes by itself on a press elsewhere.
    const leave = (event: Event) => {
      const path = event.composedPath();
      // On its button the click that follows closes it.
      if (!path.includes(menu) && !path.includes(opener)) this.close({ returnFocus: false });
    };
    page.addEventListener('pointerdown', leave, { capture: true, signal });
  }

  /** A press closes the menu by itself, also one on its own button, where the click that follows would open it again. */
  readonly #onPress = (event: Event): void => {
    const opener = this.#opener;
    if (!opener?.contains(event.target as Node)) return;
    const pressing = new AbortController();
    const { signal } = pressing;
    const end = () => pressing.abort();
    const swallow = (click: Event) => {
      // The click of a key is another one.
      if ((click as MouseEvent).detail > 0) {
        click.stopPropagation();
        this.close();
        opener.focus({ preventScroll: true });
      }
      end();
    };
    opener.addEventListener('click', swallow, { capture: true, signal });
    // One that ends elsewhere makes no click.
    opener.ownerDocument.addEventListener('pointerdown', end, { capture: true, signal });
  };

  #onKey(event: KeyboardEvent): void {
    if (isComposing(event)) return;
    const buttons = this.#buttons;
    const present = buttons.indexOf(event.target as HTMLElement);
    const go = { ArrowDown: present + 1, ArrowUp: present - 1, Home: 0, End: -1 }[event.key];
    if (go !== undefined) this.#focus(go);
    else if (event.key === 'Escape') {
      keepEscape(event, this.#host);
      this.close();
    } else if (event.key === 'Tab') this.close();
    else if (event.key.length === 1 && event.key !== ' ') {
      const starts = (button: HTMLElement) =>
        button.textContent.trim().toLocaleLowerCase().startsWith(event.key.toLocaleLowerCase());
      [...buttons.slice(present + 1), ...buttons.slice(0, present + 1)].find(starts)?.focus();
    } else return;
    // A Tab goes on from the button that opened the menu, which has the focus again by now.
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  }

  #onClick(event: Event): void {
    const item = (event.target as Element).closest<HTMLElement>('[data-item]');
    if (!item || item.ariaDisabled === 'true' || this.#key === undefined) return;
    this.close();
    this.#choose?.(item.dataset['item'] ?? '');
  }

  /** The platform closes the popover by itself on a press elsewhere; the focus is then where the user put it. */
  #onToggle(event: ToggleEvent): void {
    if (event.newState === 'closed') this.close({ returnFocus: false });
  }
}

/** Without popovers the style sheet shows and hides the menu. */
function isPopover(menu: HTMLElement): boolean {
  return 'showPopover' in menu;
}
