import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';

const run = promisify(execFile);

/** Makes an element as a server does that renders a page, and gives the files of the library that this loaded. */
async function loadedFor(tag: string, attributes: Readonly<Record<string, string>>): Promise<string[]> {
  const hooks = `export async function load(url, context, next) {
    if (url.includes('/packages/elements/dist/')) console.log(url.split('/dist/')[1]);
    return next(url, context);
  }`;
  const script = `
    import { register } from 'node:module';
    register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hooks)}`)});
    await import('@flowthrough/elements/define');
    const element = new (customElements.get(${JSON.stringify(tag)}))();
    for (const [name, value] of Object.entries(${JSON.stringify(attributes)})) {
      element.setAttribute(name, value);
      element.attributeChangedCallback(name, null, value);
    }
    element.willUpdate?.(new Map());
    await new Promise((resolve) => setTimeout(resolve, 200));
  `;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: new URL('../../', import.meta.url),
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production' },
    timeout: 20_000,
  });
  return stdout.split('\n').filter(Boolean);
}

/** What each element loads once it stands in a document. */
const PARTS: readonly [tag: string, attributes: Readonly<Record<string, string>>, part: string][] = [
  ['ft-template-picker', {}, 'template-picker/choice.js'],
  ['ft-template-verification', { 'template-id': 'main' }, 'template-verification/results.js'],
  ['ft-activation-form', { email: 'ana@example.com' }, 'activation-form/process.js'],
];

describe('the later parts of the built elements on a server', () => {
  for (const [tag, attributes, part] of PARTS) {
    it(`${tag} does not load ${part}`, async () => {
      const files = await loadedFor(tag, attributes);
      expect(files.some((file) => file.startsWith(`${tag.slice(3)}/`))).to.equal(true);
      expect(files).not.to.include(part);
    });
  }
});
