import { html, render } from 'lit';
import { find } from './find.js';
import { HOME, templateHref, type Route } from './router.js';
import type { Texts } from './texts/texts.js';

interface Crumb {
  readonly text: string;
  readonly href?: string;
}

/** What surrounds a view: title, lead and the way back up. */
interface Frame {
  readonly title: string;
  readonly lead: string;
  readonly crumbs: readonly Crumb[];
  /** The entry of the side navigation that the view belongs to. */
  readonly place: string;
}

/** Shows title, breadcrumb and the current place of the navigation. */
export function showFrame(route: Route, texts: Texts, templateName: string | undefined): void {
  const { title, lead, crumbs, place } = describe(route, texts, templateName ?? texts.template);
  document.title = `${title} · Adria Telecom`;
  find('h1').textContent = title;
  find('.lead').textContent = lead;
  render(
    crumbs.map(({ text, href }) =>
      href
        ? html`<li>
            <a href=${href}><bdi>${text}</bdi></a>
          </li>`
        : html`<li><bdi aria-current="page">${text}</bdi></li>`,
    ),
    find('.breadcrumb ol'),
  );
  markCurrent('.navigation a', place);
}

function describe({ view, templateId }: Route, texts: Texts, templateName: string): Frame {
  switch (view) {
    case 'customers':
      return { title: texts.customers, lead: texts.customersLead, place: view, crumbs: [] };
    case 'settings':
    case 'calling':
      return { title: texts.settings, lead: texts.settingsLead, place: 'settings', crumbs: [] };
    case 'templates':
      return {
        title: texts.onboardingTemplates,
        lead: texts.templatesLead,
        place: view,
        crumbs: [...trail(texts, templateId && HOME), ...(templateId ? [{ text: templateName }] : [])],
      };
    case 'status':
      return {
        title: templateName,
        lead: '',
        place: 'templates',
        crumbs: [
          ...trail(texts, HOME),
          { text: templateName, href: templateHref(templateId ?? '') },
          { text: texts.userStatus },
        ],
      };
  }
}

/** The way that the vendor's own documentation describes: Settings, BroadWorks Calling, View Templates. */
function trail(texts: Texts, templatesHref: string | undefined): readonly Crumb[] {
  return [
    { text: texts.settings, href: '#/settings' },
    { text: texts.broadworksCalling, href: '#/settings/broadworks-calling' },
    { text: texts.viewTemplates, ...(templatesHref && { href: templatesHref }) },
  ];
}

function markCurrent(selector: string, place: string): void {
  for (const link of document.querySelectorAll<HTMLElement>(selector)) {
    if (link.dataset['place'] === place) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}
