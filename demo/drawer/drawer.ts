import { html, nothing, render, type TemplateResult } from 'lit';
import type { Mock } from '../mock-worker.js';
import type { SettingName, Settings } from '../settings.js';
import type { Texts } from '../texts/texts.js';
import { settingChoices } from './choices.js';
import type { Log } from './log.js';

export interface DrawerOptions {
  readonly events: Log;
  readonly requests: Log;
  readonly mock: Pick<Mock, 'hasWorker' | 'startOver'>;
  change(name: SettingName, value: string): void;
}

/** The developer drawer at the bottom edge: which world the page shows, and what goes on in it. */
export interface Drawer {
  update(settings: Settings, texts: Texts): void;
}

export function createDrawer(options: DrawerOptions): Drawer {
  const root = document.createElement('div');
  document.body.append(root);
  let shown: readonly [Settings, Texts] | undefined;

  const update = () => {
    if (shown) render(drawer(isOpen(), ...shown, options, toggle), root);
  };
  const toggle = (open: boolean) => {
    setOpen(open);
    update();
    root.querySelector<HTMLElement>(open ? 'aside button' : '.drawer-button')?.focus();
  };
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isOpen()) toggle(false);
  });
  options.events.changed = update;
  options.requests.changed = update;

  return {
    update: (settings, texts) => {
      shown = [settings, texts];
      update();
    },
  };
}

// In the query, so that the drawer is still open after a change of scenario, which reloads the page.
const isOpen = () => new URLSearchParams(location.search).has('developer');

function setOpen(open: boolean): void {
  const url = new URL(location.href);
  if (open) url.searchParams.set('developer', '1');
  else url.searchParams.delete('developer');
  history.replaceState(history.state, '', url);
}

function drawer(
  open: boolean,
  settings: Settings,
  texts: Texts,
  options: DrawerOptions,
  toggle: (open: boolean) => void,
): TemplateResult {
  return html`
    <button class="drawer-button" type="button" aria-expanded=${open} ?hidden=${open} @click=${() => toggle(true)}>
      ${codeIcon} <span>${texts.developer}</span>
    </button>
    <aside class="drawer" aria-label=${texts.developer} ?hidden=${!open}>
      <div class="drawer-head">
        <h2>${texts.developer}</h2>
        <p>${texts.developerNote} ${options.mock.hasWorker ? nothing : texts.noWorker}</p>
        <button type="button" aria-label=${texts.closeDrawer} @click=${() => toggle(false)}>${closeIcon}</button>
      </div>
      <div class="drawer-settings">
        ${settingChoices(settings, texts, options.change)}
        <button type="button" class="start-over" @click=${options.mock.startOver}>${texts.startOver}</button>
      </div>
      <div class="drawer-logs">
        ${logView(texts.events, texts.noEvents, options.events, texts)}
        ${logView(texts.requests, texts.noRequests, options.requests, texts)}
      </div>
    </aside>
  `;
}

function logView(heading: string, empty: string, log: Log, texts: Texts): TemplateResult {
  return html`<section aria-label=${heading}>
    <div class="log-head">
      <h3>${heading}</h3>
      <button type="button" ?disabled=${log.entries.length === 0} @click=${() => log.clear()}>${texts.clear}</button>
    </div>
    <ol class="log" tabindex="0" aria-label=${heading}>
      ${log.entries.map(
        (entry) =>
          html`<li class=${entry.failed ? 'failed' : ''}>
            <time>${entry.at.toLocaleTimeString('en-GB')}</time> <code>${entry.title}</code>
            <span dir="ltr">${entry.text}</span>
          </li>`,
      )}
    </ol>
    ${log.entries.length === 0 ? html`<p class="log-empty">${empty}</p>` : nothing}
  </section>`;
}

const codeIcon = html`<svg viewBox="0 0 16 16" aria-hidden="true">
  <path d="m5 4.5-3.5 3.5L5 11.5m6-7 3.5 3.5L11 11.5" />
</svg>`;
const closeIcon = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" /></svg>`;
