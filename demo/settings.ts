/** What the query of a demo page asks for. */
export interface Settings {
  /** A named world of the mock. */
  readonly scenario: string;
  /** People to seed; the scenario decides when left out. */
  readonly users: number | undefined;
  readonly seed: number | undefined;
  readonly lang: 'en' | 'hr';
  readonly dir: 'ltr' | 'rtl';
  /** Follows the system when left out. */
  readonly theme: 'light' | 'dark' | undefined;
  /** How many times faster than real time the mock's clock runs. */
  readonly speed: number | undefined;
}

export type SettingName = keyof Settings;

export function readSettings(query: URLSearchParams, defaultScenario: string): Settings {
  return {
    scenario: query.get('scenario') || defaultScenario,
    users: wholeNumber(query.get('users')),
    seed: wholeNumber(query.get('seed')),
    lang: query.get('lang') === 'hr' ? 'hr' : 'en',
    dir: query.get('dir') === 'rtl' ? 'rtl' : 'ltr',
    theme: oneOf(query.get('theme'), ['light', 'dark'] as const),
    speed: wholeNumber(query.get('speed')),
  };
}

/** The address of this page with one setting changed; an empty value takes the setting out. */
export function withSetting(address: string, name: SettingName, value: string): URL {
  const url = new URL(address);
  if (value) url.searchParams.set(name, value);
  else url.searchParams.delete(name);
  return url;
}

function wholeNumber(text: string | null): number | undefined {
  const value = Number.parseInt(text ?? '', 10);
  return value >= 0 ? value : undefined;
}

function oneOf<T extends string>(text: string | null, values: readonly T[]): T | undefined {
  return values.find((value) => value === text);
}
