import { registerMessages } from '@flowthrough/elements';
import { hr } from '@flowthrough/elements/messages/hr';
import { createDrawer } from './drawer/drawer.js';
import { logEvents } from './drawer/event-log.js';
import { createRequestLog } from './drawer/request-log.js';
import { dress } from './dress.js';
import { startMock, type Mock } from './mock-worker.js';
import { readSettings, withSetting, type SettingName, type Settings } from './settings.js';
import type { Texts } from './texts/texts.js';

/** What both portals are made of: settings from the query, texts, the mock behind them and the drawer. */
export interface Page {
  readonly settings: Settings;
  readonly texts: Texts;
  readonly mock: Mock;
  change(name: SettingName, value: string): void;
  /** Called after a change of language, direction or theme, which need no reload. */
  redressed: () => void;
}

const WITHOUT_RELOAD: readonly SettingName[] = ['lang', 'dir', 'theme'];

export async function startPage(defaultScenario: string): Promise<Page> {
  const read = () => readSettings(new URLSearchParams(location.search), defaultScenario);
  let settings = read();
  let texts = dress(settings);
  registerMessages(hr);

  const events = logEvents();
  const requests = createRequestLog();
  const mock = await startMock(settings, requests);

  const page: Page = {
    get settings() {
      return settings;
    },
    get texts() {
      return texts;
    },
    mock,
    change: (name, value) => {
      const url = withSetting(location.href, name, value);
      if (!WITHOUT_RELOAD.includes(name)) {
        location.assign(url);
        return;
      }
      history.replaceState(history.state, '', url);
      settings = read();
      texts = dress(settings);
      drawer.update(settings, texts);
      page.redressed();
    },
    redressed: () => undefined,
  };
  const drawer = createDrawer({ events, requests, mock, change: page.change });
  drawer.update(settings, texts);
  document.querySelector('.languages')?.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLElement>('[data-lang]');
    if (!link) return;
    event.preventDefault();
    page.change('lang', link.dataset['lang'] ?? '');
  });
  return page;
}
