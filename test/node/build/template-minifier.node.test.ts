import { expect } from 'chai';
import { minifyMarkup, minifySheet } from '../../../scripts/template-minifier.mjs';

const HOLE = '\u0001';

describe('the minified templates', () => {
  it('lose the white space around blocks, which is not rendered', () => {
    expect(minifyMarkup('<div class="a">\n  <p>\n    Words\n  </p>\n</div>')).to.equal(
      '<div class="a"><p>Words</p></div>',
    );
    expect(minifyMarkup(`<ul>\n  ${HOLE}\n</ul>`)).to.equal(`<ul>${HOLE}</ul>`);
  });

  it('keep one space where words, buttons or expressions would run together', () => {
    expect(minifyMarkup('<b>one</b>\n  <b>two</b>')).to.equal('<b>one</b> <b>two</b>');
    expect(minifyMarkup('one\n  <button>\n    two\n  </button>')).to.equal('one <button> two </button>');
    expect(minifyMarkup(`${HOLE}\n  ${HOLE}`)).to.equal(`${HOLE} ${HOLE}`);
  });

  it('keep every expression and every value, and no white space between attributes', () => {
    expect(minifyMarkup(`<input\n  title="two  words"\n  .value=${HOLE}\n  ?hidden=${HOLE}\n/>`)).to.equal(
      `<input title="two  words" .value=${HOLE} ?hidden=${HOLE} />`,
    );
    expect(minifyMarkup('<path d="m4 4\n 8 8" />')).to.equal('<path d="m4 4\n 8 8"/>');
  });

  it('lose comments', () => {
    expect(minifyMarkup('<p>a</p><!-- why --><p>b</p>')).to.equal('<p>a</p><p>b</p>');
    expect(minifySheet('/* why */ :host {\n  margin-inline: 0px;\n}\n')).to.equal(':host{margin-inline:0px}');
  });
});
