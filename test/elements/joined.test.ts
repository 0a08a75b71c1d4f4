import { expect } from 'chai';
import { html, nothing, render } from 'lit';
import { joined } from '../../packages/elements/src/joined.js';

describe('joined', () => {
  const name = (text: string) => html`<b>${text}</b>`;
  const note = (text: string, title: string) => html`<i title=${title}>${text}</i>, `;
  const place = document.createElement('div');
  const show = (...results: Parameters<typeof joined>[0]) => render(html`(${joined(results)})`, place);

  it('renders templates as if they had been written one after another', () => {
    show(name('one'), note('two', 'second'), name('three'));
    expect(place.textContent).to.equal('(onetwo, three)');
    expect(place.querySelector('i')?.title).to.equal('second');
    show();
    expect(place.textContent).to.equal('()');
  });

  it('keeps the nodes while the composition stays, whatever it shows', () => {
    show(name('one'), note('two', 'second'));
    const nodes = [...place.children];
    show(name('<b>'), note('', 'other'));
    expect([...place.children]).to.deep.equal(nodes);
    expect(place.textContent).to.equal('(<b>, )');
    show(note('two', 'second'), name('one'));
    expect(place.textContent).to.equal('(two, one)');
    expect(place.contains(nodes[0] ?? null)).to.equal(false);
  });

  it('takes what any template takes as a value', () => {
    const any = (value: unknown) => html`<u>${value}</u>`;
    show(any(name('inner')), any(nothing), any([name('a'), name('b')]));
    expect(place.textContent).to.equal('(innerab)');
    expect(place.querySelectorAll('b')).to.have.length(3);
  });
});
