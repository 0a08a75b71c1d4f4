/** Forms of a counted phrase; `#` stands for the number. Languages use the forms that their plural rules name. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Makes the function that puts a number into the right form of a phrase in one language. */
export function createPlural(locale: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', number.format(count));
}

const SPANS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** A time in the largest unit of which it has two, with the phrase for it: 119 seconds, 2 minutes. */
export function spanOf<Forms>(
  seconds: number,
  forms: Readonly<Record<'second' | 'minute' | 'hour' | 'day', Forms>>,
): [count: number, forms: Forms] {
  const [unit, size] = SPANS.find(([, least]) => seconds >= 2 * least) ?? ['second', 1];
  return [Math.ceil(seconds / size), forms[unit]];
}
