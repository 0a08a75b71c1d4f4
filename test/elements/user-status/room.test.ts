import { fixture, html } from '@open-wc/testing-helpers';
import { expect } from 'chai';
import type { UserStatusElement } from '@flowthrough/elements';
import '@flowthrough/elements/user-status/define';
import { createUserWorld, TEMPLATE, userStatus } from '../../support/harness/user-status.js';
import { lost } from '../../support/reflow.js';
import { allByRole, textOf } from '../../support/roles.js';
import { settle } from '../../support/wait.js';

/** What WCAG 1.4.12 lets people set. */
const SPACED = '* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important; }';

/** Facts that are of no use when they are cut. */
const WHOLE = ['BroadWorks ID', 'Package type', 'Last change'];

async function shown() {
  const element = document.createElement('ft-user-status');
  element.client = createUserWorld().client;
  element.templateId = TEMPLATE;
  const place = await fixture<HTMLElement>(html`<div>${element}</div>`);
  await userStatus(element).loaded();
  return { element, place };
}

/** Headers, and facts that have to be whole, of which a part is not to be seen. */
function cut(element: UserStatusElement): string[] {
  const headers = allByRole(element, 'columnheader');
  const whole = headers.flatMap((header, at) => (WHOLE.includes(textOf(header)) ? at : []));
  const rows = allByRole(element, 'row').slice(1, 8);
  const cells = rows.flatMap((row) => whole.flatMap((at) => allByRole(row, 'cell')[at] ?? []));
  return [...headers.slice(0, -1), ...cells]
    .flatMap((cell) => [cell, ...cell.querySelectorAll('*')])
    .filter((part) => getComputedStyle(part).overflowX !== 'visible' && part.scrollWidth > part.clientWidth + 1)
    .map((part) => `${textOf(part)} ${part.clientWidth}/${part.scrollWidth}`);
}

describe('the room that ft-user-status needs', () => {
  afterEach(() => document.documentElement.style.removeProperty('font-size'));

  for (const text of ['100%', '150%', '200%']) {
    it(`is never more than it has, with a text of ${text}`, async () => {
      const { element, place } = await shown();
      document.documentElement.style.setProperty('font-size', text);
      for (const width of [320, 480, 640, 768, 940, 952, 1024, 1184, 1366, 1920]) {
        place.style.setProperty('inline-size', `${width}px`);
        for (let looks = 0; looks < 8 && lost(place).length + cut(element).length > 0; looks += 1) await settle();
        expect([...lost(place), ...cut(element)].slice(0, 3).join(', '), `${width} px`).to.equal('');
      }
    });
  }

  it('is found where letters, words and lines are spaced out', async () => {
    const { element, place } = await shown();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SPACED);
    element.shadowRoot!.adoptedStyleSheets.push(sheet);
    for (const width of [320, 640, 940, 1024, 1184, 1366, 1920]) {
      place.style.setProperty('inline-size', `${width}px`);
      for (let looks = 0; looks < 8 && lost(place).length + cut(element).length > 0; looks += 1) await settle();
      expect([...lost(place), ...cut(element)].slice(0, 3).join(', '), `${width} px`).to.equal('');
    }
  });
});
