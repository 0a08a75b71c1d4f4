import { exportSubscribers, ProvisioningError, type ExportOptions, type Subscriber } from '@flowthrough/client';
import { expect } from 'chai';
import { waitFor } from '../../support/wait.js';
import { subscribers } from '../support/subscriber-world.js';

async function* pages(...all: (readonly Subscriber[])[]): AsyncGenerator<readonly Subscriber[]> {
  yield* all;
}

interface Recorded {
  readonly sink: WritableStream<Uint8Array<ArrayBuffer>>;
  readonly chunks: Uint8Array<ArrayBuffer>[];
  /** What happened to the sink in the end. */
  readonly ends: unknown[];
}

/** A stream that remembers; `write` can fail or wait in its place. */
function recorder(given: { write?: (count: number) => unknown; close?: () => unknown } = {}): Recorded {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const ends: unknown[] = [];
  const sink = new WritableStream<Uint8Array<ArrayBuffer>>({
    async write(chunk) {
      await given.write?.(chunks.length);
      chunks.push(chunk);
    },
    async close() {
      await given.close?.();
      ends.push('closed');
    },
    abort: (reason) => void ends.push(reason),
  });
  return { sink, chunks, ends };
}

const failure = (options: ExportOptions, source = pages(subscribers(1_000))) =>
  exportSubscribers(source, options).then(
    () => undefined,
    (error: unknown) => error,
  );

describe('exportSubscribers with a sink', () => {
  for (const format of ['csv', 'json'] as const) {
    it(`streams the same ${format} bytes that a Blob would hold, and closes the sink`, async () => {
      const rows = subscribers(3_000, (index) => ({ firstName: `Đurđa ${index}`, lastName: '😀"\r\n' }));
      const { sink, chunks, ends } = recorder();
      const result = await exportSubscribers(pages(rows.slice(0, 1_700), rows.slice(1_700)), { format, sink });
      expect(result).to.deep.equal({ rows: 3_000 });
      expect(ends).to.deep.equal(['closed']);
      expect(chunks.length).to.be.greaterThan(4);
      const { blob } = await exportSubscribers(pages(rows), { format });
      expect(new Uint8Array(await new Blob(chunks).arrayBuffer())).to.deep.equal(
        new Uint8Array(await blob.arrayBuffer()),
      );
    });
  }

  it('asks for no further rows while the sink is busy', async () => {
    let release = () => undefined as unknown;
    const busy = new Promise((resolve) => (release = () => resolve(undefined)));
    const { sink, chunks } = recorder({ write: (count) => (count === 1 ? busy : undefined) });
    const asked: number[] = [];
    async function* source() {
      for (let page = 0; page < 5; page += 1) {
        asked.push(page);
        yield subscribers(10);
      }
    }
    const exporting = exportSubscribers(source(), { sink });
    await waitFor(() => chunks.length === 1 && asked.length === 1, 'the first page');
    release();
    expect((await exporting).rows).to.equal(50);
    expect(asked.length).to.equal(5);
  });

  it('fails with the error of a sink that fails as its cause', async () => {
    const full = new Error('Disk full.');
    const { sink, ends } = recorder({
      write(count) {
        if (count === 2) throw full;
      },
    });
    const error = await failure({ sink });
    expect(error).to.be.instanceOf(ProvisioningError);
    expect(error).to.include({ kind: 'refused', cause: full });
    expect(ends).to.deep.equal([]);
  });

  it('fails when closing fails', async () => {
    const full = new Error('Disk full.');
    const { sink } = recorder({
      close() {
        throw full;
      },
    });
    expect(await failure({ sink })).to.include({ kind: 'refused', cause: full });
  });

  it('fails on a sink that somebody else writes to, and leaves it alone', async () => {
    const { sink, ends } = recorder();
    const writer = sink.getWriter();
    expect(await failure({ sink })).to.include({ kind: 'refused' });
    expect(ends).to.deep.equal([]);
    await writer.close();
    expect(ends).to.deep.equal(['closed']);
  });

  it('aborts the sink when the rows fail', async () => {
    const broken = new Error('Broken.');
    async function* failing(): AsyncGenerator<readonly Subscriber[]> {
      yield subscribers(1);
      throw broken;
    }
    const { sink, ends } = recorder();
    expect(await failure({ sink }, failing())).to.equal(broken);
    expect(ends).to.deep.equal([broken]);
  });

  it('aborts the sink when a column is unknown', async () => {
    const { sink, ends } = recorder();
    const error = await failure({ sink, columns: ['secret' as 'id'] });
    expect(error).to.include({ kind: 'invalid' });
    expect(ends).to.deep.equal([error]);
  });

  it('aborts the sink when it is cancelled before it begins', async () => {
    const { sink, chunks, ends } = recorder();
    const error = await failure({ sink, signal: AbortSignal.abort() });
    expect(error).to.include({ kind: 'aborted' });
    expect(ends).to.deep.equal([error]);
    expect(chunks).to.deep.equal([]);
  });

  it('aborts the sink when it is cancelled between two slices', async () => {
    const controller = new AbortController();
    const { sink, chunks, ends } = recorder();
    const error = await failure({ sink, signal: controller.signal, onProgress: () => controller.abort() });
    expect(error).to.include({ kind: 'aborted' });
    expect(ends).to.deep.equal([error]);
    expect(chunks.length).to.equal(2);
  });

  for (const [stage, options] of [
    ['writes', { write: () => new Promise(() => undefined) }],
    ['closes', { close: () => new Promise(() => undefined) }],
  ] as const) {
    it(`ends at once when it is cancelled while the sink ${stage} for ever`, async () => {
      const controller = new AbortController();
      let isReached = false;
      const { sink } = recorder(
        Object.fromEntries(
          Object.entries(options).map(([key, forever]) => [
            key,
            () => {
              isReached = true;
              return forever();
            },
          ]),
        ),
      );
      const failing = failure({ sink, signal: controller.signal });
      await waitFor(() => isReached, 'the sink');
      controller.abort();
      expect(await failing).to.include({ kind: 'aborted' });
    });
  }
});
