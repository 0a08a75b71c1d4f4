import type { SavedView } from '@flowthrough/elements';

/** Where a portal without a store of its own keeps the views of a template: in this browser. */
const keyOf = (templateId: string) => `flowthrough views ${templateId}`;

/** The views that were kept; none where there is nothing that can be read. */
export function readViews(templateId: string): SavedView[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(templateId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isView) : [];
  } catch {
    return [];
  }
}

/** Puts a view in the place of the one with its id, or after the others. */
export function keepView(templateId: string, view: SavedView): void {
  const views = readViews(templateId);
  const isKnown = views.some(({ id }) => id === view.id);
  write(templateId, isKnown ? views.map((other) => (other.id === view.id ? view : other)) : [...views, view]);
}

export function forgetView(templateId: string, view: SavedView): void {
  write(
    templateId,
    readViews(templateId).filter(({ id }) => id !== view.id),
  );
}

function write(templateId: string, views: readonly SavedView[]): void {
  try {
    localStorage.setItem(keyOf(templateId), JSON.stringify(views));
  } catch {
    // The storage may be full or forbidden; the element keeps its views until the page goes.
  }
}

function isView(value: unknown): value is SavedView {
  const view = value as Partial<SavedView> | null;
  return typeof view?.id === 'string' && typeof view.name === 'string' && typeof view.query === 'object';
}
