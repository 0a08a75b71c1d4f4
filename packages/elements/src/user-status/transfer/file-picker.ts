import { csvFileName, type ExportFormat, type ExportSink } from '@flowthrough/client';

/** The part of the File System Access API that is used; TypeScript's own library does not have it. */
interface FilePicker {
  showSaveFilePicker?(options: { readonly suggestedName: string }): Promise<{ createWritable(): Promise<ExportSink> }>;
}

const picker = globalThis as FilePicker;

/** Whether the browser can write straight to a file of the user's choice. */
export function canPickFile(): boolean {
  return picker.showSaveFilePicker !== undefined;
}

/** Asks for a place and opens the file there; undefined when the user changes their mind. */
export async function pickFile(
  label: string,
  format: ExportFormat,
  wallClock: number,
): Promise<ExportSink | undefined> {
  try {
    const file = await picker.showSaveFilePicker?.({ suggestedName: csvFileName(label, wallClock, format) });
    return await file?.createWritable();
  } catch {
    return undefined;
  }
}
