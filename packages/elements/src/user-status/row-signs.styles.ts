import { css } from 'lit';

/**
 * The signs of statuses in the rows, in the shapes of `icon-signs.ts`, as the background of their cell: an `svg` would be
 * styled, laid out and put into its line anew in each row that a scroll brings into sight.
 *
 * Drawn on the same grid of 16 units in 1.143em, 0.154em below the edge of the line: a ring of radius 6.25, and what stands
 * in it, all in lines of 1.5 units whose round and slanting edges fade over 0.6. Every layer has its price, so that a
 * stroke with its dot, a row of dots, and two hands at a right angle are one each.
 */
export const rowSigns = css`
  .status {
    background-repeat: no-repeat;
    print-color-adjust: exact;
  }

  /* Two slopes, each painted as far as the column where they meet. */
  .is-good {
    background-image:
      radial-gradient(circle, transparent 0.371em, var(--_good) 0.414em 0.479em, transparent 0.521em),
      linear-gradient(45deg, transparent 0.112em, var(--_good) 0.155em 0.219em, transparent 0.262em),
      linear-gradient(-45deg, transparent 0.188em, var(--_good) 0.231em 0.295em, transparent 0.338em);
    background-position:
      0 0.154em,
      0.321em 0.654em,
      0.514em 0.547em;
    background-size:
      1.143em 1.143em,
      0.193em 0.293em,
      0.3em 0.4em;
  }

  .is-good:dir(rtl) {
    background-position:
      right 0 top 0.154em,
      right 0.629em top 0.654em,
      right 0.329em top 0.547em;
  }

  /* Three dots. */
  .is-moving {
    background-image:
      radial-gradient(circle, transparent 0.371em, var(--_moving) 0.414em 0.479em, transparent 0.521em),
      linear-gradient(
        90deg,
        var(--_moving) 20%,
        transparent 20% 40%,
        var(--_moving) 40% 60%,
        transparent 60% 80%,
        var(--_moving) 80%
      );
    background-position:
      0 0.154em,
      0.304em 0.672em;
    background-size:
      1.143em 1.143em,
      0.536em 0.107em;
  }

  .is-moving:dir(rtl) {
    background-position:
      right 0 top 0.154em,
      right 0.304em top 0.672em;
  }

  /* Two hands: a box without the quarter above their angle. */
  .is-waiting {
    background-image:
      radial-gradient(circle, transparent 0.371em, var(--_waiting) 0.414em 0.479em, transparent 0.521em),
      conic-gradient(from 90deg at 0.107em calc(100% - 0.107em), var(--_waiting) 75%, transparent 75%);
    background-position:
      0 0.154em,
      0.518em 0.458em;
    background-size:
      1.143em 1.143em,
      0.286em 0.321em;
  }

  .is-waiting:dir(rtl) {
    background-position:
      right 0 top 0.154em,
      right 0.339em top 0.458em;
  }

  /* A stroke and a dot. */
  .is-failed {
    background-image:
      radial-gradient(circle, transparent 0.371em, var(--_failed) 0.414em 0.479em, transparent 0.521em),
      linear-gradient(var(--_failed) 64%, transparent 64% 79%, var(--_failed) 79%);
    background-position:
      0 0.154em,
      0.518em 0.458em;
    background-size:
      1.143em 1.143em,
      0.107em 0.5em;
  }

  .is-failed:dir(rtl) {
    background-position:
      right 0 top 0.154em,
      right 0.518em top 0.458em;
  }

  /* The upper half of a bow, the quarter that follows it, a stroke and a dot. */
  .is-unknown {
    background-image:
      radial-gradient(circle, transparent 0.371em, var(--_text-muted) 0.414em 0.479em, transparent 0.521em),
      radial-gradient(circle at 50% 100%, transparent 0.054em, var(--_text-muted) 0.096em 0.161em, transparent 0.204em),
      radial-gradient(circle at 0 0, transparent 0.054em, var(--_text-muted) 0.096em 0.161em, transparent 0.204em),
      linear-gradient(var(--_text-muted) 42%, transparent 42% 65%, var(--_text-muted) 65%);
    background-position:
      0 0.154em,
      0.357em 0.404em,
      0.572em 0.618em,
      0.518em 0.697em;
    background-size:
      1.143em 1.143em,
      0.429em 0.214em,
      0.214em 0.214em,
      0.107em 0.307em;
  }

  .is-unknown:dir(rtl) {
    background-position:
      right 0 top 0.154em,
      right 0.357em top 0.404em,
      right 0.357em top 0.618em,
      right 0.518em top 0.697em;
  }

  /* Gradients are left out there, unless their element keeps its own colors. */
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
