import type { BatchJournal, TemplateListStore } from '@flowthrough/client';
import { render } from 'lit';
import { appearanceChoices } from '../drawer/choices.js';
import { fillTexts } from '../dress.js';
import { find } from '../find.js';
import type { Page } from '../page.js';
import type { Route } from '../router.js';
import { showCustomers } from './customers.js';
import { readViews } from './kept-views.js';
import { VIEW_ATTRIBUTES } from './view-query.js';

/** A view on the page. */
export interface View {
  /** Shows another place of the same view; false when the place needs a view of its own. */
  follow(route: Route): boolean;
  /** Writes the view's texts, also after a change of language. */
  dress(): void;
  /** Ends what the view started. */
  leave(): void;
}

/** What all views of the portal share. */
export interface Portal {
  readonly page: Page;
  readonly templates: TemplateListStore;
  /** Where the record of a template's batch is kept. */
  readonly journalOf: (templateId: string) => BatchJournal | undefined;
}

/** Puts the view of a route in place of the one before: a copy of its template in the markup, with the route's data. */
export function mountView(route: Route, outlet: HTMLElement, portal: Portal): View {
  const { page, templates, journalOf } = portal;
  const { content } = find(`template#${markupOf(route)}`) as HTMLTemplateElement;
  const copy = document.importNode(content, true);
  give(copy, route, journalOf);
  outlet.replaceChildren(copy);

  const dress = () => {
    fillTexts(outlet, page.texts);
    const appearance = outlet.querySelector<HTMLElement>('.appearance');
    if (appearance) render(appearanceChoices(page.settings, page.texts, page.change), appearance);
    const customers = outlet.querySelector<HTMLElement>('.customers');
    if (customers) showCustomers(customers, templates, page.texts);
  };
  dress();
  return {
    follow: (next) => {
      const isSame = markupOf(next) === markupOf(route) && next.view !== 'status';
      if (isSame) give(outlet, next, journalOf);
      return isSame;
    },
    dress,
    leave: templates.$state.listen(dress),
  };
}

const markupOf = ({ view }: Route) => (view === 'calling' ? 'settings' : view);

/** Hands the route's template and query to the elements. */
function give(root: ParentNode, { templateId, query }: Route, journalOf: Portal['journalOf']): void {
  for (const element of root.querySelectorAll('ft-template-picker, ft-template-verification, ft-user-status')) {
    element.toggleAttribute('template-id', templateId !== undefined);
    if (templateId !== undefined) element.setAttribute('template-id', templateId);
  }
  const status = root.querySelector('ft-user-status');
  if (status && templateId !== undefined) {
    status.views = readViews(templateId);
    status.batchJournal = journalOf(templateId);
  }
  for (const name of VIEW_ATTRIBUTES) {
    const value = query.get(name);
    if (value !== null) status?.setAttribute(name, value);
  }
}
