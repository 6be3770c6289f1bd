import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { words } from '../../src/discovery/page/words.ts';
import { close, endless, hits, html, http, inner, problemsOf, read, type Site, script, sites, to } from './sites.ts';

after(close);

test('nothing inside is reached, by a name, a redirect or an odd writing', async () => {
  sites['www.page.test'] = html('');
  const cases: readonly (readonly [string, Parameters<typeof words.refused>[0]])[] = [
    ['http://10.0.0.1/', { refused: 'not-public', host: '10.0.0.1' }],
    ['http://169.254.169.254/latest/meta-data/', { refused: 'not-public', host: '169.254.169.254' }],
    ['http://127.0.0.1/', { refused: 'not-public', host: '127.0.0.1' }],
    ['http://0x7f.1/', { refused: 'not-public', host: '127.0.0.1' }],
    ['http://[::ffff:127.0.0.1]/', { refused: 'not-public', host: '::ffff:7f00:1' }],
    [`http://inner.test:${http}/`, { refused: 'not-public', host: 'inner.test' }],
    [`http://mixed.test:${http}/`, { refused: 'not-public', host: 'mixed.test' }],
    [`http://127.0.0.1:${inner}/`, { refused: 'port', host: '127.0.0.1' }],
    [`http://me:secret@www.page.test:${http}/`, { refused: 'credentials', host: 'www.page.test' }],
    ['file:///etc/passwd', { refused: 'scheme', host: '' }],
    ['http://[', { refused: 'address', host: '' }],
  ];
  for (const [location, stop] of cases) {
    sites['led.test'] = to(location);
    const page = await read('led.test');
    assert.equal(page.url, '', location);
    assert.ok(
      page.problems.some(({ en }) => en === words.refused(stop).en),
      `${location}: ${JSON.stringify(page.problems)}`,
    );
  }
  for (const domain of ['127.0.0.1', '[::1]', 'localhost', 'inner.test', 'a@b.test', 'b.test/x', 'b.test:22', 'b.test#', '', 'a\u0000.test', '%31.test']) {
    const page = await read(domain);
    assert.equal(page.url, '', domain);
    assert.ok(page.problems.length > 0, domain);
  }
  assert.ok(!hits.includes('inner') && !hits.some((hit) => hit.includes('mixed.test')), 'nothing inside was asked');
});

test('a page that never ends, comes drop by drop, breaks off or swells is read as far as it came', async () => {
  const begin = { 'Content-Type': 'text/html' };
  const dropping: Site = (_, response) => {
    response.writeHead(200, begin).write(script('cdn.test'));
    setInterval(() => response.write(' '), 20).unref();
  };
  const zeros = gzipSync(script('cdn.test') + ' '.repeat(50_000_000));
  const cases: Readonly<Record<string, readonly [Site, string]>> = {
    'endless.test': [(_, response) => endless(response.writeHead(200, begin), script('cdn.test').padEnd(10_000)), words.large.en],
    'bomb.test': [html(zeros, { 'Content-Encoding': 'gzip' }), words.large.en],
    'drops.test': [dropping, words.slow.en],
    'cut.test': [
      (_, response) => void response.writeHead(200, { ...begin, 'Content-Length': '9999' }).write(script('cdn.test'), () => response.destroy()),
      words.broken.en,
    ],
    'torn.test': [
      html(gzipSync(script('cdn.test') + Array.from({ length: 30_000 }, Math.random)).subarray(0, 100_000), { 'Content-Encoding': 'gzip' }),
      words.broken.en,
    ],
  };
  for (const [domain, [site, problem]] of Object.entries(cases)) {
    sites[domain] = site;
    const page = await read(domain, { milliseconds: 1_000 });
    assert.ok(
      page.problems.some(({ en }) => en === problem),
      `${domain}: ${JSON.stringify(page.problems)}`,
    );
    assert.deepEqual(
      page.thirds.map(({ host }) => host),
      ['cdn.test'],
      domain,
    );
  }
  for (const [encoding, body] of [
    ['gzip', gzipSync(script('cdn.test'))],
    ['br', brotliCompressSync(script('cdn.test'))],
    ['deflate', deflateSync(script('cdn.test'))],
  ] as const) {
    sites['packed.test'] = html(body, { 'Content-Encoding': encoding });
    assert.equal((await read('packed.test')).thirds.length, 1, encoding);
  }
  sites['packed.test'] = html('x', { 'Content-Encoding': 'gzip, gzip' });
  assert.deepEqual(await problemsOf('packed.test'), [words.encoded]);
});

test('a site that does not answer takes no more than its time', async () => {
  sites['www.silent.test'] = sites['silent.test'] = () => undefined;
  const before = performance.now();
  assert.deepEqual(await problemsOf('silent.test', { milliseconds: 300 }), [
    words.refused({ refused: 'slow', host: 'www.silent.test' }),
    words.refused({ refused: 'slow', host: 'silent.test' }),
  ]);
  assert.ok(performance.now() - before < 2_000);
});

test('a page made to be slow to read is read fast: deep, unclosed, or full of what is not a tag', async () => {
  const bodies = [
    '<div>',
    '<p><b>',
    '<svg>',
    '</x>',
    '<',
    '<a href=',
    '<!--',
    '&amp',
    '<img src="&#x',
    '<a b',
    '<script ',
    '<svg><title>',
    '<a href="https://x.test/?',
    '"\'>=',
  ];
  for (const piece of bodies) {
    sites['odd.test'] = html(script('cdn.test') + piece.repeat(1_000_000 / piece.length - 50));
    const before = performance.now();
    assert.equal((await read('odd.test')).thirds[0]?.host, 'cdn.test', piece);
    assert.ok(performance.now() - before < 2_000, `${piece}: ${performance.now() - before} ms`);
  }
});

test('a crowd of other sites is counted, and links leave room for what is loaded', async () => {
  const many = (count: number, tag: (i: number) => string): string => Array.from({ length: count }, (_, i) => tag(i)).join('');
  sites['crowd.test'] = html(many(2_000, (i) => `<a href="https://l${i}.test">`) + many(1_000, (i) => `<img src="https://i${i}.test/">`));
  const { thirds, problems } = await read('crowd.test');
  assert.equal(thirds.length, 500);
  assert.equal(thirds.filter(({ what }) => what === 'image').length, 200);
  assert.ok(problems.some(({ en }) => en === words.more.en));
});

test('a site cannot make us knock at a hundred doors: all that a visit asks is counted', async () => {
  sites['www.doors.test'] = sites['doors.test'] = to('/');
  for (const requests of [3, 24]) {
    hits.length = 0;
    const page = await read('doors.test', { requests, redirects: 100 });
    assert.ok(page.problems.some(({ en }) => en === words.refused({ refused: 'redirects', host: 'www.doors.test' }).en));
    assert.equal(hits.length, requests);
  }
});
