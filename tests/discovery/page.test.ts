import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { words } from '../../src/discovery/page/words.ts';
import { agents, close, hits, html, http, https, problemsOf, read, robots, SIGNED, type Site, script, sites, to } from './sites.ts';

after(close);

test('a page is read with what serves it, who signed it and whom it asks, each shown by its tag', async () => {
  sites['www.page.test'] = html(
    `<!doctype html><html><head><meta charset="utf-8"><META NAME=Generator content="WordPress 6.9\u0007">
    <base href="/blog/"><link rel=preconnect href=//fonts.gstatic.com crossorigin><link rel="stylesheet" href="HTTPS://Fonts.GoogleAPIs.com/css?family=A&amp;b=1">
    <link rel="preload" as="font" href="https://use.typekit.net/a.woff2"><link rel="canonical" href="https://other.test/"><link rel="shortcut icon" href="https://icons.test/a.ico">
    ${script('cdn.test')}<script>document.write('<img src="https://written.test/">')</script>${script('cdn.test')}${script('static.page.test')}${script('page.test')}
    </head><body><svg><title/><style/></svg><!-- ${script('hidden.test')} --><img src="/own.png"><img src="https://stats.test/p.gif" src="https://second.test/">
    <img src="data:image/png;base64,AAAA"><iframe src="https://www.youtube.com/embed/x"></iframe><form action="https://forms.test/send"></form><form action=""></form>
    <a href="https://chat.test/#room">x</a><a href="mailto:a@mail.test">m</a><a href="javascript:alert(1)">j</a><a href="http://[">b</a><a href="https://notpage.test/">n</a>
    <noscript><img src="https://quiet.test/p.gif"></noscript><a title="${'long '.repeat(80)}" href="https://long.test/">l</a></body>`,
    { Server: 'nginx <script>alert(1)</script> \u00e9', 'X-Powered-By': 'PHP/8.4' },
  );
  const page = await read('page.test');
  assert.deepEqual(
    { ...page, thirds: [] },
    {
      url: `https://www.page.test:${https}/`,
      redirects: [],
      server: 'nginx <script>alert(1)</script> é',
      poweredBy: 'PHP/8.4',
      issuer: 'Essai',
      generator: 'WordPress 6.9',
      thirds: [],
      problems: [SIGNED],
    },
  );
  assert.deepEqual(
    page.thirds.map(({ what, host, line }) => [what, host, line]),
    [
      ['link', 'fonts.gstatic.com', '<link rel=preconnect href=//fonts.gstatic.com crossorigin>'],
      ['style', 'fonts.googleapis.com', '<link rel="stylesheet" href="HTTPS://Fonts.GoogleAPIs.com/css?family=A&amp;b=1">'],
      ['font', 'use.typekit.net', '<link rel="preload" as="font" href="https://use.typekit.net/a.woff2">'],
      ['image', 'icons.test', '<link rel="shortcut icon" href="https://icons.test/a.ico">'],
      ['script', 'cdn.test', '<script src="https://cdn.test/a.js">'],
      ['image', 'stats.test', '<img src="https://stats.test/p.gif" src="https://second.test/">'],
      ['frame', 'www.youtube.com', '<iframe src="https://www.youtube.com/embed/x">'],
      ['form', 'forms.test', '<form action="https://forms.test/send">'],
      ['link', 'chat.test', '<a href="https://chat.test/#room">'],
      ['link', 'notpage.test', '<a href="https://notpage.test/">'],
      ['image', 'quiet.test', '<img src="https://quiet.test/p.gif">'],
      ['link', 'long.test', '<a … href="https://long.test/">'],
    ],
  );
  assert.deepEqual([...agents], ['InfraBasse/0.1 (+https://www.infrabasse.fr; découverte)']);
});

test('a page is looked for without www, then in clear, and a better answer elsewhere wins over a poor one', async () => {
  const inClear: Site = (request, response, secure) => (secure ? response.destroy() : html('clear')(request, response, secure));
  sites['bare.test'] = html(script('cdn.test'));
  sites['www.clear.test'] = sites['clear.test'] = inClear;
  sites['www.lost.test'] = (_, response) => void response.writeHead(404, { Server: 'lost' }).end();
  sites['lost.test'] = html('', { Server: 'found' });
  sites['www.gone.test'] = (_, response) => void response.writeHead(410, { 'Content-Type': 'text/html', Server: 'gone' }).end(script('cdn.test'));
  assert.equal((await read(' Bare.TEST. ')).url, `https://bare.test:${https}/`);
  assert.equal((await read('www.clear.test')).url, `http://www.clear.test:${http}/`);
  assert.deepEqual((await read('clear.test')).problems, [words.clear]);
  assert.equal((await read('lost.test')).server, 'found');
  assert.equal((await read('gone.test')).server, 'gone');
  assert.deepEqual(await problemsOf('gone.test'), [words.status(410)]);
});

