import { expect } from 'chai';
import '@flowthrough/elements/define';

/** Places that become as wide as what stands in them: how a host makes one, and what keeps to its width. */
const PLACES: Readonly<
  Record<string, { readonly css: string; readonly html: string; readonly isNarrowable: boolean }>
> = {
  'a block': { css: '', html: '<div><i></i></div>', isNarrowable: true },
  'a flex row': { css: 'display: flex', html: '<div><i></i></div>', isNarrowable: true },
  'a centered flex row': {
    css: 'display: flex; justify-content: center',
    html: '<div><i></i></div>',
    isNarrowable: true,
  },
  'a flex column': {
    css: 'display: flex; flex-direction: column; align-items: center',
    html: '<div><i></i></div>',
    isNarrowable: true,
  },
  'a centered grid': { css: 'display: grid; place-items: center', html: '<div><i></i></div>', isNarrowable: true },
  'a grid column of its own size': {
    css: 'display: grid; grid-template-columns: auto 1fr',
    html: '<div><i></i><span></span></div>',
    isNarrowable: false,
  },
  'a float': { css: 'float: inline-start', html: '<div><i></i></div>', isNarrowable: false },
  'an inline block': { css: 'display: inline-block', html: '<div><i></i></div>', isNarrowable: false },
  'a place of its content’s width': {
    css: 'inline-size: fit-content',
    html: '<div><i></i></div>',
    isNarrowable: false,
  },
  'an absolute place': { css: 'position: absolute', html: '<div><i></i></div>', isNarrowable: false },
  'a table cell': { css: '', html: '<table><tbody><tr><td><i></i></td></tr></tbody></table>', isNarrowable: false },
  'a dialog': { css: '', html: '<dialog><i></i></dialog>', isNarrowable: true },
};

/** What a host writes on the element itself. */
const OWN = [
  'display: inline-block',
  'float: inline-start',
  'position: absolute',
  'inline-size: fit-content',
  'inline-size: max-content',
];

const TAGS = ['ft-activation-form', 'ft-template-picker', 'ft-template-verification', 'ft-user-status'];

/** Widths below which the elements are no use, in CSS pixels. */
const USABLE = 280;

describe('elements in places that are as wide as their content', () => {
  let room: HTMLElement;
  const sheet = new CSSStyleSheet();

  beforeEach(() => {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    room = document.createElement('div');
    room.className = 'room';
    document.body.append(room);
  });
  afterEach(() => {
    room.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  });

  const put = (tag: string, { html, css }: { html: string; css: string }, roomy: string, own = '') => {
    sheet.replaceSync(`.room { ${roomy} } .room > :first-child { ${css} } .room ${tag} { ${own} }`);
    room.innerHTML = html.replace('<i></i>', `<${tag}></${tag}>`);
    room.querySelector('dialog')?.showModal();
    return room.querySelector(tag)!;
  };

  for (const tag of TAGS) {
    it(`${tag} has its width in each of them`, () => {
      for (const [name, place] of Object.entries(PLACES)) {
        const { width } = put(tag, place, '').getBoundingClientRect();
        expect(width, name).to.be.within(USABLE, room.clientWidth);
      }
      for (const own of OWN) {
        const { width } = put(tag, PLACES['a block']!, '', own).getBoundingClientRect();
        expect(width, own).to.be.within(USABLE, room.clientWidth);
      }
    });

    it(`${tag} is no wider than a narrow place`, () => {
      for (const [name, place] of Object.entries(PLACES)) {
        if (!place.isNarrowable) continue;
        const { width } = put(tag, place, 'position: relative; inline-size: 250px').getBoundingClientRect();
        if (name !== 'a dialog') expect(width, name).to.be.within(240, 250);
      }
      for (const own of OWN) {
        const { width } = put(
          tag,
          PLACES['a block']!,
          'position: relative; inline-size: 250px',
          own,
        ).getBoundingClientRect();
        expect(width, own).to.be.within(240, 250);
      }
    });

    it(`${tag} takes the width that a host gives it`, () => {
      for (const own of ['inline-size: 300px', 'inline-size: 40%', 'min-inline-size: 300px; inline-size: 300px']) {
        const { width } = put(tag, PLACES['a flex row']!, 'inline-size: 750px', own).getBoundingClientRect();
        expect(width, own).to.equal(300);
      }
    });
  }
});

describe('elements in text that a host has styled', () => {
  it('show and copy what is, and not what the text around them is made to look like', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '.styled { text-transform: uppercase; letter-spacing: 3px; white-space: pre; text-indent: 4em; word-spacing: 9px; user-select: none; font-variant: small-caps; text-align: end }',
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const place = document.createElement('div');
    place.className = 'styled';
    for (const tag of TAGS) {
      const element = document.createElement(tag);
      place.replaceChildren(element);
      document.body.append(place);
      const style = getComputedStyle(element);
      expect(style.textTransform, tag).to.equal('none');
      expect(style.letterSpacing, tag).to.equal('normal');
      expect(style.whiteSpace, tag).to.equal('normal');
      expect(style.textIndent, tag).to.equal('0px');
      expect(style.wordSpacing, tag).to.equal('0px');
      expect(style.textAlign, tag).to.equal('start');
      expect(style.fontVariantCaps, tag).to.equal('normal');
    }
    place.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  });
});
