import { css, unsafeCSS, type CSSResult } from 'lit';

/*
 * The signs of statuses in the rows, in the shapes of `icon-signs.ts`, painted as the background of their cell: an `svg`
 * would be styled, laid out and put into its line anew in each row that a scroll brings into sight. Every layer has a
 * price as well, so that a stroke with its dot, or two strokes at a right angle, are one.
 */

/** One layer of a background: what is painted, and the box of it on the grid. */
interface Layer {
  readonly image: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Units on each side of the grid, and em of the text that a unit takes. */
const GRID = 16;
const UNIT = 1.143 / GRID;
/** Width of a line, and how far a slanting or round edge fades to either side, in units. */
const LINE = 1.5;
const FADE = 0.3;
/** What is left above the sign in its line of text, in units. */
const ABOVE = 0.154 / UNIT;

const em = (units: number) => `${(units * UNIT).toFixed(3)}em`;

/** The stops of a line whose middle lies so many units along a gradient. */
function line(ink: string, middle: number): string {
  const [from, to] = [middle - LINE / 2, middle + LINE / 2];
  return `transparent ${em(from - FADE)}, ${ink} ${em(from + FADE)} ${em(to - FADE)}, transparent ${em(to + FADE)}`;
}

const RING = 6.25;

const ring = (ink: string): Layer => ({
  image: `radial-gradient(circle, ${line(ink, RING)})`,
  x: 0,
  y: 0,
  width: GRID,
  height: GRID,
});

/** A stroke with a dot below it. */
const stem = (ink: string, from: number, to: number): Layer => {
  const height = to + 1 + LINE - from;
  const ends = [(to - from) / height, (to + 1 - from) / height].map((part) => `${(part * 100).toFixed(1)}%`);
  const image = `linear-gradient(${ink} ${ends[0]}, transparent ${ends[0]} ${ends[1]}, ${ink} ${ends[1]})`;
  return { image, x: (GRID - LINE) / 2, y: from, width: LINE, height };
};

/** What stands inside the ring of each sign. */
const SIGNS: Readonly<Record<string, (ink: string) => readonly Layer[]>> = {
  // Two slopes, each painted as far as the column where they meet.
  good: (ink) => [
    { image: `linear-gradient(45deg, ${line(ink, 2.62)})`, x: 4.5, y: 7, width: 2.7, height: 4.1 },
    { image: `linear-gradient(-45deg, ${line(ink, 3.68)})`, x: 7.2, y: 5.5, width: 4.2, height: 5.6 },
  ],
  moving: (ink) => [
    {
      image: `linear-gradient(90deg, ${ink} 20%, transparent 20% 40%, ${ink} 40% 60%, transparent 60% 80%, ${ink} 80%)`,
      x: 4.25,
      y: (GRID - LINE) / 2,
      width: 5 * LINE,
      height: LINE,
    },
  ],
  // A quarter left out above the right angle of the two hands.
  waiting: (ink) => [
    {
      image: `conic-gradient(from 90deg at ${em(LINE)} calc(100% - ${em(LINE)}), ${ink} 75%, transparent 75%)`,
      x: (GRID - LINE) / 2,
      y: 4.25,
      width: 4,
      height: 4.5,
    },
  ],
  failed: (ink) => [stem(ink, 4.25, 8.75)],
  // The upper half of a bow and the quarter that follows it.
  unknown: (ink) => [
    { image: `radial-gradient(circle at 50% 100%, ${line(ink, 1.8)})`, x: 5, y: 3.5, width: 6, height: 3 },
    { image: `radial-gradient(circle at 0 0, ${line(ink, 1.8)})`, x: 8, y: 6.5, width: 3, height: 3 },
    stem(ink, 7.6, 9.4),
  ],
};

function rules(name: string): string {
  const ink = name === 'unknown' ? 'var(--_text-muted)' : `var(--_${name})`;
  const layers = [ring(ink), ...(SIGNS[name]?.(ink) ?? [])];
  const list = (write: (layer: Layer) => string) => layers.map(write).join();
  return `
    .is-${name} {
      background-image: ${list(({ image }) => image)};
      background-position: ${list(({ x, y }) => `${em(x)} ${em(ABOVE + y)}`)};
      background-size: ${list(({ width, height }) => `${em(width)} ${em(height)}`)};
    }

    .is-${name}:dir(rtl) {
      background-position: ${list(({ x, y, width }) => `calc(100% - ${em(GRID - x - width)}) ${em(ABOVE + y)}`)};
    }
  `;
}

export const rowSigns: CSSResult = css`
  .status {
    background-repeat: no-repeat;
    print-color-adjust: exact;
  }

  ${unsafeCSS(Object.keys(SIGNS).map(rules).join(''))}

  /* There only the user's own colours are painted, and none behind a text that the browser colours. */
  @media (forced-colors: active) {
    .row > .status {
      --_good: CanvasText;
      --_moving: CanvasText;
      --_waiting: CanvasText;
      --_failed: CanvasText;
      --_text-muted: CanvasText;
      color: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
