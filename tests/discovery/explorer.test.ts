import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { environmentOf } from '../../src/config.ts';
import { discover } from '../../src/discovery/discover.ts';
import { homePageOf } from '../../src/discovery/page/read.ts';
import { guideShelf } from '../../src/guide/web/shelf.ts';
import { application } from '../../src/server.ts';
import { PATHS } from '../../src/web/paths.ts';
import { plainly } from '../visitor.ts';
import { facts, formOf, freePort, library, startedApplication, stoppedClock } from '../world.ts';
import type { Zones } from './dns-server.ts';
import { close as closeSites, hits, html, http, https, read, script, sites } from './sites.ts';
import { catalogue, openWorld } from './world.ts';

/** The page that looks behind a domain, over a server of names and sites on this machine: what it shows, what it refuses, what it never asks. */

const BASE = 'https://infrabasse.test';
const INFRABASSE = fileURLToPath(new URL('../../bin/infrabasse', import.meta.url));
const ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(2)>\u001b[31m\u001b]0;stolen\u0007\u0000\u202egro\u202c\u200b';
const many = (one: (i: number) => string): string[] => Array.from({ length: 10_000 }, (_, i) => one(i));

/** Zones written against whoever reads them. */
const HOSTILE: Zones = {
  'crowd.test': {
    MX: many((i) => `${i} m${i}.crowd.test`),
    NS: many((i) => `n${i}.crowd.test`),
    TXT: many((i) => `v=spf1 include:i${i}.crowd.test`),
    A: many((i) => `213.186.${i >> 8}.${i & 255}`),
  },
  'www.crowd.test': { A: many((i) => `213.186.${i >> 8}.${i & 255}`) },
  'loops.test': { MX: ['10 a.loops.test'], NS: ['b.loops.test'], TXT: ['v=spf1 include:loops.test redirect=loops.test'] },
  'a.loops.test': { CNAME: 'b.loops.test' },
  'b.loops.test': { CNAME: 'a.loops.test' },
  '*.loops.test': { CNAME: 'a.loops.test' },
  'long.test': { MX: ['10 mx.long.test'], TXT: [`google-site-verification=${'<b>'.repeat(20_000)}`] },
  'tags.test': { MX: [`10 ${ATTACK}.tags.test`, '20 <b>x</b>.test'], NS: ['<i>n</i>.tags.test'], TXT: [`v=spf1 include:<b>${ATTACK}`, `brevo-code:${ATTACK}`] },
  'www.tags.test': { CNAME: `<s>${ATTACK}.wixdns.net` },
  '_dmarc.tags.test': { TXT: [`v=DMARC1; rua=mailto:a@${ATTACK}`] },
};

/** Domains whose page is inside: nothing of this machine, of its network or of its cloud is anyone's to read. */
const INSIDE = { 'loopback.test': '127.0.0.1', 'private.test': '10.0.0.1', 'metadata.test': '169.254.169.254' };
const inside: Zones = Object.fromEntries(
  Object.entries(INSIDE).flatMap(([domain, address]) => [domain, `www.${domain}`].map((name) => [name, { A: [address] }])),
);

const clock = stoppedClock();
const home = mkdtempSync(join(tmpdir(), 'explorer-'));
let world: Awaited<ReturnType<typeof openWorld>>;
let app: ReturnType<typeof application>;
let closeDatabase: () => Promise<void>;

before(async () => {
  world = await openWorld({ ...HOSTILE, ...inside });
  const { config, database, close } = await startedApplication({ INFRABASSE_DISCOVERY: 'yes' }, clock);
  closeDatabase = close;
  const { resolver } = world.reaching;
  // Checked as it is for visitors: no address is permitted, and a page that were asked for would show in `hits`.
  const guarded = (domain: string) => homePageOf(domain, { resolve: async (host) => (await resolver().a(host)).values, ports: { https, http } });
  const homePage = (domain: string) => (domain in INSIDE ? guarded(domain) : domain.endsWith('.test') ? read(domain) : world.withPages.homePage(domain));
  const log = (): void => undefined;
  app = application({
    config,
    library,
    db: database.db,
    shelf: guideShelf({
      cache: home,
      content: undefined,
      method: undefined,
      facts: library.folder,
      factsVersion: facts.version,
      environment: environmentOf(config),
      log,
    }),
    explore: async (domain) => ({ found: await discover(domain, { ...world.reaching, homePage }), catalogue }),
    clock,
    log,
  });
});
after(async () => {
  await Promise.all([world.close(), closeDatabase()]);
  closeSites();
  rmSync(home, { recursive: true, force: true });
});
beforeEach(() => clock.set(clock.now() + 60_000));

