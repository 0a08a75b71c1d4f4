import type Papa from 'papaparse';
import { loaded } from '../loaded.js';

/** The writer of CSV, loaded on first use. */
export async function loadPapa(): Promise<typeof Papa> {
  return (await loaded(import('./papaparse.js'))).default;
}
