export function minifyMarkup(markup: string): string;
export function minifySheet(sheet: string): string;
export function emitMinified(home: string): void;
