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
