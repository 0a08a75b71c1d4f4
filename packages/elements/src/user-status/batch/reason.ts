import type { BatchReason, BatchResult, ErrorCatalog, SkipReason, Subscriber } from '@flowthrough/client';
import { circumstancesOf, explainInWords } from '../../explanation.js';
import type { BatchMessages } from '../../messages/batch.js';
import type { CommonMessages } from '../../messages/common.js';

/** Why an item ended as it did, in words; empty for one that was done, or has not ended. */
export function reasonText(
  { outcome, reason }: BatchResult,
  texts: BatchMessages,
  common: CommonMessages,
  catalog: ErrorCatalog,
  row: Subscriber | undefined,
  now: number,
): string {
  if (outcome === 'unknown') return common.unknownOutcome;
  if (outcome === 'sent' || outcome === 'pending' || outcome === 'cancelled') return texts.outcomeHint[outcome];
  if (!reason) return '';
  const { kind } = reason;
  if (isSkip(kind, texts)) return texts.skipped[kind];
  if (reason.code !== undefined && catalog.explain(reason.code).category !== 'unknown') {
    // The words of the row, where the row shows the same error.
    const isOfRow = row?.status === 'error' && row.errors[0]?.code === reason.code;
    const circumstances = isOfRow ? circumstancesOf({ email: undefined, ...row }, now) : {};
    return [explainInWords(reason, catalog, common, circumstances).title, reason.more].filter(Boolean).join(' ');
  }
  if (reason.text || reason.more) return [reason.text, reason.more].filter(Boolean).join(' ');
  return common.errorKind[kind === 'aborted' ? 'network' : kind];
}

function isSkip(kind: BatchReason['kind'], texts: BatchMessages): kind is SkipReason {
  return Object.hasOwn(texts.skipped, kind);
}
