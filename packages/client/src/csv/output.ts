import { ProvisioningError } from '../errors.js';
import { orAborted } from '../abort.js';

/**
 * Where an export is streamed to, such as the stream of `FileSystemFileHandle.createWritable()`. It is given UTF-8 bytes,
 * which streams of bytes, of text or Blobs and of files all take.
 */
export type ExportSink = WritableStream<Uint8Array<ArrayBuffer>>;

/** Takes the text of a file as it is made. */
export interface Output {
  write(text: string): Promise<void>;
  /** The whole file, unless it went to a sink. */
  end(): Promise<Blob | undefined>;
  /** Gives the file up; a sink is aborted, so that nothing stays half open. */
  abort(reason: unknown): void;
}

/** Characters per Blob: a Blob of its own for each slice costs more, one for all at the end is a long task. */
const BLOB = 1_000_000;

/** Collects Blobs: the browser keeps them outside the heap, on disk when there are many. */
export function createBlobOutput(type: string): Output {
  const blobs: Blob[] = [];
  let texts: string[] = [];
  let length = 0;
  const flush = () => {
    blobs.push(new Blob(texts));
    texts = [];
    length = 0;
  };
  return {
    async write(text) {
      texts.push(text);
      length += text.length;
      if (length >= BLOB) flush();
    },
    async end() {
      flush();
      return new Blob(blobs, { type });
    },
    abort() {
      blobs.length = texts.length = 0;
    },
  };
}

/** Writes to a sink, no faster than it takes; its failure is of kind `refused`, with the sink's own error as the cause. */
export function createSinkOutput(sink: ExportSink, signal: AbortSignal | undefined): Output {
  const fail = (cause: unknown) => {
    if (cause instanceof ProvisioningError) return cause;
    return new ProvisioningError('refused', 'Could not write the file: its sink failed, see cause.', { cause });
  };
  const attempt = async <T>(work: () => Promise<T>) => {
    try {
      return await orAborted(work(), signal);
    } catch (error) {
      throw fail(error);
    }
  };
  if (sink.locked) throw fail(new TypeError('The sink is locked by another writer.'));
  const writer = sink.getWriter();
  const encoder = new TextEncoder();
  return {
    write: (text) => attempt(() => writer.write(encoder.encode(text))),
    async end() {
      await attempt(() => writer.close());
      return undefined;
    },
    abort(reason) {
      // A sink that failed by itself is over already.
      writer.abort(reason).catch(() => undefined);
    },
  };
}
