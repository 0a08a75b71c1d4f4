import { plain } from '../foreign-text.js';

/** Formats numbers and moments in one language. */
export interface Format {
  readonly locale: string;
  number(value: number): string;
  /** Date and time of an ISO 8601 moment, short; the text itself when it is no moment. */
  dateTime(iso: string): string;
  /** Date and time of an epoch moment, short; empty when it is no moment. */
  moment(epoch: number): string;
  /** Time of an epoch moment, short; empty when it is no moment. */
  time(epoch: number): string;
  /** A span in its largest fitting unit ("3 days"); empty for less than a minute or no number. */
  lasting(milliseconds: number): string;
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** Moments kept as text: more than a window of rows shows, less than a long list has. */
const KEPT_MOMENTS = 500;

/** Gives the `Format` of a locale. Making one costs far more than using it, so each element keeps that of its language. */
export function createFormats(): (locale: string) => Format {
  let format: Format | undefined;
  return (locale) => (format?.locale === locale ? format : (format = createFormat(locale)));
}

/** An epoch moment as ISO 8601, UTC; empty when it is no moment. */
export function toIso(epoch: number): string {
  return isMoment(epoch) ? new Date(epoch).toISOString() : '';
}

/** Whether dates reach so far: beyond, and for what is no number, they throw. */
function isMoment(epoch: number): boolean {
  return Math.abs(epoch) <= 8_640_000_000_000_000;
}

export function createFormat(locale: string): Format {
  const numbers = new Intl.NumberFormat(locale);
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const spans = new Map<string, Intl.NumberFormat>();
  const texts = new Map<string, string>();
  return {
    locale,
    number: (value) => numbers.format(value),
    dateTime: (iso) => {
      const known = texts.get(iso);
      if (known !== undefined) return known;
      const time = Date.parse(iso);
      const text = Number.isNaN(time) ? plain(iso) : moments.format(time);
      if (texts.size >= KEPT_MOMENTS) texts.clear();
      texts.set(iso, text);
      return text;
    },
    moment: (epoch) => (isMoment(epoch) ? moments.format(epoch) : ''),
    time: (epoch) => (isMoment(epoch) ? times.format(epoch) : ''),
    lasting: (milliseconds) => {
      const [unit, size] = UNITS.find(([, least]) => milliseconds >= least) ?? [];
      if (!unit) return '';
      const span = spans.get(unit) ?? new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
      spans.set(unit, span);
      return span.format(Math.floor(milliseconds / size));
    },
  };
}
