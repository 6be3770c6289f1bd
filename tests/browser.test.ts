import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { serve } from '@hono/node-server';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { PATHS, type PathName } from '../src/web/paths.ts';
import { LANGS, type Lang } from '../src/web/words.ts';
import { addressOf, LIST, READABLE } from './addresses.ts';
import { freePort, keptList, sentList, startedApplication } from './world.ts';

/** What a real browser shows: to those who see badly, on a small screen, in the dark, on paper, without JavaScript. */

const INVENTORY = 'scenarios/association-8/inventory.csv';
const MOST_REQUESTS = 3;
const NARROW = { width: 360, height: 740 };
const WIDE = { width: 1280, height: 900 };

let world: Awaited<ReturnType<typeof startedApplication>>;
let server: ReturnType<typeof serve>;
let browser: Browser;
let origin = '';
let id = '';
let list = '';

before(async () => {
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  world = await startedApplication({ INFRABASSE_ORIGIN: origin });
  server = serve({ fetch: world.app.fetch, hostname: '127.0.0.1', port });
  // Chromium refuses its sandbox to root; its own calls home are turned off.
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet });
  const answer = await keptList((path, init) => fetch(`${origin}${path}`, init), readFileSync(INVENTORY));
  id = answer.headers.get('Location')?.split('/').at(-1) ?? '';
  list = (await sentList((path, init) => fetch(`${origin}${path}`, init), LIST)).headers.get('Location')?.split('/').at(-1) ?? '';
});
after(async () => {
  await browser?.close();
  server?.close();
  await world?.close();
});

/** Opens a page and tells the story; whatever the browser complains about fails the test. */
async function onPage(options: BrowserContextOptions, tell: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: 'fr-FR', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  // A form sent back with its mistakes is a 422, which the console reports: that one is wanted.
  page.on('console', (message) => message.type() === 'error' && !message.text().includes('422') && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => request.url().startsWith(origin) || complaints.push(`outside: ${request.url()}`));
  try {
    await tell(page);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

/** No axe violation, and nothing wider than the screen. */
async function assertAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const found = await page.evaluate<{ id: string; nodes: { html: string; failureSummary?: string }[] }[]>(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations)`,
  );
  assert.deepEqual(
    found.map((one) => `${one.id}: ${one.nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`).join('\n')}`),
    [],
  );
  const wider = await page.evaluate(
    `[...document.querySelectorAll('body *')].filter((one) => !one.closest('.scroll') && one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 120)).slice(0, 3)`,
  );
  assert.deepEqual(wider, [], 'wider than the screen');
}

const WAYS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['360 px', { viewport: NARROW }],
  ['360 px in the dark', { viewport: NARROW, colorScheme: 'dark' }],
  ['1280 px', { viewport: WIDE }],
];

for (const [way, options] of WAYS) {
  for (const lang of LANGS) {
    test(`every page in ${lang}, at ${way}: accessible, at most ${MOST_REQUESTS} requests, none of them elsewhere`, () =>
      onPage(options, async (page) => {
        for (const name of READABLE) await visit(page, name, lang);
      }));
  }
}

async function visit(page: Page, name: PathName, lang: Lang): Promise<void> {
  const address = addressOf(name, lang, { id, list });
  let requests = 0;
  const count = (): void => void requests++;
  page.on('request', count);
  const answer = await page.goto(`${origin}${address}`);
  page.off('request', count);
  assert.equal(answer?.status(), 200, address);
  assert.ok(requests <= MOST_REQUESTS, `${address}: ${requests} requests`);
  // Folded parts are read too.
  await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
  await assertAccessible(page).catch((error: Error) => {
    throw new Error(`${address}: ${error.message}`);
  });
}

for (const lang of LANGS) {
  test(`every chapter of the guide in ${lang}, at 360 px: accessible, nothing wider than the screen`, () =>
    onPage({ viewport: NARROW }, async (page) => {
      await page.goto(`${origin}${PATHS.guide[lang]}`);
      const chapters = await page.locator('.chapters a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      assert.ok(chapters.length > 20);
      for (const chapter of chapters) {
        await page.goto(`${origin}${chapter}`);
        await assertAccessible(page).catch((error: Error) => {
          throw new Error(`${chapter}: ${error.message}`);
        });
      }
    }));
}

for (const [way, options] of WAYS) {
  test(`the form with its mistakes, at ${way}: accessible, each said beside its field, nothing lost`, () =>
    onPage(options, async (page) => {
      await page.goto(`${origin}/estimer`);
      await page.locator('[name="r0-quantity"]').fill('huit');
      await page.locator('[name="r0-lifetime"]').fill('longtemps');
      await page.locator('[name="r1-lifetime"]').fill('5');
      await page.locator('[name="country"]').fill('Syldavie-et-Bordurie-Confédération-Perpétuelle-Unifiée');
      await page.locator('button.first[value="compute"]').click();
      const wrong = page.locator('[aria-invalid="true"]');
      assert.ok((await wrong.count()) >= 3);
      for (const one of await wrong.all()) {
        const target = await one.getAttribute('aria-describedby');
        assert.ok(target, 'no field is wrong without a reason');
        assert.ok(((await page.locator(`[id="${target.split(' ').at(-1)}"]`).textContent()) ?? '').length > 10);
      }
      assert.equal(await page.locator('[name="r0-quantity"]').inputValue(), 'huit');
      await assertAccessible(page);
    }));
}

test('a result with everything in it, on a small screen: nothing wider than it, nothing axe complains of', () =>
  onPage({ viewport: NARROW }, async (page) => {
    const rows = [
      'objet;libellé;quantité;âge;durée prévue;état;source;personnes;copies',
      'portable;Portables;8;9;5;réemployé;ecodiag-2022;;',
      'serveur;Anticonstitutionnellement-nommé;1;12;6;neuf;;40;3',
      'messagerie;;1;;;;;;',
      'écran;;-2;;;;;;',
      'grille-pain;;2;;;;;;',
    ];
    const answer = await keptList((path, init) => fetch(`${origin}${path}`, init), rows.join('\n'));
    for (const end of ['', '/calcul', '/modifier']) {
      await page.goto(`${origin}${answer.headers.get('Location')}${end}`);
      await assertAccessible(page);
      assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= NARROW.width, `${end} scrolls sideways`);
    }
  }));

