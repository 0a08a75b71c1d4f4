import { expect } from 'chai';
import { inEachEngine, type Visit } from './support/visit.js';

const PAGE =
  '<ft-provider base-url="/api"><ft-user-status template-id="adria-hotels" selectable></ft-user-status></ft-provider>';

const ADDRESS = 'Email address';

/** Shows the users that have an error, and opens the menu of the first. */
async function openMenu(visit: Visit): Promise<void> {
  await visit.see('Rows 1 to');
  await visit.click('button', /^Errors/);
  await visit.see(/Rows 1 to \d+ of 1\d/);
  const [dots] = await visit.findAll('button', /^Actions for/);
  await dots?.click();
}

async function openRetry(visit: Visit): Promise<void> {
  await openMenu(visit);
  await visit.click('menuitem', 'Retry activation');
  await visit.find('textbox', ADDRESS);
}

/** Empties the field that has the focus. */
async function empty(visit: Visit): Promise<void> {
  await visit.chord('Control', 'a');
  await visit.press('Backspace');
}

inEachEngine('what is typed, by real keys', (open) => {
  it('stays in the retry dialog as it was typed, and is trimmed when it is sent', async () => {
    const visit = await open({ body: PAGE });
    await openRetry(visit);
    await empty(visit);
    await visit.type(' ana@example.com ');
    expect(await visit.value('textbox', ADDRESS)).to.equal('ana@example.com');
    await visit.press('Home');
    await visit.type('x');
    // The caret was before the blank, which is still there: two words are no address.
    await visit.press('Enter');
    await visit.see('has a character that is not allowed');
    expect(await visit.value('textbox', ADDRESS)).to.equal('x ana@example.com');
    await visit.press('Home', 'Delete', 'Enter');
    await visit.see('Activation started again');
    expect(visit.writes().map(({ body }) => body)).to.deep.equal(['{"email":"ana@example.com"}']);
  });

  it('keeps its caret and its undo in the middle of an address, and the blanks of a paste', async () => {
    const visit = await open({ body: PAGE });
    await visit.see('Rows 1 to');
    await visit.copy('  bo@example.com  ');
    await openRetry(visit);
    await empty(visit);
    await visit.type('ana@example.com');
    for (const _ of '@example.com') await visit.press('ArrowLeft');
    await visit.type('+x');
    expect(await visit.value('textbox', ADDRESS)).to.equal('ana+x@example.com');
    await visit.see('Addresses with a + sign');
    await visit.type('y');
    expect(await visit.value('textbox', ADDRESS)).to.equal('ana+xy@example.com');
    await visit.chord('Control', 'z');
    expect(await visit.value('textbox', ADDRESS)).not.to.include('+xy');
    await visit.chord('Control', 'a');
    await visit.chord('Control', 'v');
    expect(await visit.value('textbox', ADDRESS)).to.equal('bo@example.com');
    await visit.press('End');
    await visit.type('.hr');
    expect(await visit.value('textbox', ADDRESS)).to.equal('bo@example.com  .hr');
    await visit.chord('Control', 'z');
    await visit.press('Enter');
    await visit.see('Activation started again');
    expect(visit.writes().map(({ body }) => body)).to.deep.equal(['{"email":"bo@example.com"}']);
  });

  it('stays in the search while a host hands it back trimmed', async () => {
    const visit = await open({ body: PAGE });
    await visit.see('Rows 1 to');
    await visit.page.evaluate(() => {
      const element = document.querySelector('ft-user-status');
      element?.addEventListener('ft-view-changed', ({ query }) => (element.search = query.search.trim()));
    });
    await visit.click('searchbox', 'Search users');
    await visit.type(' liam novak');
    expect(await visit.value('searchbox', 'Search users')).to.equal(' liam novak');
    await visit.see('Rows 1 to 1 of 1');
    await visit.press('Home');
    await visit.type('x');
    expect(await visit.value('searchbox', 'Search users')).to.equal('x liam novak');
    // What somebody else asks for is shown.
    await visit.page.evaluate(() => (document.querySelector('ft-user-status')!.search = ''));
    await visit.see(/Rows 1 to \d+ of 40/);
    expect(await visit.value('searchbox', 'Search users')).to.equal('');
  });

  it('stays in the names of views and in what is pasted to import', async () => {
    const visit = await open({ body: PAGE });
    await visit.see('Rows 1 to');
    await visit.copy('  5551000057@example.com\tbo@example.com \n');
    await visit.click('button', 'More');
    await visit.click('menuitem', 'Saved views');
    await visit.click('textbox', 'Name for what the table shows now');
    await visit.type(' mine');
    await visit.press('Home', 'ArrowRight');
    await visit.type('all ');
    expect(await visit.value('textbox', 'Name for what the table shows now')).to.equal(' all mine');
    await visit.press('Enter');
    await visit.see('View all mine saved');
    await visit.press('Escape');
    await visit.click('button', 'More');
    await visit.click('menuitem', 'Import emails');
    await visit.click('textbox', 'Or paste from a spreadsheet');
    await visit.chord('Control', 'v');
    await visit.type('x');
    expect(await visit.value('textbox', 'Or paste from a spreadsheet')).to.equal(
      '  5551000057@example.com\tbo@example.com \nx',
    );
    await visit.chord('Control', 'z');
    await visit.click('button', 'Review');
    await visit.see('1 user will be onboarded again');
  });
});