test('five redirects are followed, relative ones too, and no more', async () => {
  for (const count of [5, 6]) {
    sites[`hops${count}.test`] = (request, response) => {
      const hop = Number(request.url?.slice(1) || 0);
      return (hop === count ? html(script('cdn.test') + script('static.hops5.test')) : to(`${hop + 1}#part`))(request, response, true);
    };
  }
  const page = await read('hops5.test');
  const base = `https://hops5.test:${https}`;
  assert.deepEqual([page.url, page.redirects], [`${base}/5`, [`${base}/`, `${base}/1`, `${base}/2`, `${base}/3`, `${base}/4`]]);
  assert.deepEqual(
    page.thirds.map(({ host }) => host),
    ['cdn.test'],
  );
  const stops = await problemsOf('hops6.test');
  assert.ok(stops.some(({ en }) => en === words.refused({ refused: 'redirects', host: 'hops6.test' }).en));
});

test('what robots are asked not to read is not read, and what is asked of other robots does not bind us', async () => {
  const OWN = 'User-agent: *\nAllow: /\n\nUser-agent: other\nUser-agent: InfraBasse/1\nDisallow: /\n';
  const cases: readonly (readonly [string | number, boolean])[] = [
    ['User-agent: *\nDisallow: /', false],
    ['\ufeffuser-AGENT : * # all\r\n DISALLOW: /*$ # no', false],
    [OWN, false],
    ['User-agent: *\nDisallow: /\nAllow: /$', true],
    ['User-agent: *\nDisallow: /\nUser-agent: infrabasse\nDisallow: /private', true],
    ['User-agent: InfraBasse\nDisallow:\n\nUser-agent: *\nDisallow: /', true],
    ['User-agent: other\nDisallow: /', true],
    ['User-agent: *\nDisallow: /a\nDisallow: *.pdf$\nDisallow: /a$', true],
    ['<html>not found</html>', true],
    [404, true],
    [403, true],
  ];
  sites['robots.test'] = html(script('cdn.test'));
  for (const [said, allowed] of cases) {
    robots['robots.test'] = said;
    hits.length = 0;
    const page = await read('robots.test');
    assert.equal(page.thirds.length, allowed ? 1 : 0, String(said));
    assert.equal(hits.includes('https robots.test/'), allowed, String(said));
    if (!allowed)
      assert.ok(
        page.problems.some(({ en }) => en === words.refused({ refused: 'robots', host: 'robots.test' }).en),
        String(said),
      );
  }
  robots['robots.test'] = 503;
  assert.ok((await problemsOf('robots.test')).some(({ en }) => en === words.refused({ refused: 'unwell', host: 'robots.test' }).en));
  // The site that one is led to has its own say.
  robots['robots.test'] = 'User-agent: *\nDisallow: /';
  sites['leads.test'] = to(`https://robots.test:${https}/`);
  assert.equal((await read('leads.test')).thirds.length, 0);
});

test('text comes out on one line, in its own encoding, without hidden signs; what is not HTML is not read', async () => {
  const generator = (content: string): string => `<meta name="generator" content="${content}">`;
  sites['latin.test'] = html(Buffer.from(generator('Spip \u00e9t\u00e9'), 'latin1'), { 'Content-Type': 'text/html; charset=ISO-8859-1' });
  sites['meta.test'] = html(Buffer.from(`<meta charset="iso-8859-15">${generator('\u00e9')}`, 'latin1'), { 'Content-Type': 'text/html' });
  sites['unknown.test'] = html(generator('é'), { 'Content-Type': 'text/html; charset=klingon' });
  sites['hidden.test'] = html(generator('a\u202e\u200b\n\tb&#x1b;[31m&lt;c&gt;'));
  sites['long.test'] = html(generator('x'.repeat(5_000)));
  sites['image.test'] = html(script('cdn.test'), { 'Content-Type': 'image/png' });
  const cases = { latin: 'Spip été', meta: 'é', unknown: 'é', hidden: 'a b [31m<c>', long: `${'x'.repeat(199)}…` };
  for (const [name, expected] of Object.entries(cases)) assert.equal((await read(`${name}.test`)).generator, expected, name);
  assert.deepEqual((await read('image.test')).thirds, []);
  assert.deepEqual(await problemsOf('image.test'), [words.notHtml]);
});
