import type { CSSResultOrNative, ReactiveElement } from 'lit';

/** What an element wears: its style sheets, made for the document in which it stands. */
interface Clothes {
  readonly styles: Set<CSSResultOrNative>;
  home: Document | undefined;
  sheets: Map<CSSResultOrNative, CSSStyleSheet>;
}

const wardrobe = new WeakMap<ReactiveElement, Clothes>();

/**
 * Gives an element the looks of a part that was loaded later; once, however often it is asked. They go with it into other
 * documents, which take only style sheets of their own.
 */
export function adoptStyles(host: ReactiveElement, style: CSSResultOrNative): void {
  clothesOf(host).styles.add(style);
  dress(host);
}

/** The root of an element that may come to life in another document than that of its code, where Lit's own way throws. */
export function createRoot<Root>(host: ReactiveElement, create: () => Root): Root | ShadowRoot {
  const { shadowRootOptions } = host.constructor as typeof ReactiveElement;
  const isHere = host.ownerDocument === document;
  const root = isHere ? create() : (host.shadowRoot ?? host.attachShadow(shadowRootOptions));
  clothesOf(host);
  dress(host);
  return root;
}

function clothesOf(host: ReactiveElement): Clothes {
  let clothes = wardrobe.get(host);
  if (!clothes) {
    const { elementStyles } = host.constructor as typeof ReactiveElement;
    clothes = { styles: new Set(elementStyles), home: undefined, sheets: new Map() };
    wardrobe.set(host, clothes);
    host.addController({ hostConnected: () => dress(host) });
  }
  return clothes;
}

/** Puts on what is missing: a document takes everything off whoever leaves it. */
function dress(host: ReactiveElement): void {
  const { shadowRoot: root, ownerDocument: home } = host;
  const clothes = clothesOf(host);
  const view = home.defaultView;
  if (!root || !view) return;
  const hasMoved = clothes.home !== undefined && clothes.home !== home;
  if (hasMoved) clothes.sheets = new Map();
  clothes.home = home;
  const worn = hasMoved ? [] : root.adoptedStyleSheets;
  const missing: CSSStyleSheet[] = [];
  for (const style of clothes.styles) {
    const sheet = clothes.sheets.get(style) ?? sheetFor(style, view);
    if (!sheet) continue;
    clothes.sheets.set(style, sheet);
    if (!worn.includes(sheet)) missing.push(sheet);
  }
  if (missing.length > 0) root.adoptedStyleSheets = [...worn, ...missing];
}

function sheetFor(style: CSSResultOrNative, view: Window & typeof globalThis): CSSStyleSheet | undefined {
  const isSheet = style instanceof CSSStyleSheet;
  if (view.document === document) return isSheet ? style : style.styleSheet;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(isSheet ? Array.from(style.cssRules, ({ cssText }) => cssText).join('\n') : style.cssText);
  return sheet;
}
