import { isAborted, ProvisioningError, toProvisioningError } from '@flowthrough/client';
import { expect } from 'chai';

class OwnError extends ProvisioningError {}

const MARK: unique symbol = Symbol.for('flowthrough.error');

/** As another copy of the module makes it, of which this one knows nothing but the mark. */
class ForeignError extends Error {
  readonly [MARK] = true;
  readonly kind = 'aborted';
  readonly outcome = 'unknown';
}

describe('ProvisioningError', () => {
  it('is told by its mark, whichever copy of the module made it', () => {
    const foreign = new ForeignError('Gone.');
    expect(foreign instanceof ProvisioningError).to.equal(true);
    expect(toProvisioningError(foreign)).to.equal(foreign);
    expect(isAborted(foreign)).to.equal(true);
    for (const other of [new Error('No.'), { kind: 'aborted', name: 'ProvisioningError' }, null, undefined, 'text']) {
      expect((other as unknown) instanceof ProvisioningError, typeof other).to.equal(false);
    }
  });

  it('tells subclasses of a host apart', () => {
    const own = new OwnError('refused', 'No.');
    expect(own instanceof ProvisioningError).to.equal(true);
    expect(own instanceof OwnError).to.equal(true);
    expect(new ProvisioningError('refused', 'No.') instanceof OwnError).to.equal(false);
  });

  it('takes what another window threw on abort for an abort', () => {
    const elsewhere = Object.assign(Object.create(null) as object, { name: 'AbortError' });
    expect(toProvisioningError(elsewhere).kind).to.equal('aborted');
  });
});
