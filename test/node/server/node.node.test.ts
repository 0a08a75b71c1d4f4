import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { createHttpBackend } from '@flowthrough/client';
import type { Handler } from '@flowthrough/server';
import { toNodeListener } from '@flowthrough/server/node';
import { expect } from 'chai';
import { createSmallWorld, defer, withVerb } from '../../server/support/small-world.js';

describe('the handler in Node’s http', () => {
  let server: Server;
  let port: number;

  async function serve(handler: Handler): Promise<string> {
    server = createServer(toNodeListener(handler)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
    return `http://127.0.0.1:${port}`;
  }

  /** Sends bytes as they are, and reads until the server closes. */
  async function sendRaw(text: string): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    socket.setEncoding('utf8').write(text);
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    return answer;
  }

  async function stop(): Promise<void> {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('serves the contract to the HTTP client', async () => {
    const { handler, templateId, users, backend } = createSmallWorld({ basePath: '/api' });
    const http = createHttpBackend({ baseUrl: `${await serve(handler)}/api` });
    const { items, total } = await http.listSubscribers({ templateId, limit: 3, search: 'example' }, {});
    expect([items.length, total]).to.deep.equal([3, users.length]);
    const activation = await http.activate({ email: 'ana@example.com' }, { idempotencyKey: 'k1' });
    expect(activation.status).to.equal('pending_email_validation');
    expect(backend.effects[0]).to.include({ idempotencyKey: 'k1' });
  });

  it('sends status, headers and body as they are, cookies one by one', async () => {
    const headers = new Headers({ 'x-one': '1' });
    headers.append('set-cookie', 'a=1');
    headers.append('set-cookie', 'b=2; Expires=Mon, 23 Nov 2026 12:00:00 GMT');
    const base = await serve(() => Promise.resolve(new Response('žluto', { status: 418, headers })));
    const answer = await fetch(base);
    expect([answer.status, answer.headers.get('x-one'), await answer.text()]).to.deep.equal([418, '1', 'žluto']);
    expect(answer.headers.getSetCookie()).to.have.length(2);
  });

  it('hands on method, path, query, headers and body', async () => {
    let seen: Request | undefined;
    let text = '';
    const base = await serve(async (request) => {
      seen = request;
      text = await request.text();
      return new Response(null, { status: 204 });
    });
    const init = { method: 'PATCH', headers: { 'x-two': 'b' }, body: 'žuto' };
    expect((await fetch(`${base}/a%2Fb?q=%20c`, init)).status).to.equal(204);
    expect([seen?.method, seen?.url, seen?.headers.get('x-two'), text]).to.deep.equal([
      'PATCH',
      `${base}/a%2Fb?q=%20c`,
      'b',
      'žuto',
    ]);
  });

  it('refuses a body above the limit before it has come, and answers all the same', async () => {
    const { handler, backend } = createSmallWorld({ maxBodyBytes: 1_000 });
    await serve(handler);
    const outgoing = httpRequest({
      port,
      method: 'POST',
      path: '/activations',
      headers: { 'content-type': 'application/json' },
    });
    outgoing.on('error', () => undefined);
    outgoing.write('x'.repeat(5_000));
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    expect(incoming.statusCode).to.equal(413);
    expect(incoming.headers.connection).to.equal('close');
    incoming.resume();
    outgoing.destroy();
    expect(backend.effects).to.deep.equal([]);
  });

  it('goes on with the same connection after an ordinary request', async () => {
    const { handler } = createSmallWorld();
    await serve(handler);
    const answer = await sendRaw(
      'GET /templates HTTP/1.1\r\nHost: x\r\n\r\n' +
        'POST /activations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 27\r\n\r\n{"email":"ana@example.com"}' +
        'HEAD /templates HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    );
    expect(answer.match(/HTTP\/1\.1 \d+/g)).to.deep.equal(['HTTP/1.1 200', 'HTTP/1.1 202', 'HTTP/1.1 200']);
  });

  it('hands on the host by which it was asked', async () => {
    const hosts: string[] = [];
    await serve(async ({ url }) => {
      hosts.push(new URL(url).host);
      return new Response(null, { status: 204 });
    });
    for (const host of ['portal.example', 'Portal.Example:8080', '127.0.0.1', '[::1]:80', 'a_b.example']) {
      expect(await sendRaw(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).to.contain(' 204 ');
    }
    expect(hosts).to.deep.equal(['portal.example', 'portal.example:8080', '127.0.0.1', '[::1]', 'a_b.example']);
  });

  it('tells the backend when the client of a read goes away', async () => {
    const begun = defer<AbortSignal | undefined>();
    const { handler } = createSmallWorld(
      {},
      withVerb('listTemplates', ({ signal }) => {
        begun.resolve(signal);
        return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));
      }),
    );
    const client = new AbortController();
    const answer = fetch(`${await serve(handler)}/templates`, { signal: client.signal }).catch(() => 'gone');
    const signal = (await begun.promise)!;
    const aborted = once(signal, 'abort');
    client.abort();
    await aborted;
    expect(await answer).to.equal('gone');
  });

  it('reports no error when an upload breaks off', async () => {
    const noted: unknown[] = [];
    const { handler } = createSmallWorld({ onError: (error) => noted.push(error) });
    const settled = defer<Response>();
    await serve(async (request) => {
      const response = await handler(request);
      settled.resolve(response);
      return response;
    });
    const socket = connect(port, '127.0.0.1');
    socket.write(
      'POST /activations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"em',
    );
    await once(server, 'request');
    socket.destroy();
    expect((await settled.promise).status).to.equal(499);
    expect(noted).to.deep.equal([]);
  });

  for (const [what, head] of [
    ['a Host that is none', 'GET /templates HTTP/1.1\r\nHost: a b\r\n'],
    ['TRACE', 'TRACE /templates HTTP/1.1\r\nHost: x\r\n'],
    ['a target that is no URL', 'GET http:// HTTP/1.1\r\nHost: x\r\n'],
  ] as const) {
    it(`answers 400 to ${what}, and lives on`, async () => {
      const { handler } = createSmallWorld();
      const base = await serve(handler);
      expect(await sendRaw(`${head}Connection: close\r\n\r\n`)).to.match(
        /^HTTP\/1\.1 400 [^]*application\/problem\+json/,
      );
      expect((await fetch(`${base}/templates`)).status).to.equal(200);
    });
  }

  it('takes a path that begins with two slashes for a path', async () => {
    const { handler } = createSmallWorld();
    const base = await serve(handler);
    expect((await fetch(`${base}//templates`)).status).to.equal(404);
  });

  it('answers 500 for a handler that cannot answer, and goes on', async () => {
    for (const broken of [
      () => Promise.reject(new Error('broken')),
      () => {
        throw new Error('broken at once');
      },
      () => Promise.resolve(Response.error()),
      () => Promise.resolve(undefined as unknown as Response),
      async () => {
        const used = new Response('used', { headers: { 'content-length': '4' } });
        await used.text();
        return used;
      },
    ]) {
      await serve(broken);
      const answer = await sendRaw(
        'GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      );
      expect(answer.match(/HTTP\/1\.1 \d+/g)).to.deep.equal(['HTTP/1.1 500', 'HTTP/1.1 500']);
      expect(answer).to.contain('application/problem+json').and.not.to.contain('broken');
      await stop();
    }
  });

  it('cuts the connection when an answer breaks off, because its end is unknown to the client', async () => {
    const base = await serve(() =>
      Promise.resolve(
        new Response(
          new ReadableStream({
            start: (controller) => controller.enqueue(new TextEncoder().encode('half')),
            pull: (controller) => controller.error(new Error('broken')),
          }),
        ),
      ),
    );
    expect(
      await fetch(base)
        .then((answer) => answer.text())
        .catch(() => 'cut'),
    ).to.equal('cut');
  });

  for (const [what, onError] of [
    ['throws', (): void => expect.fail('The log is full.')],
    ['rejects', (() => Promise.reject(new Error('The log is full.'))) as () => void],
  ] as const) {
    it(`answers where onError ${what}`, async () => {
      const unhandled: unknown[] = [];
      const note = (error: unknown) => void unhandled.push(error);
      process.on('unhandledRejection', note);
      const { handler } = createSmallWorld(
        { onError },
        withVerb('listTemplates', () => Promise.reject(new Error('no such host'))),
      );
      await serve(handler);
      const answer = await sendRaw('GET /templates HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
      process.off('unhandledRejection', note);
      expect(answer)
        .to.match(/^HTTP\/1\.1 500 /)
        .and.to.match(/"trackingId":"[^"]+"/);
      expect(unhandled).to.deep.equal([]);
    });
  }

  describe('behind a guard that looks at the request line', () => {
    /** What the guard lets pass, and what the backend is then asked. */
    async function pass(head: string): Promise<{ readonly answer: string; readonly deleted: readonly string[] }> {
      const deleted: string[] = [];
      const { handler } = createSmallWorld(
        { basePath: '/api' },
        withVerb('deleteSubscriber', (id) => {
          deleted.push(id);
          return Promise.resolve();
        }),
      );
      const listener = toNodeListener(handler);
      server = createServer((incoming, outgoing) => {
        if (incoming.url?.startsWith('/api/')) outgoing.writeHead(401).end();
        else listener(incoming, outgoing);
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      ({ port } = server.address() as AddressInfo);
      return { answer: await sendRaw(`${head}Connection: close\r\n\r\n`), deleted };
    }

    for (const [what, head, status] of [
      ['a Host with a path', 'DELETE /public HTTP/1.1\r\nHost: h/api/subscribers/s1?\r\n', 400],
      ['a Host with a fragment', 'DELETE /public HTTP/1.1\r\nHost: h/api/subscribers/s1#\r\n', 400],
      ['a Host with a backslash', 'DELETE /subscribers/s1 HTTP/1.1\r\nHost: h\\api\r\n', 400],
      ['a Host with a query', 'DELETE /public HTTP/1.1\r\nHost: h?\r\n', 400],
      ['a Host with a name of a user', 'DELETE /public HTTP/1.1\r\nHost: me@h\r\n', 400],
      ['an empty Host', 'DELETE /h/api/subscribers/s1 HTTP/1.1\r\nHost:\r\n', 400],
      ['a Host with an impossible port', 'DELETE /public HTTP/1.1\r\nHost: h:99999\r\n', 400],
      ['two Hosts', 'DELETE /public HTTP/1.1\r\nHost: h\r\nHost: i\r\n', 400],
      ['dot segments', 'DELETE /public/../api/subscribers/s1 HTTP/1.1\r\nHost: h\r\n', 400],
      ['dot segments in escapes', 'DELETE /public/%2e%2E/api/subscribers/s1 HTTP/1.1\r\nHost: h\r\n', 400],
      ['dots at the start', 'DELETE /./api/subscribers/s1 HTTP/1.1\r\nHost: h\r\n', 400],
      ['backslashes', 'DELETE /public\\..\\api\\subscribers\\s1 HTTP/1.1\r\nHost: h\r\n', 400],
      ['a backslash at the start', 'DELETE \\api/subscribers/s1 HTTP/1.1\r\nHost: h\r\n', 400],
      ['an absolute target', 'DELETE http://h/api/subscribers/s1 HTTP/1.1\r\nHost: h\r\n', 400],
      ['a fragment', 'DELETE /public#/../api/subscribers/s1 HTTP/1.1\r\nHost: h\r\n', 400],
      ['two slashes', 'DELETE //h/api/subscribers/s1 HTTP/1.1\r\nHost: h\r\n', 404],
      ['a slash too many', 'DELETE //api/subscribers/s1 HTTP/1.1\r\nHost: h\r\n', 404],
      ['escapes', 'DELETE /%61pi/subscribers/s1 HTTP/1.1\r\nHost: h\r\n', 404],
      ['another case', 'DELETE /API/subscribers/s1 HTTP/1.1\r\nHost: h\r\n', 404],
      ['the path in a query', 'DELETE /public?/../../api/subscribers/s1 HTTP/1.1\r\nHost: h\r\n', 404],
      ['forwarded paths', 'DELETE /public HTTP/1.1\r\nHost: h\r\nX-Original-URL: /api/subscribers/s1\r\n', 404],
      ['an address of the sixth version', 'DELETE /public HTTP/1.1\r\nHost: [::1]:8080\r\n', 404],
      ['no Host, as in HTTP/1.0', 'DELETE /public HTTP/1.0\r\n', 404],
    ] as const) {
      it(`deletes nothing for ${what}`, async () => {
        const { answer, deleted } = await pass(head);
        expect(deleted).to.deep.equal([]);
        expect(answer).to.match(new RegExp(`^HTTP/1\\.1 ${status} `));
      });
    }
  });
});