inEachEngine('dialogs, by real input', (open) => {
  it('keep what was pasted when a file picker is cancelled', async () => {
    const visit = await open({ body: PAGE });
    await visit.see('Rows 1 to');
    await visit.click('button', 'More');
    await visit.click('menuitem', 'Import emails');
    await visit.click('textbox', 'Or paste from a spreadsheet');
    await visit.type('some lines');
    // Drivers cannot cancel a picker as a person does; this is what browsers send then.
    await (
      await visit.find('textbox', 'Or paste from a spreadsheet')
    ).evaluate((field) => {
      const input = (field.getRootNode() as ShadowRoot).querySelector('input[type="file"]');
      input?.dispatchEvent(new Event('cancel', { bubbles: true }));
    });
    expect(await visit.value('textbox', 'Or paste from a spreadsheet')).to.equal('some lines');
    expect(await visit.has('dialog', 'Import emails')).to.equal(true);
    await visit.press('Escape');
    await visit.seeNoMore('Or paste from a spreadsheet');
  });
});

inEachEngine('menus and dialogs, where they stand', (open) => {
  /** What has been heard of Escape outside of the element. */
  const listen = (visit: Visit) =>
    visit.page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      for (const type of ['keydown', 'keyup'] as const)
        addEventListener(type, ({ key }) => key === 'Escape' && heard.push(type));
    });
  const heard = (visit: Visit) => visit.page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  const firstDots = async (visit: Visit) => (await visit.findAll('button', /^Actions for/))[0]!;

  it('opens a menu at its button on a page that is zoomed by its styles', async () => {
    const visit = await open({ body: PAGE, head: '<style>body { zoom: 1.25 }</style>' });
    await visit.see('Rows 1 to');
    const dots = await firstDots(visit);
    await dots.click();
    const menu = await visit.find('menu');
    const gaps = await visit.page.evaluate(
      (button, opened) => {
        const [a, b] = [button.getBoundingClientRect(), opened.getBoundingClientRect()];
        return [a.right - b.right, Math.min(Math.abs(b.top - a.bottom), Math.abs(a.top - b.bottom))];
      },
      dots,
      menu,
    );
    expect(Math.abs(gaps[0]!)).to.be.below(8);
    expect(gaps[1]).to.be.below(8);
  });

  it('closes a menu by a second press on its button, and opens it by a third', async () => {
    const visit = await open({ body: PAGE });
    await visit.see('Rows 1 to');
    const dots = await firstDots(visit);
    for (const isOpen of [true, false, true, false]) {
      await dots.click();
      await visit.page.waitForFunction((button, wanted) => button.ariaExpanded === wanted, {}, dots, String(isOpen));
      expect(await visit.has('menuitem', 'Delete user')).to.equal(isOpen);
    }
    expect(await visit.focus()).to.match(/^button Actions for/);
    await visit.press('Enter');
    expect(await visit.focus()).to.match(/^menuitem/);
  });

  it('has every item of a menu within reach in a low window', async () => {
    const visit = await open({ body: PAGE, viewport: { width: 667, height: 200, hasTouch: true } });
    await visit.see('Rows 1 to');
    await (await firstDots(visit)).evaluate((button) => button.scrollIntoView({ block: 'center' }));
    await (await firstDots(visit)).click();
    await (await visit.find('menuitem', 'History')).click();
    await visit.find('dialog', /History/);
  });

  for (const item of ['the menu', 'Delete user', 'History'] as const) {
    it(`keeps the Escape that closes ${item} from the page`, async () => {
      const visit = await open({ body: PAGE });
      await visit.see('Rows 1 to');
      await listen(visit);
      await (await firstDots(visit)).click();
      await visit.find('menuitem', 'Delete user');
      if (item !== 'the menu') {
        await visit.click('menuitem', item);
        await visit.find('dialog');
      }
      await visit.press('Escape');
      await visit.gone(item === 'the menu' ? 'menuitem' : 'dialog');
      expect(await heard(visit)).to.deep.equal([]);
      // The next one is not ours.
      await visit.press('Escape');
      expect(await heard(visit)).to.deep.equal(['keydown', 'keyup']);
    });
  }

  for (const [where, head] of [
    ['the page', ''],
    ['a page whose body says how it scrolls', '<style>body { height: 100%; overflow-x: hidden }</style>'],
  ] as const) {
    it(`holds ${where} still behind a dialog, and lets it go`, async () => {
      const visit = await open({
        body: `${PAGE}<div id="far">Far</div>`,
        head: `${head}<style>#far { margin-top: 2000px }</style>`,
      });
      await visit.see('Rows 1 to');
      await visit.page.evaluate(() => scrollTo(0, 40));
      const place = () =>
        visit.page.evaluate(() => [scrollY, document.querySelector('ft-user-status')!.getBoundingClientRect().x]);
      const before = await place();
      await (await firstDots(visit)).click();
      await visit.click('menuitem', 'Delete user');
      await visit.find('dialog');
      await visit.page.mouse.move(3, 500);
      await visit.page.mouse.wheel({ deltaY: 300 });
      await visit.press('PageDown', 'End');
      expect(await place()).to.deep.equal(before);
      await visit.press('Escape');
      await visit.seeNoMore('This removes the link');
      await visit.page.mouse.wheel({ deltaY: 300 });
      await visit.page.waitForFunction((was) => scrollY > was, {}, before[0]!);
    });
  }
});

