export function serve(
  folder: string,
  headers?: Readonly<Record<string, string>>,
): Promise<{ readonly address: string; stop(): void }>;
