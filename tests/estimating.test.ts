import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sql from 'sql-template-tag';
import { DAYS_KEPT } from '../src/estimate/store.ts';
import { formOf, startedApplication, stoppedClock } from './world.ts';

/** What a coordinator does, step by step, with forms and links only. */

const BASE = 'https://infrabasse.test';
const clock = stoppedClock();
let world: Awaited<ReturnType<typeof startedApplication>>;
before(async () => {
  world = await startedApplication({}, clock);
});
after(() => world.close());

/** Spaces of French typography are held elsewhere: here they would hide the words. */
const plainly = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const read = async (path: string): Promise<string> => plainly(await (await world.app.request(`${BASE}${path}`)).text());
const send = (path: string, values: Readonly<Record<string, string>>) => world.app.request(`${BASE}${path}`, formOf(values));

async function created(values: Readonly<Record<string, string>>): Promise<string> {
  const answer = await send('/estimer', { action: 'compute', ...values });
  assert.equal(answer.status, 303, await answer.clone().text());
  return answer.headers.get('Location') ?? '';
}

async function uploaded(content: string | Uint8Array) {
  const body = new FormData();
  body.set('file', new File([typeof content === 'string' ? content : new Uint8Array(content)], 'liste.csv'));
  return world.app.request(`${BASE}/estimer/fichier`, { method: 'POST', body, headers: { 'Sec-Fetch-Site': 'same-origin' } });
}

/** Values of the form as the page shows them. */
function valuesIn(page: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [tag] of page.matchAll(/<input[^>]*>/g)) {
    const [name, value] = [/ name="([^"]*)"/.exec(tag)?.[1], / value="([^"]*)"/.exec(tag)?.[1] ?? ''];
    if (name && (!tag.includes('type="checkbox"') || tag.includes(' checked')))
      values[name] = tag.includes('type="checkbox"') ? 'on' : value.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  }
  return values;
}

const FLEET = {
  'r0-item': 'laptop',
  'r0-usual': '1',
  'r0-quantity': '8',
  'r0-ageFrom': '3',
  'r0-ageTo': '7',
  'r0-lifetime': '6',
  'hosting-mail': 'on',
  country: 'France',
};

test('eight laptops and a mailbox: the unknown comes first, then orders of magnitude, then where they come from', async () => {
  const page = await read(await created(FLEET));
  const order = [
    '1 ligne sur 2 reste inconnue',
    'Ordres de grandeur',
    'D’où cela vient',
    'Et si l’on gardait plus longtemps',
    'Ce que cela pèse',
    'Ce qui changerait le résultat',
    'Ce que ce calcul ne voit pas',
  ];
  const places = order.map((text) => page.indexOf(text));
  assert.ok(
    places.every((place, i) => place > (places[i - 1] ?? 0)),
    `${places}`,
  );
});

test('adding a line never loses the others', async () => {
  const page = await (await send('/estimer', { ...FLEET, title: 'L’asso', action: 'add' })).text();
  const values = valuesIn(page);
  for (const [name, value] of Object.entries({ ...FLEET, title: 'L’asso' })) assert.equal(values[name], value, name);
  assert.equal(values['r1-item'], '', 'and a new row is there');
});

test('removing a line removes that one only', async () => {
  const values = valuesIn(
    await (await send('/estimer', { ...FLEET, 'r1-item': 'NAS', 'r1-quantity': '1', 'r2-item': 'switch', 'r2-quantity': '2', action: 'remove-1' })).text(),
  );
  assert.equal(values['r1-item'], undefined);
  assert.deepEqual([values['r0-quantity'], values['r2-item'], values['r2-quantity']], ['8', 'switch', '2']);
});

test('a wrong answer gives the page again, 422, the problem beside its field, and everything typed', async () => {
  const answer = await send('/estimer', { ...FLEET, 'r0-lifetime': 'longtemps', country: 'Atlantide', action: 'compute' });
  const page = plainly(await answer.text());
  assert.equal(answer.status, 422);
  assert.match(page, /id="r0-lifetime-erreur">ce n’est pas un nombre/);
  assert.match(page, /id="country-erreur">pays inconnu/);
  assert.match(page, /<input id="r0-lifetime"[^>]*value="longtemps"[^>]*aria-describedby="r0-lifetime-erreur" aria-invalid="true"/);
  assert.equal(valuesIn(page)['r0-quantity'], '8');
});

test('an empty form is not an error of the machine: it says what is missing', async () => {
  const answer = await send('/estimer', { action: 'compute' });
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /Donnez au moins un nombre/);
});

test('an item nobody knows is kept, unknown, and said', async () => {
  const page = await read(await created({ 'r0-item': 'grille-pain connecté', 'r0-quantity': '2' }));
  assert.match(page, /1 ligne sur 1 reste inconnue/);
  assert.match(page, /objet non reconnu/);
});

test('a file: bad lines are shown with line, column, value and what was expected; the good ones are computed', async () => {
  const location = (await uploaded('objet;quantité;durée prévue\nportable;8;4\nécran;-2;6\n')).headers.get('Location') ?? '';
  const page = await read(location);
  assert.match(page, /Lignes à revoir/);
  assert.match(page, /ligne 2, colonne « quantity » : « -2 »/);
  assert.match(page, /Portables|portable/i);
  const edit = await read(`${location}/modifier`);
  assert.match(edit, /id="r1-quantity-erreur">ce nombre est hors de ce qui est possible/);
  const mended = await send(`${location}/modifier`, { ...valuesIn(edit), 'r1-quantity': '2', action: 'compute' });
  assert.equal(mended.status, 303);
  assert.doesNotMatch(await read(location), /Lignes à revoir/);
});

