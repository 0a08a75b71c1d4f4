import type { ErrorCatalog, FacetCounts, UserStatusQuery } from '@flowthrough/client';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { LazyPart } from '../controllers/lazy-part.js';
import { loadNotice } from '../load-notice.js';
import type { CommonMessages } from '../messages/common.js';
import type { Format } from '../messages/format.js';
import type { UserStatusMessages } from '../messages/user-status.js';
import { adoptStyles } from '../adopt-styles.js';
import type { ActingParts } from './acting.js';
import { isOneGroup } from './insight/groups.js';

export interface FiltersOptions {
  readonly common: CommonMessages;
  readonly own: UserStatusMessages;
  readonly format: Format;
  readonly query: UserStatusQuery;
  readonly counts: FacetCounts | undefined;
  /** Whether the client holds the rows: no backend filters by cause or by time. */
  readonly isHeld: boolean;
  /** Whether all filters are shown, or only those in force. */
  readonly areFiltersOpen: boolean;
  readonly catalog: ErrorCatalog;
  readonly onQuery: (changes: Partial<UserStatusQuery>) => void;
  readonly onClear: () => void;
}

/** Filters in force that the tiles of the summary do not tell; a search and the switch beside it are none. */
export function countFilters({ query, counts, isHeld }: FiltersOptions): number {
  const { status, package: packages, cause, stuckFor } = query;
  const told = isHeld && isOneGroup(query, counts) ? status.length : 0;
  return status.length - told + packages.length + cause.length + (stuckFor > 0 ? 1 : 0);
}

/** The filters: those that are in force are in sight, the others once somebody asks for them. Their code comes with the first. */
export class Filters {
  readonly #bar: LazyPart<(options: FiltersOptions) => TemplateResult>;
  readonly #host: LitElement;
  #isOpen = false;

  constructor(host: LitElement, { add }: Pick<ActingParts, 'add'>) {
    this.#host = host;
    this.#bar = new LazyPart(host, async () => {
      const { renderFilterBar, filterStyles, english, errors } = await import('./filter-bar.js');
      adoptStyles(host, filterStyles);
      add({ own: english, common: { errorCategory: errors as CommonMessages['errorCategory'] } });
      return renderFilterBar;
    });
  }

  /** Whether all filters are shown, or only those in force. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  readonly toggle = (): void => {
    this.#isOpen = !this.#isOpen;
    if (this.#isOpen) void this.#bar.load();
    this.#host.requestUpdate();
  };

  render(options: FiltersOptions): TemplateResult {
    const { own, common, isHeld, areFiltersOpen } = options;
    const isShown = areFiltersOpen || !isHeld || countFilters(options) > 0;
    const { value, hasFailed } = this.#bar;
    if (isShown && !value && !hasFailed) void this.#bar.load();
    return html`<div
      id="filters"
      class="filters ${areFiltersOpen ? 'open' : ''} ${isHeld ? 'brief' : ''}"
      part="filters"
      role="group"
      aria-label=${own.filters}
      ?hidden=${!isShown}
    >
      ${isShown ? (value?.(options) ?? (hasFailed ? this.#renderFailure(common) : common.loading)) : nothing}
    </div>`;
  }

  #renderFailure(common: CommonMessages): TemplateResult {
    return html`<div role="alert">${loadNotice(common, () => void this.#bar.load())}</div>`;
  }
}