/** Sends a domain as the form does; the page as it is read, its status, its weight on the way, the questions it cost. */
async function looked(domain: string, path: string = PATHS.explore.fr, headers: Readonly<Record<string, string>> = {}) {
  const before = world.dns.queries();
  const form = formOf({ domain });
  const answer = await app.request(BASE + path, { ...form, headers: { ...form.headers, 'Accept-Encoding': 'gzip', ...headers } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const raw = (answer.headers.get('Content-Encoding') === 'gzip' ? gunzipSync(bytes) : bytes).toString();
  return { status: answer.status, weight: bytes.length, raw, text: plainly(raw).replaceAll('&#39;', '’'), questions: world.dns.queries() - before };
}

const tagsOf = (page: string): Set<string> => new Set([...page.matchAll(/<\/?([^\s>/]+)/g)].map(([, tag = '']) => tag.toLowerCase()));

/** The program as a host runs it, for as long as the visit lasts. */
async function whileServed(settings: Readonly<Record<string, string>>, visit: (origin: string) => Promise<void>): Promise<void> {
  const port = await freePort();
  const env = { ...process.env, INFRABASSE_PORT: `${port}`, INFRABASSE_FOLDER: join(home, `${port}`), INFRABASSE_DNS: world.dns.address, ...settings };
  const child = spawn(INFRABASSE, ['serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.on('data', (data: Buffer) => (err += data));
  const ended = new Promise((resolve) => child.on('exit', resolve));
  try {
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (data: Buffer) => String(data).includes('http') && resolve());
      child.on('close', () => reject(new Error(`it did not start: ${err}`)));
    });
    await visit(`http://127.0.0.1:${port}`);
  } finally {
    child.kill();
    await ended;
  }
}

test('a host that has allowed nothing asks nothing of anyone, and the page says so', async () => {
  const before = world.dns.queries();
  await whileServed({}, async (origin) => {
    for (const [path, off] of [
      [PATHS.explore.fr, /Cette machine ne sort pas/],
      [PATHS.explore.en, /This machine does not go out/],
    ] as const)
      for (const init of [{}, formOf({ domain: 'mairie-rouvres.example' })]) {
        const answer = await fetch(origin + path, init);
        const text = await answer.text();
        assert.equal(answer.status, 200);
        assert.match(text, off);
        assert.doesNotMatch(text, /<input[^>]*name="domain"/, 'no field to fill in for nothing');
      }
  });
  assert.equal(world.dns.queries(), before);
});

test('a host who reads that the page is off is told how to turn it on', async () => {
  const { app: closed, close } = await startedApplication();
  const text = await (await closed.request(BASE + PATHS.explore.fr)).text();
  await close();
  assert.match(text, /INFRABASSE_DISCOVERY/);
});

test('a host that says yes has it looking, through the name servers it named', async () => {
  const before = world.dns.queries();
  await whileServed({ INFRABASSE_DISCOVERY: 'yes' }, async (origin) => {
    assert.match(await (await fetch(origin + PATHS.explore.fr)).text(), /<input[^>]*name="domain"/);
    assert.equal(world.dns.queries(), before, 'reading the form asks nothing');
    const answer = await fetch(origin + PATHS.explore.fr, formOf({ domain: 'mairie-rouvres.example' }));
    assert.match(await answer.text(), /OVHcloud/);
  });
  assert.ok(world.dns.asked().slice(before).includes('MX mairie-rouvres.example'));
});

test('name servers that are not addresses are a setting to mend at the start, not a fault at each visit', async () => {
  for (const dns of ['abc', '1.2.3', '127.0.0.1:99999', ',']) {
    const asked = whileServed({ INFRABASSE_DISCOVERY: 'yes', INFRABASSE_DNS: dns }, async () => assert.fail(`it starts with INFRABASSE_DNS=${dns}`));
    await assert.rejects(asked, /INFRABASSE_DNS.*attendu/s);
  }
});

test('a domain gives its mail host, its services and the lines that show them, on a light page, in both languages', async () => {
  for (const [path, words] of [
    [PATHS.explore.fr, ['Derrière jardins-du-trieux.example', 'messagerie', 'lettre d’information', 'Pays qui la tient', 'Ce que cette page ne voit pas']],
    [PATHS.explore.en, ['Behind jardins-du-trieux.example', 'newsletter', 'Country of control', 'What this page does not see']],
  ] as const) {
    const { status, text, weight } = await looked('jardins-du-trieux.example', path);
    assert.equal(status, 200);
    for (const word of [...words, 'OVHcloud', 'Brevo', 'HelloAsso', 'Google Fonts', '<code>MX</code> 1 mx1.mail.ovh.net', 'include:spf.brevo.com'])
      assert.ok(text.includes(word), `${path}: ${word}`);
    assert.ok(weight <= 14_000, `${weight} bytes`);
  }
  const behind = await looked('ville-de-montorval.example');
  assert.match(behind.text, /chez vous, d’après l’adresse/);
  assert.match(behind.text, /filtre de courriel/);
});

test('the place of an address is never told but as a weak clue', async () => {
  for (const [path, weak] of [
    [PATHS.explore.fr, 'indice faible'],
    [PATHS.explore.en, 'weak clue'],
  ] as const) {
    const { text } = await looked('amap-du-pre-vert.example', path);
    const told = [
      ...text.matchAll(/<(li|td)>(?:(?!<\/?\1\b).)*\bAS\d+(?:(?!<\/\1>).)*/gs),
      ...text.matchAll(/<td>(?:(?!<\/td>|<details).)*(?:réseau de|network of)[^<]*/gs),
    ];
    assert.ok(told.length >= 2, text);
    for (const [piece] of told) assert.ok(piece.includes(weak), piece);
  }
});

test('what is not a public domain is refused in words, found and expected, before any question', async () => {
  const cases: readonly (readonly [typed: string, what: RegExp])[] = [
    ['192.0.2.7', /« 192\.0\.2\.7 » est une adresse IP/],
    ['2001:db8::1', /« 2001:db8::1 » est une adresse IP/],
    ['http://[::1]/', /est une adresse IP/],
    ['0x7f.1', /« 0x7f\.1 » est une adresse IP/],
    ['https://mairie-rouvres.example:8443/', /« https:\/\/mairie-rouvres\.example:8443\/ » porte un numéro de port/],
    ['un.example deux.example', /« un\.example deux\.example » contient des espaces/],
    ['un.example\r\ndeux.example', /« un\.example deux\.example » contient des espaces/],
    ['localhost', /« localhost » n’existe que sur un réseau privé/],
    ['nas.lan', /« nas\.lan » n’existe que sur un réseau privé/],
    ['', /Aucun domaine n’est donné/],
    ['mot '.repeat(2_500), /« mot mot .*… » contient des espaces/],
    [`${'<b>'.repeat(9)}.example`, /n’est pas un nom de domaine/],
  ];
  for (const [typed, what] of cases) {
    const { status, text, questions } = await looked(typed);
    assert.equal(status, 422, typed);
    assert.match(text, what);
    assert.match(text, /class="wrong"[^>]*>[^<]*Attendu : /, typed);
    assert.equal(questions, 0, typed);
    const english = await looked(typed, PATHS.explore.en);
    assert.match(english.text, /class="wrong"[^>]*>[^<]*Expected: /, typed);
    clock.set(clock.now() + 60_000);
  }
});

test('a text of 10,000 signs is told by its own length, not by that of what was kept of it', async () => {
  const { status, text, questions } = await looked(`${'x'.repeat(9_992)}.example`);
  assert.deepEqual([status, questions], [422, 0]);
  assert.equal(/compte (.{1,9}) signes/.exec(text)?.[1]?.replace(/\D/g, ''), '10000');
});

test('another site cannot have it look: neither by a link nor by a form of its own', async () => {
  const before = world.dns.queries();
  for (const path of [PATHS.explore.fr, PATHS.explore.en]) {
    const answer = await app.request(`${BASE}${path}?domain=mairie-rouvres.example`);
    assert.equal(answer.status, 200);
    assert.doesNotMatch(await answer.text(), /OVHcloud/);
    assert.equal((await looked('mairie-rouvres.example', path, { 'Sec-Fetch-Site': 'cross-site' })).status, 403);
  }
  assert.equal(world.dns.queries(), before);
});

test('a visitor looks behind six domains in a minute: the next are refused in words and cost nothing, a mistake counts for none', async () => {
  for (let i = 0; i < 10; i++) assert.equal((await looked('nas.lan')).status, 422);
  for (let i = 0; i < 6; i++) assert.equal((await looked(`absent${i}.example`)).status, 200);
  const { status, text, questions } = await looked('mairie-rouvres.example');
  assert.deepEqual([status, questions], [429, 0]);
  assert.match(text, /Attendez une minute/);
  assert.match((await looked('mairie-rouvres.example', PATHS.explore.en)).text, /Wait a minute/);
  clock.set(clock.now() + 60_000);
  assert.equal((await looked('mairie-rouvres.example')).status, 200);
});

test('a hostile zone or page comes out as text, bounded: no tag, no sign that moves or hides', async () => {
  const bad = `<meta name="generator" content="WordPress ${ATTACK.replaceAll('"', '&quot;')}">${script('fonts.googleapis.com/&quot;&gt;&lt;script&gt;alert(3)&lt;/script&gt;')}`;
  sites['www.tags.test'] = html(bad + many((i) => script(`s${i}.fonts.googleapis.com`)).join(''), {
    Server: '<script>alert(4)</script>',
    'X-Powered-By': '<img src=x>',
  });
  const usual = tagsOf((await looked('jardins-du-trieux.example')).raw);
  const odd = [
    'signes-de-controle',
    'balises-dans-les-textes',
    'alias-sans-fin',
    'texte-sans-fin',
    'mille-textes',
    'mille-mx',
    'page-sans-fond',
    'mx-local',
    'spf-macros',
    'domaine-vide',
  ];
  for (const domain of [...odd.map((name) => `${name}.example`), 'crowd.test', 'loops.test', 'long.test', 'tags.test']) {
    clock.set(clock.now() + 60_000);
    const { status, raw, weight, questions } = await looked(domain);
    assert.equal(status, 200, domain);
    assert.deepEqual(
      [...tagsOf(raw)].filter((tag) => !usual.has(tag)),
      [],
      domain,
    );
    assert.doesNotMatch(raw, /[^\P{Cc}\n]|\p{Bidi_Control}|[\u200b\ufeff]/u, domain);
    assert.ok(weight <= 14_000 && raw.length <= 60_000, `${domain}: ${weight} bytes, ${raw.length} signs`);
    assert.ok(questions <= 220, `${domain}: ${questions} questions`);
    if (domain === 'tags.test') assert.match(raw, /&lt;script/, 'what was written is shown, as text');
    if (domain === 'crowd.test') assert.match(raw, /enregistrements, seuls les 100 premiers sont lus/);
  }
});

test('a page that is on this machine, on a private network or inside a cloud is never fetched, and the page says why', async () => {
  for (const domain of Object.keys(INSIDE)) {
    hits.length = 0;
    const { status, text } = await looked(domain);
    assert.equal(status, 200);
    assert.match(text, /mène à une adresse qui n’est pas publique : sa page n’est pas lue/, domain);
    assert.deepEqual(hits, [], domain);
  }
});
