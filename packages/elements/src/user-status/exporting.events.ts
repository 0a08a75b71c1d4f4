import type { ExportResult } from '@flowthrough/client';

/** An export was written, and offered for download unless it went straight to a file. */
export class ExportFinishedEvent extends Event {
  static readonly eventName = 'ft-export-finished';
  readonly name: string;
  readonly rows: number;
  /** The file itself, for hosts that keep it; undefined when it went straight to a file. */
  readonly blob: Blob | undefined;

  constructor({ name, rows, blob }: ExportResult) {
    super(ExportFinishedEvent.eventName, { bubbles: true, composed: true });
    this.name = name;
    this.rows = rows;
    this.blob = blob;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ft-export-finished': ExportFinishedEvent;
  }
}
