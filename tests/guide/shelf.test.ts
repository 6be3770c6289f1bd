import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { guideShelf } from '../../src/guide/web/shelf.ts';
import { facts, library, startedApplication } from '../world.ts';
import { contentCopy, emptyFolder } from './copy.ts';

/** The server keeps the last good guide while someone spoils the texts, and says what is wrong. */

function shelved(content: string) {
  const logged: Readonly<Record<string, unknown>>[] = [];
  const cache = emptyFolder();
  const shelf = guideShelf({
    cache,
    content,
    method: undefined,
    facts: library.folder,
    factsVersion: facts.version,
    environment: { INFRABASSE_CONTENT: content },
    log: (entry) => void logged.push(entry),
  });
  return { shelf, logged };
}

/** Asks until the answer is the one waited for: texts are looked at every two seconds, and a busy machine takes its time to make the files. */
async function until<Value>(ask: () => Promise<Value>, right: (value: Value) => boolean): Promise<Value> {
  for (let i = 0; i < 600; i++) {
    const value = await ask();
    if (right(value)) return value;
    await wait(100);
  }
  throw new Error('never came');
}

test('spoiled texts leave the last good guide in place; mended, they take its place', async () => {
  const { folder, edit } = contentCopy();
  const { shelf, logged } = shelved(folder);
  const first = await shelf.current();
  assert.ok('folder' in first);
  const line = edit('fr/le-pari.md', 'C’est un pari.', 'C’est un <i>pari</i>.');
  await until(shelf.current, () => logged.length > 0);
  const kept = await shelf.current();
  assert.deepEqual('folder' in kept && kept.folder, first.folder);
  assert.match(JSON.stringify(logged[0]), new RegExp(`le-pari\\.md:${line} : .*pas de HTML`));
  assert.equal(logged.length, 1, 'the same error is told once');
  edit('fr/le-pari.md', '<i>pari</i>', 'vrai pari');
  const mended = await until(shelf.current, (made) => 'folder' in made && made.folder !== first.folder);
  assert.ok('folder' in mended && readFileSync(join(mended.folder, 'fr', 'le-pari.html'), 'utf8').includes('C’est un vrai pari.'));
});

test('while texts are written, what is wrong is told, then that it is mended', async () => {
  const { folder, edit } = contentCopy();
  const { shelf } = shelved(folder);
  const told: (readonly string[])[] = [];
  const stop = shelf.watch((problems) => void told.push(problems));
  try {
    await until(
      async () => told.length,
      (count) => count >= 1,
    );
    edit('fr/le-pari.md', 'C’est un pari.', 'C’est un [pari](@nulle-part).');
    await until(
      async () => told.length,
      (count) => count >= 2,
    );
    edit('fr/le-pari.md', '@nulle-part', '@pari');
    await until(
      async () => told.length,
      (count) => count >= 3,
    );
  } finally {
    stop();
  }
  assert.deepEqual([told[0], told[2]], [[], []]);
  assert.match(told[1]?.join() ?? '', /lien vers « @nulle-part »/);
});

test('a guide that was never good is told as such, with file and line, and the rest of the site goes on', async () => {
  const { folder, edit } = contentCopy();
  edit('fr/le-pari.md', 'C’est un pari.', '<script>alert(1)</script>');
  const { shelf } = shelved(folder);
  const made = await shelf.current();
  assert.ok('problems' in made);
  assert.match(made.problems.join(), /le-pari\.md:\d+/);
});

test('the contents page offers the files with their size and date; each is served under its type', async () => {
  const { app, close } = await startedApplication();
  const get = (path: string) => app.request(`https://infrabasse.test${path}`);
  try {
    const page = await until(
      async () => (await get('/guide')).text(),
      (text) => text.includes('infrabasse-guide-fr.pdf'),
    );
    assert.match(page, /infrabasse-guide-fr\.pdf">PDF, format A5[^<]*<\/a> <span class="src">2[\s\u202f]?\d00\u00a0ko/);
    assert.match(page, /Fichiers du \d+ novembre 2026/);
    for (const [name, type] of [
      ['infrabasse-guide-fr.pdf', 'application/pdf'],
      ['infrabasse-guide-fr.epub', 'application/epub+zip'],
      ['SHA256SUMS', 'text/plain; charset=utf-8'],
    ] as const) {
      const answer = await get(`/guide/fichiers/${name}`);
      assert.deepEqual([answer.status, answer.headers.get('Content-Type')], [200, type]);
    }
    for (const path of [
      '/guide/fichiers/book.json',
      '/guide/fichiers/..%2fbook.json',
      '/guide/images/..%2f..%2fpackage.json',
      '/guide/images/absente.svg',
      '/guide/index',
      '/guide/..%2findex',
    ])
      assert.equal((await get(path)).status, 404, path);
  } finally {
    await close();
  }
});

test('a chapter: its neighbours, its version, a way to tell an error, its page in the other language; a search shows its words and nothing it was given', async () => {
  const { app, close } = await startedApplication({ INFRABASSE_CONTACT: 'ici@exemple.fr', INFRABASSE_BASE_PATH: '/infra' });
  const read = async (path: string): Promise<string> => (await (await app.request(`https://infrabasse.test/infra${path}`)).text()).replace(/\u00a0/g, ' ');
  try {
    const page = await read('/guide/le-pari');
    assert.match(page, /rel="prev" href="\/infra\/guide\/ce-que-cela-coute"/);
    assert.match(page, /rel="next" href="\/infra\/guide\/ce-que-l-on-sait"/);
    assert.match(page, /href="mailto:ici@exemple\.fr\?subject=Guide%20InfraBasse/);
    assert.match(page, /hreflang="en" href="\/infra\/en\/guide\/the-wager"/);
    assert.match(page, /Version 1 de ce chapitre, 25 novembre 2026/);
    assert.match(await read('/guide/recherche?q=ECOLOGIES'), /<mark>[ée]colog/i);
    assert.match(await read('/guide/recherche?q=brontosaure'), /Rien sur « brontosaure »/);
    const attack = await read(`/guide/recherche?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    assert.doesNotMatch(attack, /<script>alert/);
  } finally {
    await close();
  }
});
