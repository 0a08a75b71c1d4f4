/** As much of a page as the client looks at, for tests in Node: whether it is shown, and whether the device is online. */
export interface FakePage {
  /** Sets what `navigator.onLine` says, and tells the page of a connection that came back. */
  setOnline(isOnline: boolean): void;
  /** Shows or hides the page, and tells it so. */
  setHidden(isHidden: boolean): void;
  /** Brings the page back as browsers do with one that was left and kept. */
  restore(): void;
  /** Counts the listeners on the page and its window from now on; the answer tells how many are left. */
  countListeners(): () => number;
  /** Takes everything away again. */
  remove(): void;
}

const NAMES = ['document', 'navigator'] as const;

/** Puts a page in place of nothing; take it away in `afterEach`. */
export function createFakePage(): FakePage {
  const before = NAMES.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  let isOnline = true;
  let isHidden = false;
  const view = new EventTarget();
  const page = Object.defineProperties(new EventTarget(), {
    hidden: { get: () => isHidden },
    defaultView: { value: view },
    baseURI: { value: 'http://localhost/' },
  });
  const navigator = Object.defineProperty({}, 'onLine', { get: () => isOnline });
  for (const [name, value] of [
    ['document', page],
    ['navigator', navigator],
  ] as const) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
  }
  return {
    setOnline(next) {
      isOnline = next;
      view.dispatchEvent(new Event(next ? 'online' : 'offline'));
    },
    setHidden(next) {
      isHidden = next;
      page.dispatchEvent(new Event('visibilitychange'));
    },
    restore: () => void view.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true })),
    countListeners() {
      let count = 0;
      for (const target of [view, page]) {
        const { addEventListener, removeEventListener } = target;
        target.addEventListener = (type, listener, options) => {
          if ((typeof options === 'object' ? options : undefined)?.signal?.aborted) return;
          count += 1;
          addEventListener.call(target, type, listener, options);
        };
        // Node takes away by it what ends with a signal, too.
        target.removeEventListener = (type, listener, options) => {
          count -= 1;
          removeEventListener.call(target, type, listener, options);
        };
      }
      return () => count;
    },
    remove() {
      for (const [name, descriptor] of before) {
        if (descriptor) Object.defineProperty(globalThis, name, descriptor);
        else Reflect.deleteProperty(globalThis, name);
      }
    },
  };
}
