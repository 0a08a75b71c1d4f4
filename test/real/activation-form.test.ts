import { expect } from 'chai';
import { inEachEngine } from './support/visit.js';

inEachEngine('the activation form, by real keys', (open) => {
  it('takes what is typed by keys', async () => {
    const visit = await open({
      body: '<ft-provider base-url="/api"><ft-activation-form></ft-activation-form></ft-provider>',
    });
    await visit.click('textbox', 'Email address');
    await visit.type('ana@example.com');
    expect(await visit.value('textbox', 'Email address')).to.equal('ana@example.com');
    expect(await visit.focus()).to.equal('textbox Email address');
    await visit.press('Enter');
    await visit.see('Try again');
    expect(visit.writes()).to.deep.equal([{ what: 'POST /activations', body: '{"email":"ana@example.com"}' }]);
    expect(visit.complaints).to.deep.equal([]);
  });
});
