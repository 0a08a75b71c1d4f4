import { ROUTES, type Route } from './routes.js';

export interface RouteMatch {
  readonly route: Route;
  /** The variable part of the path. */
  readonly id: string;
}

/** The routes of every method that a path below the base stands for. */
export function matchPath(base: string, path: string): RouteMatch[] {
  if (!path.startsWith(`${base}/`)) return [];
  const given = path.slice(base.length).replace(/\/$/, '').split('/');
  return ROUTES.flatMap((route) => {
    const wanted = route.path.split('/');
    const isMatch = wanted.length === given.length && wanted.every((part, index) => fits(part, given[index] ?? ''));
    return isMatch ? [{ route, id: decode(given[wanted.indexOf(':id')] ?? '') }] : [];
  });
}

function fits(wanted: string, given: string): boolean {
  return wanted === ':id' ? given !== '' : wanted === given;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
