import type Papa from 'papaparse';
import { loaded } from '../loaded.js';

/** The writer of CSV, loaded on first use. Some bundlers give what is not an ES module without a `default`. */
export async function loadPapa(): Promise<typeof Papa> {
  const module: { readonly default?: typeof Papa } = await loaded(import('papaparse'));
  return module.default ?? (module as typeof Papa);
}