for (const [what, content, message] of [
  ['nothing', '', 'Choisissez un fichier.'],
  ['a spreadsheet as it is', 'PK\u0003\u0004xxxx', 'ce n’est pas un fichier de texte'],
  ['JSON', '{"equipment": []}', 'la ligne de commande lit aussi le JSON'],
  ['a table about something else', 'couleur;taille\nrouge;42\n', 'la colonne de l’objet est introuvable'],
  ['ten thousand lines', `objet\n${'laptop\n'.repeat(10_000)}`, 'Plus de 5000 lignes'],
] as const) {
  test(`a file that holds ${what} is refused in words, on the page`, async () => {
    const answer = await uploaded(content);
    assert.equal(answer.status, 422);
    assert.match(plainly(await answer.text()), new RegExp(message));
  });
}

test('a list of a thousand lines is told by item, and edited page by page without losing the other pages', async () => {
  const location =
    (await uploaded(`objet;libellé;quantité\n${Array.from({ length: 1000 }, (_, i) => `portable;P${i};1`).join('\n')}\n`)).headers.get('Location') ?? '';
  assert.match(await read(location), /Ordinateur portable \(1 000\)/);
  const page = await read(`${location}/modifier?page=3`);
  const values = valuesIn(page);
  assert.equal(values['r40-label'], 'P40');
  assert.equal(values['r0-label'], undefined);
  await send(`${location}/modifier`, { ...values, 'r40-quantity': '1001', action: 'compute' });
  assert.match(await read(location), /Ordinateur portable \(2 000\)/);
});

test('two people at the same estimate: the second sees their answers again, told that something changed', async () => {
  const location = await created(FLEET);
  const values = valuesIn(await read(`${location}/modifier`));
  assert.equal((await send(`${location}/modifier`, { ...values, 'r0-quantity': '9', action: 'compute' })).status, 303);
  const late = await send(`${location}/modifier`, { ...values, 'r0-quantity': '12', action: 'compute' });
  assert.equal(late.status, 409);
  const again = valuesIn(await late.text());
  assert.equal(again['r0-quantity'], '12');
  assert.equal((await send(`${location}/modifier`, { ...again, action: 'compute' })).status, 303, 'and may insist');
});

test('every figure opens down to its source, and a value can be contested with a reason that stays in view', async () => {
  const location = await created(FLEET);
  const reasons = await read(`${location}/calcul`);
  assert.match(reasons, /id="laptop\/manufacture\/gwp"/);
  assert.match(reasons, /ADEME, acv-numérique 2\.2 \(2024\)/);
  const address = `${location}/contester`;
  const form = await read(`${address}?fact=laptop/manufacture/gwp&line=1`);
  const values = valuesIn(form);
  const refused = await send(address, { ...values, value: '300' });
  assert.equal(refused.status, 422);
  assert.match(plainly(await refused.text()), /Dites pourquoi/);
  assert.equal((await send(address, { ...values, value: '300', reason: 'fiche du fabricant <b>' })).status, 303);
  const page = await read(location);
  assert.match(page, /300 kg CO₂e par appareil au lieu de 170 kg CO₂e par appareil\. « fiche du fabricant &lt;b&gt; »/);
  const kept = valuesIn(page);
  assert.equal((await send(address, { fact: 'laptop/manufacture/gwp', version: kept['version'] ?? '', action: 'restore' })).status, 303);
  assert.doesNotMatch(await read(location), /au lieu de/);
});

test('another source is one click, written on the lines of the item', async () => {
  const location = await created(FLEET);
  const values = valuesIn(await read(`${location}/contester?fact=laptop/manufacture/gwp&line=1`));
  assert.equal((await send(`${location}/contester`, { ...values, source: 'ecodiag-2022', action: 'source' })).status, 303);
  assert.match(await read(`${location}/calcul`), /CNRS, EcoDiag \(2022\)/);
  assert.equal(valuesIn(await read(`${location}/modifier`))['r0-source'], 'ecodiag-2022');
});

test('it can be taken away as JSON, CSV and a file of its own', async () => {
  const location = await created({ ...FLEET, 'r0-label': '=HYPERLINK("http://x")', title: '<script>alert(1)</script>' });
  const json = JSON.parse(await read(`${location}/telecharger/json`)) as { criteria: { gwp: { value: number } }; unknown: unknown[] };
  assert.ok(json.criteria.gwp.value > 100 && json.unknown.length === 1);
  const csv = await read(`${location}/telecharger/csv`);
  assert.match(csv, /"'=HYPERLINK\(""http:\/\/x""\)"/, 'no spreadsheet will run it');
  const alone = await read(`${location}/telecharger/html`);
  assert.match(alone, /<style>/);
  assert.doesNotMatch(alone, /<script|href="\//);
  assert.match(alone, /&lt;script&gt;/);
});

test('its holder erases it in one click; everyone’s goes after thirty days', async () => {
  const [gone, old] = [await created(FLEET), await created(FLEET)];
  const answer = await send(`${gone}/supprimer`, {});
  assert.match(await answer.text(), /Estimation effacée/);
  assert.equal((await world.app.request(`${BASE}${gone}`)).status, 404);
  clock.set(clock.now() + DAYS_KEPT * 86_400_000);
  assert.equal((await world.app.request(`${BASE}${old}`)).status, 404);
  const left = await world.database.db.all(sql`SELECT id FROM estimate WHERE id = ${gone.split('/').at(-1)}`);
  assert.deepEqual(left, []);
});
