import { find } from './find.js';

/** The side navigation behind its button, on screens too narrow to show it all the time. */
export function startMenu(): { close(): void } {
  const button = find('.menu-button');
  const navigation = find('.navigation');
  const set = (open: boolean) => {
    button.setAttribute('aria-expanded', String(open));
    navigation.classList.toggle('open', open);
  };
  button.addEventListener('click', () => set(button.getAttribute('aria-expanded') !== 'true'));
  navigation.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !navigation.classList.contains('open')) return;
    set(false);
    button.focus();
  });
  return { close: () => set(false) };
}
