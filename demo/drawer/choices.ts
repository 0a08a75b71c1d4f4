import { SCENARIOS } from '@flowthrough/mock';
import { html, type TemplateResult } from 'lit';
import type { SettingName, Settings } from '../settings.js';
import type { Texts } from '../texts/texts.js';

const USERS = [25, 100, 1_000, 10_000, 100_000];

type Change = (name: SettingName, value: string) => void;

/** Everything that the drawer lets a developer choose. */
export function settingChoices(settings: Settings, texts: Texts, change: Change): TemplateResult[] {
  const users = USERS.includes(settings.users ?? 25) ? USERS : [...USERS, settings.users ?? 0];
  return [
    choice(
      texts.scenario,
      settings.scenario,
      SCENARIOS.map((name) => [name, name] as const),
      (value) => change('scenario', value),
    ),
    choice(
      texts.numberOfUsers,
      String(settings.users ?? ''),
      [['', texts.byScenario], ...users.map((count) => [String(count), count.toLocaleString(settings.lang)] as const)],
      (value) => change('users', value),
    ),
    ...appearanceChoices(settings, texts, change),
    choice(
      texts.direction,
      settings.dir,
      [
        ['ltr', texts.leftToRight],
        ['rtl', texts.rightToLeft],
      ],
      (value) => change('dir', value),
    ),
  ];
}

/** Language and theme, which the portal's own settings page offers as well. */
export function appearanceChoices(settings: Settings, texts: Texts, change: Change): readonly TemplateResult[] {
  return [
    choice(
      texts.language,
      settings.lang,
      [
        ['en', 'English'],
        ['hr', 'Hrvatski'],
      ],
      (value) => change('lang', value),
    ),
    choice(
      texts.theme,
      settings.theme ?? '',
      [
        ['', texts.themeSystem],
        ['light', texts.themeLight],
        ['dark', texts.themeDark],
      ],
      (value) => change('theme', value),
    ),
  ];
}

/** One labelled select. */
function choice(
  label: string,
  value: string,
  options: readonly (readonly [value: string, text: string])[],
  changed: (value: string) => void,
): TemplateResult {
  return html`<label class="choice">
    ${label}
    <select @change=${(event: Event) => changed((event.target as HTMLSelectElement).value)}>
      ${options.map(([key, text]) => html`<option value=${key} .selected=${key === value}>${text}</option>`)}
    </select>
  </label>`;
}
