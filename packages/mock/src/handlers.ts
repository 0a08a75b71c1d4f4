import { http, HttpResponse, type RequestHandler } from 'msw';
import type { Scenario } from './scenarios.js';

export interface MswOptions {
  /** Absolute base URL to listen at, whose path is the scenario's `basePath`. @default that path at any origin */
  readonly baseUrl?: string | undefined;
}

/** MSW handlers that serve a scenario: give them to `setupWorker` or `setupServer`. */
export function createMswHandlers(
  { handler, basePath }: Pick<Scenario, 'handler' | 'basePath'>,
  { baseUrl = `*${basePath}` }: MswOptions = {},
): RequestHandler[] {
  return [
    http.all(`${baseUrl}/*`, async ({ request }) => {
      try {
        return await handler(request);
      } catch {
        // The page sees what it would see of a connection that was cut.
        return HttpResponse.error();
      }
    }),
  ];
}
