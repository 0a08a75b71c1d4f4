import { http, HttpResponse, type RequestHandler } from 'msw';
import type { Scenario } from './scenarios.js';

/** MSW handlers that serve a scenario: give them to `setupWorker` or `setupServer`. */
export function createMswHandlers(scenario: Pick<Scenario, 'handler' | 'basePath'>): RequestHandler[] {
  return [
    http.all(`*${scenario.basePath}/*`, async ({ request }) => {
      try {
        return await scenario.handler(request);
      } catch {
        return HttpResponse.error();
      }
    }),
  ];
}