inEachEngine('a part whose file is gone', (open, engine) => {
  /** What is pressed, the files that are not found then, and what shows that it was done. */
  const ACTS: readonly (readonly [
    name: string,
    missing: RegExp,
    act: (visit: Visit) => Promise<void>,
    done: RegExp,
  ])[] = [
    ['all that is pressed', /acting-/, (visit) => visit.click('button', 'More'), /Saved views/],
    [
      'a dialog',
      /row-dialogs-/,
      async (visit) => {
        await visit.click('button', 'Actions for 5551000008@example.com');
        await visit.click('menuitem', 'Delete user');
      },
      /This removes the link/,
    ],
    [
      'a panel',
      /columns-panel-/,
      async (visit) => {
        await visit.click('button', 'More');
        await visit.click('menuitem', 'Columns');
      },
      /Choose what the table shows/,
    ],
    ['an export', /export-rows-/, (visit) => visit.click('button', 'Export'), /40 users exported/],
    [
      'acting on several',
      /batch-desk-/,
      (visit) => visit.click('checkbox', 'Select 5551000008@example.com'),
      /1 user selected/,
    ],
  ];

  for (const [name, missing, act, done] of ACTS) {
    it(`is told in sight, and what it was needed for done once it is there: ${name}`, async () => {
      const visit = await open({ body: PAGE });
      visit.site.missing = missing;
      await visit.page.reload();
      await visit.see('Rows 1 to');
      await act(visit);
      await visit.see(/reload the page/);
      expect(await visit.inSight(/reload the page/)).to.equal(true);
      visit.site.missing = undefined;
      const isExport = name === 'an export';
      if (engine === 'chromium' && isExport) await act(visit);
      else if (engine === 'chromium') await visit.click('button', 'Try again');
      else {
        // Firefox asks for a file once in the life of a page: the other way is taken.
        await visit.page.reload();
        await visit.see('Rows 1 to');
        await act(visit);
      }
      await visit.see(done);
      await visit.seeNoMore(/could not be loaded/);
    });
  }
});
