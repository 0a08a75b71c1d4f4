import { expect } from 'chai';
import { inEachEngine, type Visit } from './support/visit.js';

const FORM = '<ft-provider base-url="/api"><ft-activation-form></ft-activation-form></ft-provider>';
const WITH_CREDENTIALS = FORM.replace('-form>', '-form credentials>');
const EMAIL = ['textbox', 'Email address'] as const;

/** Puts text into fields as some password managers do: no event tells of it. */
async function fillSilently(visit: Visit, texts: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(texts)) {
    const field = await visit.find('textbox', name);
    await field.evaluate((input, value) => {
      (input as HTMLInputElement).value = value;
    }, text);
  }
}

const sent = (visit: Visit) => visit.writes().map(({ what, body }) => [what, JSON.parse(body) as unknown]);

inEachEngine('the activation form, by real keys', (open, engine) => {
  it('takes what is typed by keys', async () => {
    const visit = await open({ body: FORM });
    await visit.click(...EMAIL);
    await visit.type('ana@example.com');
    expect(await visit.value(...EMAIL)).to.equal('ana@example.com');
    expect(await visit.focus()).to.equal('textbox Email address');
    await visit.press('Enter');
    await visit.see('Try again');
    expect(visit.writes()).to.deep.equal([{ what: 'POST /activations', body: '{"email":"ana@example.com"}' }]);
    expect(visit.complaints).to.deep.equal([]);
  });

  const typed: Readonly<Record<string, readonly [text: string, sent: string]>> = {
    'a blank before': [' ana@example.com', 'ana@example.com'],
    'blanks around': ['   ana@example.com  ', 'ana@example.com'],
    'a blank and a plus sign': [' ana+calls@example.com', 'ana+calls@example.com'],
  };
  for (const [what, [text, expected]] of Object.entries(typed)) {
    it(`keeps each letter at its place with ${what}, and trims when it sends`, async () => {
      const visit = await open({ body: FORM });
      await visit.click(...EMAIL);
      await visit.type(text);
      expect(await visit.value(...EMAIL)).to.equal(expected);
      await visit.press('Enter');
      await visit.see('Try again');
      expect(sent(visit)).to.deep.equal([['POST /activations', { email: expected }]]);
    });
  }

  /** What a field holds after each of some keys. */
  async function valuesAfter(visit: Visit, name: string, keys: readonly string[]) {
    await visit.click('textbox', name);
    const values: string[] = [];
    for (const key of keys) {
      const [, control] = /^Control (.)$/.exec(key) ?? [];
      if (control) {
        await visit.page.keyboard.down('Control');
        await visit.press(control as 'a');
        await visit.page.keyboard.up('Control');
      } else if (key.length === 1) await visit.type(key);
      else await visit.press(key as 'Home');
      values.push(await visit.value('textbox', name));
    }
    return values;
  }

  const ways: Readonly<Record<string, readonly string[]>> = {
    'the caret in the middle': [
      ...' ana@exe.com'.split(''),
      ...Array<string>(5).fill('ArrowLeft'),
      ...'ampl'.split(''),
      'Home',
      'Delete',
      'm',
    ],
    'paste and undo': ['x', 'Control a', 'Control v', 'y', 'Control z', 'Control z', 'Control v', 'Backspace', 'z'],
  };
  for (const [what, keys] of Object.entries(ways)) {
    it(`does with ${what} as a field of the page's own`, async () => {
      const plain = '<input type="email" aria-label="Plain">';
      const visit = await open({ body: `<textarea aria-label="Elsewhere"></textarea>${plain}${FORM}` });
      await valuesAfter(visit, 'Elsewhere', [...' ana@example.com '.split(''), 'Control a', 'Control c']);
      const expected = await valuesAfter(visit, 'Plain', keys);
      expect(expected.join()).to.contain('ana@example.com');
      expect(await valuesAfter(visit, EMAIL[1], keys)).to.deep.equal(expected);
      await visit.press('Enter');
      await visit.see('Try again');
    });
  }

  if (engine === 'chromium') {
    it('does not touch a text that is being composed', async () => {
      const visit = await open({ body: WITH_CREDENTIALS });
      const input = await visit.page.createCDPSession();
      const compose = (text: string) =>
        input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      for (const name of ['BroadWorks ID', 'Email address']) {
        await visit.click('textbox', name);
        await visit.type(' ');
        for (const part of ['k', 'か', 'かn', 'かな']) await compose(part);
        expect(await visit.value('textbox', name)).to.match(/^ ?かな$/);
        await input.send('Input.insertText', { text: '仮名' });
        await visit.type('x');
        expect(await visit.value('textbox', name)).to.match(/^ ?仮名x$/);
      }
    });
  }

  if (engine === 'chromium') {
    it('chooses no template by the Enter that ends a composition in the filter', async () => {
      const visit = await open({
        body: '<ft-provider base-url="/api"><ft-template-picker></ft-template-picker></ft-provider>',
      });
      // The filter is there for those who have many.
      visit.server.fault({ path: /templates(\?|$)/ }, async ({ answer, send }) => {
        const items = (await answer.json()) as { id: string }[];
        const many = items.flatMap((item) =>
          Array.from({ length: 9 }, (_, at) => ({ ...item, id: `${item.id}-${at}` })),
        );
        await send(Response.json(many));
      });
      await visit.page.reload();
      await visit.click('combobox');
      const input = await visit.page.createCDPSession();
      await input.send('Input.imeSetComposition', { text: 'ad', selectionStart: 2, selectionEnd: 2 });
      // What a browser reports of each key that the input method has taken.
      const enter = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 };
      await input.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
      await input.send('Input.insertText', { text: 'ad' });
      await input.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
      expect(await visit.value('combobox')).to.equal('ad');
      const picked = () => visit.page.evaluate(() => document.querySelector('ft-template-picker')?.templateId);
      expect(await picked()).to.equal(undefined);
      await visit.press('Enter');
      expect(await picked())
        .to.be.a('string')
        .and.not.equal('');
    });
  }

  it('sends a password with its blanks, and an ID without', async () => {
    const visit = await open({ body: WITH_CREDENTIALS });
    await visit.click('textbox', 'BroadWorks ID');
    await visit.type(' 5551234567@example.com ');
    await visit.press('ArrowLeft', 'ArrowLeft');
    await visit.press('Tab');
    await visit.type(' se cret ');
    await visit.press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    await visit.type('-');
    await visit.click(...EMAIL);
    await visit.type(' ana@example.com');
    await visit.click('button', 'Activate');
    await visit.see('Try again');
    expect(sent(visit)).to.deep.equal([
      [
        'POST /activations',
        { email: 'ana@example.com', broadworksId: '5551234567@example.com', password: ' se c-ret ' },
      ],
    ]);
  });

  it('reads what was filled in without an event when it sends', async () => {
    const visit = await open({ body: WITH_CREDENTIALS });
    await fillSilently(visit, { 'BroadWorks ID': '555@example.com', 'Email address': 'ana@example.com' });
    await visit.click('textbox', 'Password');
    await visit.type('secret');
    await visit.click('button', 'Activate');
    await visit.see('Try again');
    const input = { email: 'ana@example.com', broadworksId: '555@example.com', password: 'secret' };
    expect(sent(visit)).to.deep.equal([['POST /activations', input]]);
    await fillSilently(visit, { 'Email address': 'other@example.com', Password: 'changed' });
    await visit.click('button', 'Try again');
    await visit.see('Check your email');
    expect(sent(visit).at(-1)?.[1]).to.deep.equal({ ...input, email: 'other@example.com', password: 'changed' });
  });

  describe('nothing moves under a press', () => {
    /** With a button of the page's own below, which counts its presses. */
    const PAGE = `${FORM}<button onclick="this.textContent = 'Help was pressed'">Help</button>`;

    for (const touch of engine === 'chromium' ? [false, true] : [false]) {
      it(`sends by one ${touch ? 'touch' : 'press'} what a warning is due for`, async () => {
        const visit = await open({ body: PAGE, viewport: { width: 800, height: 800, hasTouch: touch } });
        await visit.click(...EMAIL);
        await visit.type('a+b@c.co');
        const button = await visit.find('button', 'Activate');
        await (touch ? button.tap() : button.click());
        await visit.see('Try again');
        expect(sent(visit)).to.deep.equal([['POST /activations', { email: 'a+b@c.co' }]]);
      });
    }

    it('leaves a button of the page below where it is, and warns after', async () => {
      const visit = await open({ body: PAGE });
      await visit.click(...EMAIL);
      await visit.type('a+b@c.co');
      await visit.click('button', 'Help');
      await visit.see('Help was pressed');
      await visit.see('Addresses with a + sign can cause trouble');
    });

    it('brings back what is wrong after a press elsewhere, and as soon as a key leaves the field', async () => {
      const visit = await open({ body: PAGE });
      await visit.click('button', 'Activate');
      await visit.see('Enter an email address.');
      await visit.click(...EMAIL);
      await visit.type('ana');
      await visit.press('Tab');
      await visit.see('Enter an address with an @ sign');
      await visit.click(...EMAIL);
      await visit.type('@example.com');
      await visit.seeNoMore('Enter an address');
      await visit.type(',');
      await visit.click('button', 'Help');
      await visit.see('Help was pressed');
      await visit.see('Check the part after the @ sign');
      expect(visit.writes()).to.deep.equal([]);
    });
  });
});
