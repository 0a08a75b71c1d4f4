import { expect } from 'chai';
import { inEachEngine } from './support/visit.js';

const BODY =
  '<ft-provider base-url="/api"><ft-user-status template-id="adria-hotels" selectable></ft-user-status></ft-provider>';

inEachEngine('the table, by a real pointer', (open) => {
  it('turns a switch by a press in its middle, and keeps the focus in it', async () => {
    const visit = await open({ body: BODY });
    const toggle = await visit.find('switch', 'Exclude provisioned users');
    await visit.see(/\bof 40\b/);
    await toggle.click();
    await visit.seeNoMore(/\bof 40\b/);
    expect(await visit.focus()).to.equal('switch Exclude provisioned users');
    await toggle.click({ count: 2 });
    expect(await visit.focus()).to.equal('switch Exclude provisioned users');
    await (await visit.words('Exclude provisioned users')).click({ count: 2 });
    expect(await visit.focus()).to.equal('switch Exclude provisioned users');
    expect(await toggle.evaluate((input) => (input as HTMLInputElement).checked)).to.equal(true);
  });

  it('keeps the focus in a choice whose words are pressed twice', async () => {
    const visit = await open({ body: BODY });
    await visit.click('button', 'More');
    await visit.click('menuitem', 'Columns');
    await visit.find('checkbox', 'Package type');
    await (await visit.words('Package type')).click({ count: 2 });
    expect(await visit.focus()).to.equal('checkbox Package type');
  });
});
