import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { MEASURES } from '../src/engine/criteria.ts';
import { DAYS_KEPT } from '../src/estimate/store.ts';
import { FLEET, plainly, valuesIn, visiting } from './visitor.ts';

/** What a coordinator does, step by step, with forms and links only. */

const { site, get, send, read, created, uploaded } = visiting();

test('eight laptops and a mailbox: the unknown comes first, then orders of magnitude, then where they come from', async () => {
  const page = await read(await created(FLEET));
  const order = [
    '1 ligne sur 2 reste inconnue, en entier',
    'Ordres de grandeur',
    'D’où cela vient',
    'Ce qui changerait le résultat',
    'Et si l’on gardait plus longtemps',
    'Ce que cela pèse',
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
  assert.match(page, /id="r0-lifetime-erreur">Ce n’est pas un nombre/);
  assert.match(page, /id="country-erreur">Pays inconnu/);
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
  const location =
    (await uploaded('Mairie de Rouvres;;;\nObjet ;Qté;Durée de vie;Couleur\nportable;8;4;gris\nécran;-2;6;noir\n')).headers.get('Location') ?? '';
  const page = await read(location);
  assert.match(page, /Une ligne sur 2 n’a pas pu être lue : elle n’est pas dans le total/);
  assert.match(page, /ligne 4, colonne « Qté » : « -2 »/);
  assert.match(page, /Colonnes non lues : Couleur/);
  assert.deepEqual(JSON.parse(await read(`${location}/telecharger/json`)).ignored, ['Couleur']);
  assert.match(page, /Portables|portable/i);
  const edit = await read(`${location}/modifier`);
  assert.match(edit, /id="r1-quantity-erreur">Ce nombre est hors de ce qui est possible/);
  const mended = await send(`${location}/modifier`, { ...valuesIn(edit), 'r1-quantity': '2', action: 'compute' });
  assert.equal(mended.status, 303);
  assert.doesNotMatch(await read(location), /n’a pas pu être lue/);
});

for (const [what, content, message] of [
  ['nothing', '', 'Le fichier est vide'],
  ['a workbook that lost its end', 'PK\u0003\u0004xxxx', 'Le fichier est coupé : sa fin manque'],
  ['broken JSON', '{"equipment": [', 'Ce n’est pas du JSON'],
  ['a table about something else', 'couleur;taille\nrouge;42\n', 'La colonne de l’objet est introuvable'],
  ['thirty thousand lines', `objet\n${'laptop\n'.repeat(30_000)}`, 'Trop de lignes'],
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

test('a line added to the first page of a long list comes after all stored lines, and replaces none', async () => {
  const location =
    (await uploaded(`objet;libellé;quantité\n${Array.from({ length: 45 }, (_, i) => `portable;P${i};1`).join('\n')}\n`)).headers.get('Location') ?? '';
  const added = valuesIn(await (await send(`${location}/modifier`, { ...valuesIn(await read(`${location}/modifier`)), action: 'add' })).text());
  assert.equal(added['r45-item'], '', 'its rank is that of no other');
  assert.equal(added['r20-item'], undefined);
  assert.equal((await send(`${location}/modifier`, { ...added, 'r45-item': 'NAS', action: 'compute' })).status, 303);
  assert.equal(valuesIn(await read(`${location}/modifier?page=2`))['r20-label'], 'P20');
  assert.equal(valuesIn(await read(`${location}/modifier?page=3`))['r45-item'], 'Serveur de fichiers (NAS)');
});

test('going to another page of a long list keeps what was typed on this one', async () => {
  const location = (await uploaded(`objet;quantité\n${'portable;1\n'.repeat(30)}`)).headers.get('Location') ?? '';
  const values = valuesIn(await read(`${location}/modifier`));
  const wrong = await send(`${location}/modifier`, { ...values, 'r3-quantity': 'trois', action: 'page-2' });
  assert.equal(wrong.status, 422, 'not before its mistakes are mended');
  const turned = await send(`${location}/modifier`, { ...values, 'r3-quantity': '3', action: 'page-2' });
  assert.equal(turned.headers.get('Location'), `${location}/modifier?page=2`);
  assert.equal(valuesIn(await read(`${location}/modifier`))['r3-quantity'], '3');
});

for (const [what, typed, field, message] of [
  ['an age but no number', { 'r1-usual': '1', 'r1-item': 'desktop', 'r1-ageFrom': '4' }, 'r1-quantity', 'Combien \\?'],
  ['a number of nobody knows what', { 'r9-item': '', 'r9-quantity': '3' }, 'r9-item', 'Aucun objet n’est dit'],
] as const) {
  test(`a row with ${what} is not dropped in silence`, async () => {
    const answer = await send('/estimer', { ...FLEET, ...typed, action: 'compute' });
    assert.equal(answer.status, 422);
    const page = plainly(await answer.text());
    assert.match(page, new RegExp(`id="${field}-erreur">${message}`));
    assert.match(page, new RegExp(`<a href="#${field}">`), 'and the list of mistakes leads to it');
    assert.match(page, /<title>Erreur : /);
  });
}

test('two ages are a range whichever was typed first', async () => {
  const location = await created({ ...FLEET, 'r0-ageFrom': '7', 'r0-ageTo': '3' });
  const values = valuesIn(await read(`${location}/modifier`));
  assert.deepEqual([values['r0-ageFrom'], values['r0-ageTo']], ['3', '7']);
});

test('one choice says how all answers are known; a line may say otherwise', async () => {
  const spread = async (evidence: string, own = ''): Promise<number> => {
    const location = await created({ ...FLEET, evidence, 'r0-evidence': own });
    const { criteria } = JSON.parse(await read(`${location}/telecharger/json`)) as { criteria: { gwp: { low: number; high: number } } };
    return criteria.gwp.high / criteria.gwp.low;
  };
  const [documents, memory, supposed] = [await spread('A'), await spread('C'), await spread('D')];
  assert.ok(documents < memory && memory < supposed, `${documents}, ${memory}, ${supposed}`);
  assert.equal(await spread('D', 'A'), documents);
});

test('a service a file already lists is not offered a second time', async () => {
  const location = (await uploaded('objet;libellé\nmessagerie;Nos boîtes\nportable;\n')).headers.get('Location') ?? '';
  const page = await read(`${location}/modifier`);
  assert.doesNotMatch(page, /name="hosting-mail"/);
  assert.match(page, /name="hosting-web"/);
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

for (const [fact, typed, message] of [
  ['laptop/manufacture/gwp', '', 'Donnez un nombre, par exemple 170\\.'],
  ['laptop/manufacture/gwp', 'beaucoup', 'Donnez un nombre, par exemple 170\\.'],
  ['laptop/manufacture/gwp', '0', 'Cela semble une erreur de saisie ou d’unité'],
  ['laptop/manufacture/gwp', '-3', 'Cela semble une erreur'],
  ['laptop/manufacture/gwp', '170000000', 'attendu : de 0,17 à 170 000 kg'],
  ['laptop/lifetime', '0', 'attendu : de 0,1 à 60 ans'],
  ['desk/pue', '0,5', 'attendu : de 1 à 5'],
  ['hours/office', '9000', 'attendu : de 0 à 8 800 heures|attendu : de 0 à 8 800'],
] as const) {
  test(`contesting ${fact} by “${typed}” is refused in words`, async () => {
    const location = await created(FLEET);
    const form = valuesIn(await read(`${location}/contester?fact=${fact}`));
    const answer = await send(`${location}/contester`, { ...form, value: typed, reason: 'pour voir' });
    assert.equal(answer.status, 422);
    assert.match(plainly(await answer.text()), new RegExp(`id="value-erreur">.*(${message})`));
  });
}

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

test('every total of the result is a sum one can open, whatever is measured and supposed', async () => {
  const location = await created({ ...FLEET, 'r1-item': 'écran', 'r1-quantity': '3', 'r1-condition': 'réemployé' });
  // What a total would become leads to the total it starts from, and is not it.
  const page = (await read(location)).replace(/<ol>.*?<\/ol>/gs, '');
  const links = [...page.matchAll(/href="([^"]*\/calcul\?[^"]*)#total">(?:<b class="f">)?([^<]+)</g)].map(
    ([, href = '', text = '']) => [href.replaceAll('&amp;', '&'), text] as const,
  );
  const figures = links.filter(([, text]) => /\d/.test(text));
  assert.ok(figures.length >= MEASURES.length + 3, `${figures.length} figures lead to their sum`);
  for (const [href, text] of figures) {
    const sum = await read(href);
    const total = /<section id="total">.*?<b>([^<]*)</s.exec(sum)?.[1] ?? '';
    assert.equal(total.replace(/ par an/, ''), text.replace(/ par an/, ''), href);
  }
});

test('a French spreadsheet opens the table as it is: semicolons, commas, accents, words for what is unknown or unread', async () => {
  const location = (await uploaded('objet;libellé;quantité\nportable;=2+3;8\nmessagerie;Boîtes;1\nécran;;-2\n')).headers.get('Location') ?? '';
  const answer = await get(`${location}/telecharger/csv`);
  assert.match(answer.headers.get('Content-Disposition') ?? '', /filename="infrabasse-\d{4}-\d\d-\d\d\.csv"/);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
  const [header = '', laptop = '', mail = '', screen = ''] = plainly(new TextDecoder().decode(bytes)).trim().split('\n');
  assert.match(header, /^ligne;libellé;objet;quantité;état;Climat \(gaz à effet de serre\) \(kg CO₂e par an\);au plus bas;au plus haut;/);
  assert.match(laptop, /^1;'=2\+3;Ordinateur portable;8;calculée;\d+,\d+;/);
  assert.match(mail, /^2;Boîtes;Messagerie;1;inconnue;inconnu;;;/);
  assert.match(screen, /^3;écran;écran;'-2;"non lue : « -2 », ce nombre est hors de ce qui est possible/);
});

test('what was not declared at all is said too', async () => {
  const page = await read(await created({ 'r0-item': 'laptop', 'r0-quantity': '1' }));
  assert.match(page, /Aucun service hébergé ailleurs n’est déclaré/);
  assert.match(page, /Aucune ligne internet n’est déclarée/);
});

test('its holder erases it in one click; everyone’s goes after thirty days', async () => {
  const [gone, old] = [await created(FLEET), await created(FLEET)];
  const answer = await send(`${gone}/supprimer`, {});
  assert.match(await answer.text(), /Estimation effacée/);
  assert.equal((await get(gone)).status, 404);
  site().clock.set(site().clock.now() + DAYS_KEPT * 86_400_000);
  assert.equal((await get(old)).status, 404);
  const left = await site().database.db.all(sql`SELECT id FROM estimate WHERE id = ${gone.split('/').at(-1)}`);
  assert.deepEqual(left, []);
});
