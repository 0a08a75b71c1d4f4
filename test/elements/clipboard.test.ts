import { expect } from 'chai';
import { copyText, spellOutControls } from '../../packages/elements/src/clipboard.js';
import { createFakeEnvironment } from '../support/fake-environment.js';

/** Puts a clipboard in place of the browser's, whose own needs a permission that not every engine gives to tests. */
function withClipboard(clipboard: Partial<Clipboard> | undefined) {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
}

const refusing = (name: string) => ({ writeText: () => Promise.reject(new DOMException('No.', name)) });

describe('copyText', () => {
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('resolves with true once the text is on the clipboard, and leaves no timer', async () => {
    const { sleep, waiting } = createFakeEnvironment();
    const written: string[] = [];
    withClipboard({
      writeText: (text) => {
        written.push(text);
        return Promise.resolve();
      },
    });
    expect(await copyText('one\ntwo', sleep)).to.equal(true);
    expect(written).to.deep.equal(['one\ntwo']);
    expect(waiting).to.equal(0);
  });

  const failures: readonly (readonly [string, Partial<Clipboard> | undefined])[] = [
    ['where the API is missing, as on insecure pages', undefined],
    ['when it rejects', { writeText: () => Promise.reject(new Error('Broken.')) }],
    ['when a policy denies it', refusing('NotAllowedError')],
    ['when the page has no focus', refusing('InvalidStateError')],
    [
      'when it throws at once',
      {
        writeText: () => {
          throw new TypeError('Illegal invocation.');
        },
      },
    ],
  ];
  for (const [when, clipboard] of failures) {
    it(`resolves with false ${when}`, async () => {
      withClipboard(clipboard);
      expect(await copyText('text', createFakeEnvironment().sleep)).to.equal(false);
    });
  }

  it('resolves with false when the clipboard has not answered after two seconds', async () => {
    const environment = createFakeEnvironment();
    withClipboard({ writeText: () => new Promise(() => undefined) });
    const copied = copyText('text', environment.sleep);
    await environment.advance(2_000);
    expect(await copied).to.equal(false);
    expect(environment.slept).to.deep.equal([2_000]);
  });
});

describe('spellOutControls', () => {
  it('makes control, direction and zero-width characters visible and leaves the rest', () => {
    expect(spellOutControls('a\u0000b\u202ec\u200bd\ufeff')).to.equal('a<U+0000>b<U+202E>c<U+200B>d<U+FEFF>');
    expect(spellOutControls('Žižek\n\tčeka')).to.equal('Žižek\n\tčeka');
  });
});
