/** What a file of users is written as. */
export type ExportFormat = 'csv' | 'json';

/** A name that every file system takes: `user-status-<label>-<date>.<format>`, with the date in UTC. */
export function csvFileName(label: string, wallClock: number, format: ExportFormat = 'csv'): string {
  const name = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return `user-status-${name ? `${name}-` : ''}${new Date(wallClock).toISOString().slice(0, 10)}.${format}`;
}
