import type { Settings } from './settings.js';
import { en } from './texts/en.js';
import { hr } from './texts/hr.js';
import type { Texts } from './texts/texts.js';

/** Gives the document its language, direction and theme, and its own texts in that language. */
export function dress({ lang, dir, theme }: Settings): Texts {
  const texts = lang === 'hr' ? hr : en;
  const page = document.documentElement;
  page.lang = lang;
  page.dir = dir;
  if (theme) page.dataset['theme'] = theme;
  else delete page.dataset['theme'];
  for (const link of document.querySelectorAll<HTMLElement>('[data-lang]')) {
    if (link.dataset['lang'] === lang) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  fillTexts(document, texts);
  return texts;
}

/** Writes texts where the markup names them: `data-text` for content, `data-label` for accessible names. */
export function fillTexts(root: ParentNode, texts: Texts): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = texts[element.dataset['text'] as keyof Texts];
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-label]')) {
    element.setAttribute('aria-label', texts[element.dataset['label'] as keyof Texts]);
  }
}
