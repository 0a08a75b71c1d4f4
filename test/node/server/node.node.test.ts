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

  it('cuts the connection when a handler cannot answer', async () => {
    const base = await serve(() => Promise.reject(new Error('broken')));
    expect(await fetch(base).catch(() => 'cut')).to.equal('cut');
  });
});
