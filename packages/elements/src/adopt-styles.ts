import type { CSSResultOrNative, ReactiveElement } from 'lit';

/** The styles of an element, and the style sheets made of them for the document in which it stands. */
interface HostStyles {
  readonly styles: Set<CSSResultOrNative>;
  home: Document | undefined;
  sheets: Map<CSSResultOrNative, CSSStyleSheet>;
}

const stylesByHost = new WeakMap<ReactiveElement, HostStyles>();

/**
 * Gives an element the looks of a part that was loaded later; once, however often it is asked. They go with it into other
 * documents, which take only style sheets of their own.
 */
export function adoptStyles(host: ReactiveElement, style: CSSResultOrNative): void {
  stylesOf(host).styles.add(style);
  adoptMissing(host);
}

/** The root of an element that may come to life in another document than that of its code, where Lit's own way throws. */
export function createRoot<Root>(host: ReactiveElement, create: () => Root): Root | ShadowRoot {
  const { shadowRootOptions } = host.constructor as typeof ReactiveElement;
  const isHere = host.ownerDocument === document;
  const root = isHere ? create() : (host.shadowRoot ?? host.attachShadow(shadowRootOptions));
  stylesOf(host);
  adoptMissing(host);
  return root;
}

function stylesOf(host: ReactiveElement): HostStyles {
  let own = stylesByHost.get(host);
  if (!own) {
    const { elementStyles } = host.constructor as typeof ReactiveElement;
    own = { styles: new Set(elementStyles), home: undefined, sheets: new Map() };
    stylesByHost.set(host, own);
    host.addController({ hostConnected: () => adoptMissing(host) });
  }
  return own;
}

/** Adopts the style sheets that are missing: moving to another document clears those of a shadow root. */
function adoptMissing(host: ReactiveElement): void {
  const { shadowRoot: root, ownerDocument: home } = host;
  const own = stylesOf(host);
  const view = home.defaultView;
  if (!root || !view) return;
  const hasMoved = own.home !== undefined && own.home !== home;
  if (hasMoved) own.sheets = new Map();
  own.home = home;
  const adopted = hasMoved ? [] : root.adoptedStyleSheets;
  const missing: CSSStyleSheet[] = [];
  for (const style of own.styles) {
    const sheet = own.sheets.get(style) ?? sheetFor(style, view);
    if (!sheet) continue;
    own.sheets.set(style, sheet);
    if (!adopted.includes(sheet)) missing.push(sheet);
  }
  if (missing.length > 0) root.adoptedStyleSheets = [...adopted, ...missing];
}

function sheetFor(style: CSSResultOrNative, view: Window & typeof globalThis): CSSStyleSheet | undefined {
  const isSheet = style instanceof CSSStyleSheet;
  if (view.document === document) return isSheet ? style : style.styleSheet;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(isSheet ? Array.from(style.cssRules, ({ cssText }) => cssText).join('\n') : style.cssText);
  return sheet;
}
