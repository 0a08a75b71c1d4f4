import { fixture, html } from '@open-wc/testing-helpers';
import { registerMessages } from '@flowthrough/elements';
import { hr } from '@flowthrough/elements/messages/hr';
import { render } from 'lit';
import { covered } from './pressing.js';
import { settle, waitFor } from './wait.js';

// Some stories are in Croatian.
registerMessages(hr);

/** What is used of a story; Storybook has many types for it. */
interface StoryLike {
  readonly args?: object;
  readonly globals?: object;
  readonly render?: (args: object, context: object) => unknown;
  readonly play?: (context: { readonly canvasElement: HTMLElement }) => unknown;
}

/** CSS pixels: a desk, and a phone. */
const WIDTHS = [1184, 320];

/** Tests every state of an element: its stories, without those that change the page alone. */
export function describeStates(title: string, { default: meta, ...stories }: Readonly<Record<string, unknown>>): void {
  describe(`every state of ${title}`, () => {
    for (const [name, story] of Object.entries(stories as Readonly<Record<string, StoryLike>>)) {
      if (story.globals) continue;
      it(`takes each press where it is aimed, ${name}`, async () => {
        const place = await fixture<HTMLElement>(html`<div></div>`);
        await show(meta as StoryLike, story, place);
        for (const width of WIDTHS) {
          place.style.setProperty('inline-size', `${width}px`);
          await settle();
          await waitForNone(() => covered(place), `${width} px wide`);
        }
      });
    }
  });
}

async function waitForNone(problems: () => readonly string[], where: string): Promise<void> {
  await waitFor(() => problems().length === 0).catch(() => {
    throw new Error(`${where}: ${problems().slice(0, 5).join(', ')}`);
  });
}

async function show(meta: StoryLike, story: StoryLike, place: HTMLElement): Promise<void> {
  const draw = story.render ?? meta.render;
  render(draw?.({ ...meta.args, ...story.args }, {}), place);
  await story.play?.({ canvasElement: place });
}
