import type { CsvColumnKey, ExportFormat, ExportScope } from '@flowthrough/client';

/** Texts of the panel in which an export is set up. */
export interface ExportingMessages {
  readonly rows: string;
  readonly scope: Readonly<Record<ExportScope, string>>;
  readonly format: string;
  readonly formats: Readonly<Record<ExportFormat, string>>;
  readonly columns: string;
  readonly column: Readonly<Record<CsvColumnKey, string>>;
  readonly allColumns: string;
  readonly toDisk: string;
  readonly toDiskHint: string;
  readonly guardHint: string;
  readonly start: string;
}
