import { fixture, html } from '@open-wc/testing-helpers';
import { expect } from 'chai';
import type { LinkCopiedEvent, TemplateVerificationElement } from '@flowthrough/elements';
import '@flowthrough/elements/template-verification/define';
import { expectNoViolations } from '../../support/axe.js';
import { createTemplateWorld, template } from '../../support/harness/template-backend.js';
import { verification } from '../../support/harness/template-verification.js';
import { focused } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

const LINK = template().activationLink;

/** Puts a clipboard in place of the browser's, whose own needs a permission that not every engine gives to tests. */
function withClipboard(writeText: (text: string) => Promise<void>) {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
}

async function shown() {
  const element = await fixture<TemplateVerificationElement>(
    html`<ft-template-verification
      template-id="main"
      .client=${createTemplateWorld().client}
    ></ft-template-verification>`,
  );
  const view = verification(element);
  const events: LinkCopiedEvent[] = [];
  element.addEventListener('ft-link-copied', (event) => events.push(event));
  await waitFor(() => view.hasButton('Copy activation link'));
  return { element, view, events };
}

describe('ft-template-verification, copying the activation link', () => {
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('copies the link as it is, says so and tells the host', async () => {
    const copied: string[] = [];
    withClipboard((text) => {
      copied.push(text);
      return Promise.resolve();
    });
    const { view, events } = await shown();
    view.press('Copy activation link');
    await waitFor(() => view.announced === 'Activation link copied');
    expect(copied).to.deep.equal([LINK]);
    expect(events.map(({ link }) => link)).to.deep.equal([LINK]);
  });

  it('shows the link selected in a field when the clipboard refuses, and does not claim success', async () => {
    withClipboard(() => Promise.reject(new DOMException('No.', 'NotAllowedError')));
    const { element, view, events } = await shown();
    view.press('Copy activation link');
    await waitFor(() => view.announced.startsWith('Copying was not possible'));
    const field = focused() as HTMLTextAreaElement;
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).to.equal(LINK);
    expect(events).to.deep.equal([]);
    await expectNoViolations(element);
  });
});
