import { css } from 'lit';

/** What every element starts from: the host's font, one focus ring, nothing hidden by accident. */
export const base = css`
  :host {
    display: block;
    box-sizing: border-box;
    color: var(--_text);
    font-family: var(--ft-font, inherit);
    font-size: var(--ft-font-size, 0.875em);
    line-height: 1.45;
    font-feature-settings: normal;
    text-align: start;
    text-align-last: auto;
    text-emphasis: none;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    font-variant: normal;
    letter-spacing: normal;
    word-spacing: normal;
    word-break: normal;
    overflow-wrap: normal;
    line-break: auto;
    white-space: normal;
    cursor: auto;
    hyphens: manual;
    user-select: text;
    -webkit-user-select: text;
    -webkit-text-fill-color: currentcolor;
    -webkit-text-stroke: 0;
    -webkit-text-security: none;
    min-inline-size: 0;
    max-inline-size: 100%;
    container-type: inline-size;
    /* A container says nothing of its content's width: without this it has none where a place asks for it. */
    contain-intrinsic-inline-size: min(var(--_width, 440px), 100cqi - 2em);
  }

  /* What a page says of every element it says of this one as well, over what stands above; an ID must stay as it is. */
  :host > * {
    text-transform: none;
    text-indent: 0;
    font-variant: normal;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }

  h2 {
    font-size: var(--_large);
    font-weight: 600;
    line-height: 1.3;
  }

  h3 {
    font-size: 1em;
    font-weight: 600;
  }

  ul,
  ol {
    list-style: none;
  }

  a {
    color: var(--_accent);
    text-underline-offset: 2px;
  }

  svg {
    display: block;
    flex: none;
    inline-size: 1.143em;
    block-size: 1.143em;
  }

  :focus {
    outline: none;
  }

  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  /* Places that the focus is sent to, and that do nothing by themselves. */
  h2[tabindex='-1']:focus-visible,
  h3[tabindex='-1']:focus-visible {
    outline: none;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .muted {
    color: var(--_text-muted);
  }

  .small {
    font-size: var(--_small);
  }

  .mono {
    font-family: var(--_mono);
    font-size: 0.95em;
  }

  .numeric {
    font-variant-numeric: tabular-nums;
  }
`;
