import { searchWords, type FacetCounts, type StatusGroup, type UserStatusQuery } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../icons.js';
import type { Format } from '../../messages/format.js';
import type { UserStatusMessages } from '../../messages/user-status.js';
import { LOOKS } from '../labels.js';
import { GROUPS, isExactly, statusesOf } from './groups.js';

export interface SummaryOptions {
  readonly own: UserStatusMessages;
  readonly format: Format;
  readonly query: UserStatusQuery;
  /** Undefined until the first rows are there. */
  readonly counts: FacetCounts | undefined;
  readonly onQuery: (changes: Partial<UserStatusQuery>) => void;
  /** Whether the errors are shown by cause, below. */
  readonly areCausesOpen: boolean;
  readonly onCauses: () => void;
}

/** How many users stand where, each number a button that shows them. */
export function renderSummary(options: SummaryOptions): TemplateResult {
  const { own, query, counts, onQuery, areCausesOpen, onCauses } = options;
  const number = (statuses: Iterable<string>) =>
    [...statuses].reduce((sum, status) => sum + (counts?.status.get(status) ?? 0), 0);
  const isPartial = searchWords(query.search).length + query.package.length > 0 || query.stuckFor > 0;
  const isFree = query.status.length + query.cause.length === 0 && !query.excludeProvisioned;
  return html`<div class="summary" part="summary" role="group" aria-label=${own.summary.label}>
    ${GROUPS.map((group) => {
      const statuses = statusesOf(group, counts, query);
      if (statuses.length === 0) return nothing;
      const isShown = isExactly(query.status, statuses);
      const isNarrowed = group === 'error' && query.cause.length > 0;
      const isPart = isNarrowed || statuses.some((status) => query.status.includes(status));
      const users = number(statuses);
      return renderTile(
        group,
        users,
        isShown && !isNarrowed ? 'true' : isPart ? 'mixed' : 'false',
        options,
        () =>
          onQuery({
            status: isShown && !isNarrowed ? [] : statuses,
            cause: [],
            ...(group === 'provisioned' && { excludeProvisioned: false }),
          }),
        group === 'error' && (users > 0 || areCausesOpen)
          ? html`<button
              class="button quiet small causes-button"
              type="button"
              aria-expanded=${areCausesOpen ? 'true' : 'false'}
              aria-controls="causes"
              @click=${onCauses}
            >
              ${own.summary.byCause} ${icons.chevron}
            </button>`
          : nothing,
      );
    })}
    ${renderTile(
      isPartial ? 'found' : 'all',
      number(counts?.status.keys() ?? []),
      isFree ? 'true' : 'false',
      options,
      () => onQuery({ status: [], cause: [], excludeProvisioned: false }),
    )}
  </div>`;
}

function renderTile(
  kind: StatusGroup | 'all' | 'found',
  users: number,
  pressed: 'true' | 'false' | 'mixed',
  { own, format, counts }: SummaryOptions,
  onPress: () => void,
  more: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const { icon, tone } = kind === 'all' || kind === 'found' ? ({ icon: 'person', tone: '' } as const) : LOOKS[kind];
  return html`<div class="tile ${tone}">
    <button type="button" part="tile" aria-pressed=${pressed} @click=${onPress}>
      <span class="word">${icons[icon]}${own.summary[kind]}</span>
      <span class="count numeric">${counts ? format.number(users) : '–'}</span>
    </button>
    ${more}
  </div>`;
}
