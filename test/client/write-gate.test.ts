import { createWriteGate, ProvisioningError } from '@flowthrough/client';
import { expect } from 'chai';

describe('createWriteGate', () => {
  it('lets one write of a subject run at a time, and the next one after it, however it ended', async () => {
    const gate = createWriteGate();
    let end: () => void = () => undefined;
    const first = gate.run('a', () => new Promise<void>((resolve) => (end = resolve)));
    const refused = await gate.run('a', () => Promise.resolve()).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(ProvisioningError).and.include({ kind: 'conflict' });
    end();
    await first;
    await gate.run('a', () => Promise.reject(new Error('No.'))).catch(() => undefined);
    expect(await gate.run('a', () => Promise.resolve(1))).to.equal(1);
    expect(gate.$running.get().size).to.equal(0);
  });

  it('holds many subjects with one notice, and lets go of some', async () => {
    const gate = createWriteGate();
    let notices = 0;
    gate.$running.listen(() => (notices += 1));
    const release = gate.hold(['a', 'b', 'c']);
    expect(notices).to.equal(1);
    release(['a', 'b']);
    expect([...gate.$running.get()]).to.deep.equal(['c']);
    expect(await gate.run('a', () => Promise.resolve(1))).to.equal(1);
    expect(await gate.run('c', () => Promise.resolve()).catch((error: unknown) => error)).to.include({
      kind: 'conflict',
    });
  });
});
