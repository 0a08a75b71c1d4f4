/**
 * Nothing is saved while the tests of a suite run: files are for the tests to read, and in Firefox a download takes the
 * keys from the tests after it.
 */
export function withoutDownloads(): void {
  beforeEach(() => {
    HTMLAnchorElement.prototype.click = () => undefined;
  });
  afterEach(() => {
    // What it inherits from all elements is there again.
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
  });
}
