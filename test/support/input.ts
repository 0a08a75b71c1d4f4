import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { focused } from './roles.js';

/** Types into what has the focus, or into a field after giving it the focus and emptying it. */
export async function type(text: string, field?: HTMLInputElement | HTMLTextAreaElement): Promise<void> {
  if (field) {
    field.focus();
    field.select();
    if (text === '') await sendKeys({ press: 'Backspace' });
  }
  // WebKit's driver takes two equal letters in a row for one long press, so they go in two commands.
  for (const part of text.match(/(?:(.)(?!\1))*./gs) ?? []) await sendKeys({ type: part });
}

/** Presses keys one after another where the focus is: `press('ArrowDown', 'Enter')`. */
export async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

/** Clicks the middle of an element with the real mouse, after scrolling it into view. */
export async function click(element: Element): Promise<void> {
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) throw new Error(`Cannot click <${element.localName}>: it has no size.`);
  await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
}

/** Presses Tab and says what has the focus then. */
export async function tab(): Promise<Element> {
  await press('Tab');
  return focused();
}
