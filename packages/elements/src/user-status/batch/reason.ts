import type { BatchReason, BatchResult, ErrorCatalog } from '@flowthrough/client';
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
  if (!reason || (outcome !== 'failed' && outcome !== 'skipped')) return '';
  if (isSkip(reason, texts)) return texts.skipped[reason.kind];
  if (reason.text) return reason.text;
  if (reason.code !== undefined && catalog.explain(reason.code).category !== 'unknown') {
    return explainInWords({ code: reason.code }, catalog, common).title;
  }
  return common.errorKind[reason.kind === 'aborted' ? 'network' : reason.kind];
}

type Skip = keyof BatchMessages['skipped'];

function isSkip(reason: BatchReason, texts: BatchMessages): reason is BatchReason & { readonly kind: Skip } {
  return Object.hasOwn(texts.skipped, reason.kind);
}
