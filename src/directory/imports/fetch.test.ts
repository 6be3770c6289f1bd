import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { fetchSafely } from './fetch.ts';
import { words } from './words.ts';

const servers: Server[] = [];
async function served(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const hits: string[] = [];
const inner = await served((_, response) => {
  hits.push('inner');
  response.end('secret');
});
const TO: Readonly<Record<string, string>> = {
  '/metadata': 'http://169.254.169.254/latest/meta-data/',
  '/file': 'file:///etc/passwd',
  '/data': 'data:text/plain,hello',
  '/password': 'http://me:secret@127.0.0.1/',
  '/inner': `http://127.0.0.1:${inner}/`,
  '/odd': 'http://0x7f.1/',
  '/mapped': 'http://[::ffff:127.0.0.1]:8080/',
  '/loop': '/loop',
  '/relative': 'text',
  '/broken': 'http://[',
};
const BODIES: Readonly<Record<string, readonly [headers: Readonly<Record<string, string>>, body: string | Buffer]>> = {
  '/text': [{ 'Content-Type': 'Text/CSV; charset=utf-8' }, '\ufeffnom\nÉté'],
  '/bare': [{}, 'name'],
  '/html': [{ 'Content-Type': 'text/html' }, '<html>'],
  '/image': [{ 'Content-Type': 'image/png' }, 'png'],
  '/gzip': [{ 'Content-Encoding': 'gzip' }, gzipSync('0'.repeat(100_000))],
  '/latin': [{}, Buffer.from([0xe9, 0x74, 0xe9])],
  '/announced': [{ 'Content-Length': '2000' }, 'x'.repeat(2_000)],
};
const port = await served((request, response) => {
  const path = request.url ?? '';
  hits.push(path);
  const [, count] = /^\/hop(\d)$/.exec(path) ?? [];
  if (count !== undefined) return void response.writeHead(302, { Location: count === '0' ? '/text' : `/hop${Number(count) - 1}` }).end();
  if (path in TO) return void response.writeHead(307, { Location: TO[path] }).end('moved');
  if (path === '/endless') {
    const more = (): void => {
      if (!response.destroyed) response.write('x'.repeat(500), () => setImmediate(more));
    };
    return more();
  }
  if (path === '/drops') return void setInterval(() => response.write('x'), 20).unref();
  if (path === '/silent') return;
  if (path === '/cut') return void response.writeHead(200, { 'Content-Length': '100' }).write('x', () => request.socket.destroy());
  const [headers, body] = BODIES[path] ?? [];
  response.writeHead(headers ? 200 : 404, headers).end(body);
});
const base = `http://127.0.0.1:${port}`;
const loopback = { allow: [port], permit: (address: string) => address === '127.0.0.1' };

after(() => {
  for (const server of servers) server.close().closeAllConnections();
});

test('a text comes with its type and the address of its last redirect, without the mark of UTF-8', async () => {
  const found = { text: 'nom\nÉté', url: `${base}/text`, type: 'text/csv' };
  for (const path of ['/text', '/relative', '/hop0', '/hop4']) assert.deepEqual(await fetchSafely(base + path, loopback), found, path);
  assert.deepEqual(await fetchSafely(`${base}/bare`, loopback), { text: 'name', url: `${base}/bare`, type: '' });
});

test('what is not a text of the public web is refused, at the first address or after redirects', async () => {
  const limits = { bytes: 1_000, milliseconds: 300 };
  const cases: readonly (readonly [string, unknown])[] = [
    ['/metadata', words.notPublic('169.254.169.254')],
    ['/file', words.scheme],
    ['/data', words.scheme],
    ['/password', words.credentials],
    ['/inner', words.port(String(inner))],
    ['/odd', words.notPublic('127.0.0.1')],
    ['/mapped', words.notPublic('::ffff:7f00:1')],
    ['/loop', words.tooManyRedirects],
    ['/hop5', words.tooManyRedirects],
    ['/broken', words.notAddress],
    ['/html', words.notText('text/html')],
    ['/image', words.notText('image/png')],
    ['/gzip', words.encoded],
    ['/latin', words.notUtf8],
    ['/nowhere', words.status(404)],
    ['/announced', words.tooLarge],
    ['/endless', words.tooLarge],
    ['/drops', words.tooSlow],
    ['/silent', words.tooSlow],
    ['/cut', words.unreachable],
  ];
  for (const [path, problem] of cases) assert.deepEqual(await fetchSafely(base + path, { ...loopback, limits }), { problem }, path);
  assert.ok(!hits.includes('inner'), 'nothing inside was asked');
});

test('an address that must not be asked is not', async () => {
  const before = hits.length;
  const cases: readonly (readonly [string, unknown])[] = [
    [`${base}/text`, words.port(String(port))],
    ['http://127.0.0.1/', words.notPublic('127.0.0.1')],
    ['http://2130706433/', words.notPublic('127.0.0.1')],
    ['http://0177.1/', words.notPublic('127.0.0.1')],
    ['http://[::1]:8080/', words.notPublic('::1')],
    ['http://127。0。0。1/', words.notPublic('127.0.0.1')],
    ['http://example.org:22/', words.port('22')],
    ['http://a@example.org/', words.credentials],
    ['ftp://example.org/', words.scheme],
    ['gopher://example.org/', words.scheme],
    ['javascript:alert(1)', words.scheme],
    ['//example.org', words.notAddress],
    ['', words.notAddress],
  ];
  for (const [address, problem] of cases) assert.deepEqual(await fetchSafely(address), { problem }, address);
  // The port is allowed, the address is not; the address is permitted, the port is not.
  assert.deepEqual(await fetchSafely(`${base}/text`, { allow: [port] }), { problem: words.notPublic('127.0.0.1') });
  assert.deepEqual(await fetchSafely('http://127.0.0.1:8080/', loopback), { problem: words.notPublic('127.0.0.1') });
  assert.equal(hits.length, before);
});

test('a name is refused when one of its addresses is not public, and resolved once: what it says later changes nothing', async () => {
  const named = (...answers: readonly (readonly string[])[]) => {
    let asked = 0;
    return { resolve: async () => answers[asked++] ?? assert.fail('resolved again'), ...loopback };
  };
  const address = `http://actor.test:${port}/text`;
  assert.ok('text' in (await fetchSafely(address, named(['127.0.0.1']))));
  assert.deepEqual(await fetchSafely(address, named(['127.0.0.1', '10.0.0.1'])), { problem: words.notPublic('actor.test') });
  assert.deepEqual(await fetchSafely(address, named(['8.8.8.8', '::1'])), { problem: words.notPublic('actor.test') });
  assert.deepEqual(await fetchSafely(address, named([])), { problem: words.unknownHost('actor.test') });
  // Each redirect is a new connection, with a new check.
  assert.deepEqual(await fetchSafely(`http://actor.test:${port}/relative`, named(['127.0.0.1'], ['169.254.169.254'])), {
    problem: words.notPublic('actor.test'),
  });
  const lost = { resolve: () => Promise.reject(new Error('no such name')) };
  assert.deepEqual(await fetchSafely('http://actor.test/', lost), { problem: words.unknownHost('actor.test') });
  const slow = { resolve: () => new Promise<string[]>(() => undefined), limits: { milliseconds: 50 } };
  // Nothing else keeps the process awake while a name is not answered.
  const awake = setInterval(() => undefined, 50);
  assert.deepEqual(await fetchSafely('http://actor.test/', slow), { problem: words.tooSlow });
  clearInterval(awake);
});

test('a literal address is connected to, whatever a resolver would say of it', async () => {
  const lying = { resolve: async () => ['8.8.8.8'] };
  assert.deepEqual(await fetchSafely('http://10.0.0.1/', lying), { problem: words.notPublic('10.0.0.1') });
});

test('https is spoken to those that speak it only', async () => {
  assert.deepEqual(await fetchSafely(`https://127.0.0.1:${port}/text`, loopback), { problem: words.unreachable });
});
