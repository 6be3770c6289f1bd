import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { SaxesParser } from 'saxes';
import { imposed } from '../../src/guide/paper/pdf.ts';
import { onPaper, pagesIn } from '../../src/guide/paper/press.ts';
import { readGuide } from '../../src/guide/source/read.ts';
import { library } from '../world.ts';
import { books, contentCopy, emptyFolder, method } from './copy.ts';

/** The guide is built as anyone would, by the command; then each file is opened by what opens such files. */

const COMMAND = fileURLToPath(new URL('../../bin/infrabasse', import.meta.url));
const EPOCH = '1767225600';
const out = emptyFolder();

function built(folder: string, ...args: readonly string[]) {
  return spawnSync(COMMAND, ['guide', 'build', '--out', folder, ...args], { encoding: 'utf8', env: { ...process.env, SOURCE_DATE_EPOCH: EPOCH } });
}

const read = (name: string): Buffer => readFileSync(join(out, name));

before(() => {
  const { status, stderr } = built(out);
  assert.equal(status, 0, stderr);
});

const FILES = [
  'infrabasse-guide-en-booklet-a4.pdf',
  'infrabasse-guide-en-ink.pdf',
  'infrabasse-guide-en.epub',
  'infrabasse-guide-en.html',
  'infrabasse-guide-en.pdf',
  'infrabasse-guide-en.txt',
  'infrabasse-guide-fr-encre.pdf',
  'infrabasse-guide-fr-fiches-a4.pdf',
  'infrabasse-guide-fr-livret-a4.pdf',
  'infrabasse-guide-fr.epub',
  'infrabasse-guide-fr.html',
  'infrabasse-guide-fr.pdf',
  'infrabasse-guide-fr.txt',
];

test('everything is there, each with its sum', () => {
  assert.deepEqual(readdirSync(out).sort(), ['SHA256SUMS', ...FILES, 'site'].sort());
  const sums = read('SHA256SUMS').toString().trim().split('\n');
  for (const line of sums) {
    const [sum, name = ''] = line.split('  ');
    assert.equal(createHash('sha256').update(read(name)).digest('hex'), sum, name);
  }
  assert.ok(FILES.every((name) => sums.some((line) => line.endsWith(`  ${name}`))));
});

test('the same input gives the same bytes, wherever it is built', () => {
  const again = emptyFolder();
  const elsewhere = { ...process.env, SOURCE_DATE_EPOCH: EPOCH, TZ: 'Asia/Tokyo', LC_ALL: 'C' };
  assert.equal(spawnSync(COMMAND, ['guide', 'build', '--out', again], { env: elsewhere }).status, 0);
  assert.equal(readFileSync(join(again, 'SHA256SUMS'), 'utf8'), read('SHA256SUMS').toString());
});

test('the first of January 1970 is a date like any other', () => {
  const folder = emptyFolder();
  const { status } = spawnSync(COMMAND, ['guide', 'build', '--out', folder, '--only', 'epub', '--lang', 'en'], {
    env: { ...process.env, SOURCE_DATE_EPOCH: '0' },
  });
  assert.deepEqual([status, readdirSync(folder).length], [0, 2]);
});

test('one language, one kind: nothing else is built', () => {
  const folder = emptyFolder();
  const { status } = built(folder, '--lang', 'en', '--only', 'text');
  assert.deepEqual([status, readdirSync(folder).sort()], [0, ['SHA256SUMS', 'infrabasse-guide-en.txt']]);
});

for (const [what, args, code, why] of [
  ['a kind that is none', ['guide', 'build', '--only', 'papyrus'], 2, /attendu web, html, pdf/],
  ['no act', ['guide'], 2, /attendu : guide build/],
  ['a date that is none', ['guide', 'build', '--only', 'text', '--out', '/nowhere'], 2, /SOURCE_DATE_EPOCH/],
] as const)
  test(`${what}: exit code ${code}, in words`, () => {
    const { status, stderr } = spawnSync(COMMAND, args, {
      encoding: 'utf8',
      env: { ...process.env, SOURCE_DATE_EPOCH: what.startsWith('a date') ? 'hier' : EPOCH },
    });
    assert.deepEqual([status, why.test(stderr)], [code, true], stderr);
  });

