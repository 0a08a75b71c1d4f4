/**
 * Puts the text back that a translator of the page has wrapped into elements of its own: what renders a text changes the
 * node where it stood, which would leave the text of before. What is not changed stays translated.
 */
export function unwrapTranslated(root: ParentNode): void {
  for (const wrapper of root.querySelectorAll<HTMLElement>('font')) wrapper.replaceWith(...wrapper.childNodes);
}
