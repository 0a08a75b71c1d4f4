import type { ErrorCatalog, SubscriberError } from '@flowthrough/client';
import { plain } from './foreign-text.js';
import type { CommonMessages, ErrorTexts } from './messages/common.js';

/** An error in plain words: the host's own explanation, else the text of its category; unknown codes speak for themselves. */
export function explainInWords(
  { code, text }: Partial<SubscriberError>,
  catalog: ErrorCatalog,
  common: CommonMessages,
): ErrorTexts {
  const { category, title, explanation, recommendedAction } = catalog.explain(code ?? 'unknown');
  const words = common.errorCategory[category];
  const isUnknown = category === 'unknown' && text;
  return {
    title: title ?? (isUnknown ? plain(text) : words.title),
    explanation: explanation ?? words.explanation,
    action: recommendedAction ?? words.action,
  };
}
