import type { BatchReason, BatchResult, ErrorCatalog, SkipReason } from '@flowthrough/client';
import { explainInWords } from '../../explanation.js';
import type { BatchMessages } from '../../messages/batch.js';
import type { CommonMessages } from '../../messages/common.js';

/** Why an item ended as it did, in words; empty for one that was done, or has not ended. */
export function reasonText(
  { outcome, reason }: BatchResult,
  texts: BatchMessages,
  common: CommonMessages,
  catalog: ErrorCatalog,
): string {
  if (outcome === 'unknown') return common.unknownOutcome;
  if (outcome === 'sent' || outcome === 'pending' || outcome === 'cancelled') return texts.outcomeHint[outcome];
  if (!reason) return '';
  const { kind } = reason;
  if (isSkip(kind, texts)) return texts.skipped[kind];
  if (reason.text) return reason.text;
  if (reason.code !== undefined && catalog.explain(reason.code).category !== 'unknown') {
    return explainInWords({ code: reason.code }, catalog, common).title;
  }
  return common.errorKind[kind === 'aborted' ? 'network' : kind];
}

function isSkip(kind: BatchReason['kind'], texts: BatchMessages): kind is SkipReason {
  return Object.hasOwn(texts.skipped, kind);
}