test('without JavaScript: from the home page to a contested figure, then gone', () =>
  onPage({ viewport: NARROW, javaScriptEnabled: false }, async (page) => {
    await page.goto(`${origin}/`);
    await page.getByRole('link', { name: 'Estimer ce que nous avons' }).first().click();
    await page.locator('[name="r0-quantity"]').fill('8');
    await page.locator('[name="r0-ageFrom"]').fill('3');
    await page.locator('[name="r0-ageTo"]').fill('7');
    const rows = await page.locator('fieldset[id^="ligne-"]').count();
    await page.locator('button[value="add"]').click();
    assert.equal(await page.locator('fieldset[id^="ligne-"]').count(), rows + 1);
    assert.equal(await page.locator('[name="r0-quantity"]').inputValue(), '8', 'adding a line loses nothing');
    await page.locator('button.first[value="compute"]').click();
    assert.match(page.url(), /\/estimer\/[\w-]{22}$/);
    assert.match((await page.locator('main').textContent()) ?? '', /Ordinateur portable \(8\)/);
    await page.locator('main a[href*="/calcul"]').first().click();
    await page.locator('details summary').first().click();
    await page.locator('a[href*="/contester"]:visible').first().click();
    await page.locator('[name="value"]').fill('9');
    await page.locator('[name="reason"]').fill('relevé au wattmètre');
    await page.locator('main button.first').click();
    assert.match((await page.locator('main').textContent()) ?? '', /relevé au wattmètre/, 'a contested value stays in view');
    const address = page.url().replace(/\/calcul.*/, '');
    await page.goto(address);
    assert.match((await page.locator('main').textContent()) ?? '', /relevé au wattmètre/, 'on the result too');
    await page.locator('form[action$="/supprimer"] button').click();
    assert.equal((await fetch(address)).status, 404, 'one click, and it is gone');
  }));

test('from the keyboard: the way past the menu comes first, and every stop is seen', () =>
  onPage({ viewport: WIDE }, async (page) => {
    await page.goto(`${origin}/estimer`);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.className'), 'skip');
    for (let stop = 0; stop < 25; stop++) {
      const seen = await page.evaluate<{ outline: string; top: number; bottom: number; height: number }>(
        `(() => { const one = document.activeElement, box = one.getBoundingClientRect(); return { outline: getComputedStyle(one).outlineStyle, top: box.top, bottom: box.bottom, height: innerHeight }; })()`,
      );
      assert.notEqual(seen.outline, 'none');
      assert.ok(seen.bottom > 0 && seen.top < seen.height);
      await page.keyboard.press('Tab');
    }
  }));

test('the Enter key computes: it neither adds nor removes a line', () =>
  onPage({ viewport: WIDE }, async (page) => {
    await page.goto(`${origin}/estimer`);
    await page.locator('[name="r0-quantity"]').fill('8');
    await page.locator('[name="r0-quantity"]').press('Enter');
    assert.match(page.url(), /\/estimer\/[\w-]{22}$/);
    await page.goto(`${page.url()}/modifier`);
    await page.locator('[name="r0-quantity"]').press('Enter');
    assert.match((await page.locator('main').textContent()) ?? '', /Ordinateur portable \(8\)/);
  }));

test('targets of a finger are large enough', () =>
  onPage({ viewport: NARROW, hasTouch: true }, async (page) => {
    await page.goto(`${origin}/estimer`);
    for (const one of await page.locator('button:visible, input:visible, select:visible, summary:visible, header a').all()) {
      const box = await one.boundingBox();
      assert.ok(box && box.height >= 21, `${await one.evaluate('one => one.outerHTML')} ${box?.height}`);
    }
  }));

test('on paper: folded parts are unfolded, menus are gone', () =>
  onPage({ viewport: WIDE }, async (page) => {
    await page.goto(`${origin}/estimer/${id}`);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('header.site').isVisible(), false);
    for (const one of await page.locator('main details:not(.screen) > :not(summary)').all())
      assert.ok((await one.boundingBox())?.height, 'something stays folded on paper');
  }));
