import type { Fault } from '@flowthrough/mock';
import type { Handler } from '@flowthrough/server';

const answer = (status: number, body: string, type = 'application/json', headers = {}) =>
  Promise.resolve(new Response(body, { status, headers: { 'content-type': type, ...headers } }));
const cut = () => Promise.reject(new TypeError('Failed to fetch'));
const givenUp = ({ signal }: Request) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
/** Takes effect whoever has stopped listening. */
const act = (request: Request, next: Handler) => next(new Request(request.clone(), { signal: null }));

/** What can happen to a request, before its effect, after it, or with the effect once nobody waits any more. */
export const WRITE_FAULTS: Readonly<Record<string, Fault>> = {
  'no connection': cut,
  'too many requests': () => answer(429, '{}', undefined, { 'retry-after': '2' }),
  'too many requests, no time given': () => answer(429, '{}'),
  unavailable: () => answer(503, '{"message":"Down."}'),
  'a page of a proxy': () => answer(502, '<html><h1>Bad gateway</h1></html>', 'text/html'),
  refused: () => answer(422, '{"code":"invalid","errors":[]}'),
  'no answer': async (request) => {
    await givenUp(request);
    return cut();
  },
  'answer lost': async (request, next) => {
    await act(request, next);
    return cut();
  },
  'failure after the effect': async (request, next) => {
    await act(request, next);
    return answer(500, '{"message":"Broken."}');
  },
  'answer cut off': async (request, next) => {
    await act(request, next);
    return answer(200, '{"id":"');
  },
  'answer is a sign-in page': async (request, next) => {
    await act(request, next);
    return answer(200, '<html></html>', 'text/html');
  },
  'redirect instead of the effect': () => answer(302, '', 'text/html', { location: '/login' }),
  'redirect after the effect': async (request, next) => {
    await act(request, next);
    return answer(303, '', 'text/html', { location: '/login' });
  },
  'redirect to the same place after the effect': async (request, next) => {
    await act(request, next);
    return answer(308, '', 'text/html', { location: request.url });
  },
  'failed by a service worker after the effect': async (request, next) => {
    await act(request, next);
    return Response.error();
  },
  'answer too late': async (request, next) => {
    await act(request, next);
    await givenUp(request);
    return cut();
  },
  'effect too late': async (request, next) => {
    await givenUp(request);
    await act(request, next);
    return cut();
  },
};