test('content with errors builds nothing, and says all of them with file and line', () => {
  const { folder, edit } = contentCopy();
  const first = edit('fr/le-pari.md', '## Ce que l’on perd en partant', '<script>alert(1)</script>\n\n## Ce que l’on perd en partant');
  edit('en/the-wager.md', '(@terme-pue)', '(@terme-perdu)');
  const target = emptyFolder();
  const { status, stderr } = spawnSync(COMMAND, ['guide', 'build', '--out', target], { encoding: 'utf8', env: { ...process.env, INFRABASSE_CONTENT: folder } });
  assert.equal(status, 1);
  assert.match(stderr, new RegExp(`content/guide/fr/le-pari\\.md:${first} : « <script>alert\\(1\\)</script> »`));
  assert.match(stderr, /content\/guide\/en\/the-wager\.md:\d+ : lien vers « @terme-perdu »/);
  assert.deepEqual(readdirSync(target), []);
});

for (const lang of ['fr', 'en'] as const) {
  test(`the PDF (${lang}) is tagged (PDF/UA-1), in its language, with its title, an outline and its contents`, () => {
    const pdf = read(`infrabasse-guide-${lang}.pdf`).toString('latin1');
    for (const mark of [`/Lang (${lang})`, '/MarkInfo', '/StructTreeRoot', '/Outlines', '<pdfuaid:part>1</pdfuaid:part>', '/Note', '/TOCI', '/Alt '])
      assert.ok(pdf.includes(mark), mark);
    assert.match(pdf, /419\.5\d* 595\.2\d*/, 'A5');
  });

  test(`the EPUB (${lang}) passes epubcheck without error nor warning`, () => {
    const { stdout, stderr } = spawnSync('java', ['-jar', '/usr/bin/epubcheck', join(out, `infrabasse-guide-${lang}.epub`)], { encoding: 'utf8' });
    assert.match(`${stdout}${stderr}`, /No errors or warnings detected/);
  });

  test(`plain text (${lang}): every chapter, every note, no mark of Markdown`, () => {
    const text = read(`infrabasse-guide-${lang}.txt`).toString();
    for (const { title, notes } of books[lang].chapters) {
      assert.ok(text.replace(/\s+/g, ' ').includes(title.toUpperCase().replace(/\s+/g, ' ')), title);
      if (notes.length > 0) assert.ok(text.includes(`[${notes.length}]`), title);
    }
    assert.doesNotMatch(text, /\*\*|:figure|::step|\{#/);
  });

  test(`the single page (${lang}) holds the whole guide and asks for nothing outside`, async () => {
    const page = read(`infrabasse-guide-${lang}.html`).toString();
    for (const { id } of books[lang].chapters) assert.ok(page.includes(`<article id="${id}">`), id);
    assert.doesNotMatch(page, /<script|<link rel="stylesheet"|src="(?!data:)/);
    for (const [, anchor = ''] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(page.includes(`id="${anchor}"`), anchor);
  });
}

test('pages are laid for folding: hand-made order of eight pages, and blanks after the last', () => {
  // Sheet 1: recto 8|1, verso 2|7. Sheet 2: recto 6|3, verso 4|5.
  assert.deepEqual(imposed(8), [
    [8, 1],
    [2, 7],
    [6, 3],
    [4, 5],
  ]);
  // Six pages take two sheets: 7 and 8 are blank.
  assert.deepEqual(imposed(6), [
    [0, 1],
    [2, 0],
    [6, 3],
    [4, 5],
  ]);
  for (const pages of [1, 4, 5, 37, 149]) {
    const laid = imposed(pages).flat();
    assert.equal(laid.length % 4, 0);
    assert.deepEqual(
      laid.filter(Boolean).sort((a, b) => a - b),
      Array.from({ length: pages }, (_, i) => i + 1),
    );
  }
});

test('the booklet has half as many sides as the book has pages, padded to whole sheets; the ink-saving edition has fewer pages', () => {
  const [book, booklet, ink] = ['', '-livret-a4', '-encre'].map((suffix) => pagesIn(read(`infrabasse-guide-fr${suffix}.pdf`)));
  assert.equal(booklet, (Math.ceil((book ?? 0) / 4) * 4) / 2);
  assert.ok((ink ?? 0) < (book ?? 0), `${ink} < ${book}`);
});

test('nothing in a text is code for what prints', async () => {
  const { folder, edit } = contentCopy();
  const nasty = 'Un #let x = 1, $x^2$, @ref, <label>, "mot", \\ et \\\\, `#read("/etc/passwd")`, ]) #panic() //';
  edit('fr/mairie-sans-reseau.md', '## ', `${nasty.replace(/<label>/, '')}\n\n## `);
  const { books: spoiled, problems } = readGuide(library, method, folder);
  assert.deepEqual(problems, []);
  const { files } = await onPaper(spoiled.fr, new Set(['pdf']), join(folder, 'guide', 'images'), 0);
  assert.ok(pagesIn(files.get('pdf') ?? new Uint8Array()) > 100);
});

const site = (path = ''): string => join(out, 'site', path);
const pagesOfSite = (): string[] => readdirSync(site(), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));

test('the static site: every link leads to a file and to a place in it, every page says when it was made and weighs under 14 kB', () => {
  const texts = new Map(pagesOfSite().map((name) => [name, readFileSync(site(name), 'utf8')]));
  const style = gzipSync(readFileSync(site('style.css'))).length;
  for (const [name, text] of texts) {
    if (/^infrabasse-guide|^index/.test(name)) continue;
    assert.match(text, /Page engendrée le 1er janvier 2026|Page made on 1 January 2026/, name);
    assert.ok(gzipSync(text).length + style <= 14_000, `${name}: ${gzipSync(text).length + style}`);
    for (const [, href = ''] of text.matchAll(/(?:href|src)="([^"]+)"/g)) {
      if (/^(https?:|mailto:)/.test(href)) continue;
      const [path = '', anchor] = href.split('#');
      const target = path === '' ? name : normalize(join(dirname(name), path));
      assert.ok(existsSync(site(target)) && statSync(site(target)).isFile(), `${name} → ${href}`);
      if (anchor) assert.ok(texts.get(target)?.includes(`id="${decodeURIComponent(anchor)}"`), `${name} → ${href}`);
    }
  }
});

test('feeds are well-formed, and tell each chapter’s changes', () => {
  for (const [lang, path] of [
    ['fr', 'guide/flux.atom'],
    ['en', 'en/guide/flux.atom'],
  ] as const) {
    const parser = new SaxesParser({ xmlns: true });
    let entries = 0;
    parser.on('opentag', ({ local, uri }) => {
      if (local === 'entry' && uri === 'http://www.w3.org/2005/Atom') entries += 1;
    });
    parser.on('error', (error) => assert.fail(error.message));
    parser.write(readFileSync(site(path), 'utf8')).close();
    assert.equal(entries, books[lang].chapters.flatMap(({ changes }) => changes).length);
  }
});

test('from a USB stick: a browser opens the site as files, and goes from chapter to chapter', async () => {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 }, javaScriptEnabled: false });
    await page.goto(`file://${site('index.html')}`);
    await page.waitForURL(/guide\/index\.html$/);
    await page.click('.chapters a');
    await page.click('a[rel=next]');
    assert.equal(await page.textContent('h1'), books.fr.chapters[1]?.title);
    await page.click('header a[hreflang=en]');
    assert.equal(await page.textContent('h1'), books.en.chapters[1]?.title);
  } finally {
    await browser.close();
  }
});
