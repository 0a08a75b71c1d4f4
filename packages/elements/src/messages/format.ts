/** Formats numbers and moments in one language. */
export interface Format {
  readonly locale: string;
  number(value: number): string;
  /** Date and time of an ISO 8601 moment, short; the text itself when it is no moment. */
  dateTime(iso: string): string;
  /** How long ago, in the largest fitting unit ("3 days ago"). */
  ago(milliseconds: number): string;
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** Making an Intl formatter costs far more than using it, so each element keeps one `Format` for its language. */
export function createFormat(locale: string): Format {
  const numbers = new Intl.NumberFormat(locale);
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const spans = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return {
    locale,
    number: (value) => numbers.format(value),
    dateTime: (iso) => {
      const time = Date.parse(iso);
      return Number.isNaN(time) ? iso : moments.format(time);
    },
    ago: (milliseconds) => {
      for (const [unit, size] of UNITS) {
        if (milliseconds >= size) return spans.format(-Math.floor(milliseconds / size), unit);
      }
      return spans.format(0, 'minute');
    },
  };
}
