/** A name that every file system takes: `user-status-<label>-<date>.csv`, with the date in UTC. */
export function csvFileName(label: string, wallClock: number): string {
  const name = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return `user-status-${name ? `${name}-` : ''}${new Date(wallClock).toISOString().slice(0, 10)}.csv`;
}
