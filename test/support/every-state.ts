import { fixture, html } from '@open-wc/testing-helpers';
import { registerMessages } from '@flowthrough/elements';
import { hr } from '@flowthrough/elements/messages/hr';
import { render } from 'lit';
import { isChromium } from './engine.js';
import { covered, small } from './pressing.js';
import { lost } from './reflow.js';
import { settle } from './wait.js';

// Some stories are in Croatian.
registerMessages(hr);

/** What is used of a story; Storybook has many types for it. */
interface StoryLike {
  readonly args?: object;
  readonly globals?: object;
  readonly render?: (args: object, context: object) => unknown;
  readonly play?: (context: { readonly canvasElement: HTMLElement }) => unknown;
}

/** In which room elements have to do: CSS pixels, and the size of the text of the page. The tightest one in every engine. */
const ROOMS = [
  { width: 320, text: '200%' },
  ...(isChromium
    ? [
        { width: 1184, text: '100%' },
        { width: 320, text: '100%' },
        { width: 1184, text: '200%' },
      ]
    : []),
];

/** Tests every state of an element: its stories, without those that change the page alone. */
export function describeStates(title: string, { default: meta, ...stories }: Readonly<Record<string, unknown>>): void {
  describe(`every state of ${title}`, function () {
    // Four rooms each, in an engine that may have begun a moment ago.
    this.timeout(60_000);
    afterEach(() => document.documentElement.style.removeProperty('font-size'));

    for (const [name, story] of Object.entries(stories as Readonly<Record<string, StoryLike>>)) {
      if (story.globals) continue;
      it(`takes each press where it is aimed, and finds room: ${name}`, async () => {
        const place = await fixture<HTMLElement>(html`<div></div>`);
        await show(meta as StoryLike, story, place);
        for (const { width, text } of ROOMS) {
          place.style.setProperty('inline-size', `${width}px`);
          document.documentElement.style.setProperty('font-size', text);
          await waitForNone(() => [...covered(place), ...small(place), ...lost(place)], `${width} px, text of ${text}`);
        }
      });
    }
  });
}

/** Sizes that follow from others come a few frames later, on a busy machine more of them. */
async function waitForNone(problems: () => readonly string[], where: string): Promise<void> {
  let left: readonly string[] = [];
  for (let looks = 0; looks < 8; looks += 1) {
    await settle();
    left = problems();
    if (left.length === 0) return;
  }
  throw new Error(`${where}: ${left.slice(0, 5).join(', ')}`);
}

async function show(meta: StoryLike, story: StoryLike, place: HTMLElement): Promise<void> {
  const draw = story.render ?? meta.render;
  render(draw?.({ ...meta.args, ...story.args }, {}), place);
  await story.play?.({ canvasElement: place });
}
