import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { facts, library } from '../../../tests/world.ts';
import { readingOf } from '../line/reading.ts';
import type { Match, Seen } from './match.ts';
import { hasShape, tokensOf } from './phrases.ts';

/** What a thing is, from the words people call it by: the head of a designation, its family, its form, and what is no device at all. */

const { match } = readingOf(library, 2025);

const told = ({ item, sure, apart, also, count }: Match): string =>
  [apart ? `!${apart}` : (item ?? '?'), sure || apart || !item ? '' : '?', count ? ` ×${count}` : '', ...also.map((one) => ` + ${one.count} ${one.item}`)].join(
    '',
  );

for (const [label, expected] of [
  // A designation is what its first word of substance says.
  ['Ordinateur portable', 'laptop'],
  ['PC portable avec sacoche', 'laptop'],
  ['Sacoche pour PC portable', '!accessory'],
  ['laptop bag 15"', '!accessory'],
  ['Toner HP LaserJet M404', '!consumable'],
  ['Imprimante laser + toner', 'printer-office'],
  ['Câble écran HDMI', '!cable'],
  ['Écran avec câble', 'monitor'],
  ['Extension de garantie Latitude 5420', '!service'],
  ['Latitude 5420 garantie 3 ans', 'laptop'],
  ['Licence Windows Server 2019', '!licence'],
  ['Serveur Windows 2019', 'server-rack'],
  ['Serveur virtuel', '!virtual'],
  ['DATACENTER', '!virtual'],
  ['VM Debian', '!virtual'],
  ['Alimentation pour portable', 'charger'],
  ['Batterie HP ProBook 450', '!part'],
  ['Barrette mémoire 8 Go', '!part'],
  ['Disque dur externe 2 To', 'external-hdd'],
  ['Carte SIM', 'mobile-line'],
  ['Support mural pour TV', '!accessory'],
  ['Server memory 32GB', '!part'],
  // Several things in one label.
  ['PC fixe + écran 24"', 'desktop + 1 monitor'],
  ['Station d’accueil + 2 écrans 27 pouces', 'docking-station + 2 monitor-27'],
  ['2 écrans 22"', 'monitor-22 ×2'],
  ['Lot de 5 souris', 'mouse ×5'],
  ['Écran 24" x3', 'monitor ×3'],
  ['Clavier et souris', 'keyboard + 1 mouse'],
  ['Laptop + dock', 'laptop + 1 docking-station'],
  ['Écran 27 avec webcam intégrée', 'monitor-27'],
  ['Imprimante + scanner', 'printer'],
  // Sizes and forms.
  ['Écran 21,5 pouces', 'monitor-22'],
  ['Écran 23,8"', 'monitor'],
  ['Bildschirm 27 Zoll', 'monitor-27'],
  ['Moniteur LG 34UM69G', 'monitor-32'],
  ['OptiPlex 3080 Micro', 'mini-pc'],
  ['OptiPlex 3080 SFF', 'desktop-sff'],
  ['OptiPlex 3080 tour', 'desktop-tower'],
  ['Dell Precision 3650 Tower', 'workstation'],
  ['Precision 5560', 'laptop'],
  ['Serveur lame', 'server-blade'],
  ['PowerEdge T340', 'server-tower'],
  ['PowerEdge R640', 'server-rack'],
  ['Copieur A3', 'copier'],
  // Misspelt, or in another language.
  ['ecrant 22', 'monitor-22'],
  ['imprimente', 'printer'],
  ['PC portabel', 'laptop'],
  ['Tragbarer Computer', 'laptop'],
  ['Ordenador portátil', 'laptop'],
  ['Handy', 'smartphone'],
  ['Drucker', 'printer'],
  ['Pantalla 24"', 'monitor'],
  // What leaves open which it is.
  ['Ordinateur', 'desktop?'],
  ['PC', 'desktop?'],
  ['Téléphone', 'smartphone?'],
  ['HP', '?'],
  ['grille-pain', '?'],
  ['', '?'],
] as const) {
  test(`« ${label} » is ${expected}`, () => assert.equal(told(match(label === '' ? {} : { label })), expected));
}

for (const [seen, expected] of [
  [{ type: 'Ordinateur', model: 'Latitude 5420' }, 'laptop'],
  [{ type: 'Serveur', model: 'PowerEdge T340' }, 'server-tower'],
  [{ type: 'Unité centrale', model: 'OptiPlex 3080 Micro' }, 'mini-pc'],
  [{ type: 'Téléphone', maker: 'Yealink', model: 'T46S' }, 'voip-phone'],
  [{ type: 'Multifonction', model: 'LaserJet Pro MFP M428fdw' }, 'printer-office'],
  [{ maker: 'HP', model: 'HP E243' }, 'monitor'],
  [{ maker: 'Alcatel-Lucent', type: 'Téléphone', model: '8008' }, 'voip-phone'],
  // A name on the network says little; a contradiction is told as one.
  [{ label: 'PC-COMPTA-01', type: 'Portable', model: 'ProBook 450 G8' }, 'laptop'],
  [{ type: 'Écran', model: 'OptiPlex 3080' }, 'monitor?'],
  [{ type: 'VM', label: 'SRV-WEB' }, '!virtual'],
  [{ type: 'Logiciel', model: 'Latitude' }, '!licence'],
] as const) {
  test(`${JSON.stringify(seen)} is ${expected}`, () => assert.equal(told(match(seen)), expected));
}

for (const [seen, expected] of [
  [{ maker: 'Dell', model: 'Latitude 5420' }, 'dell-latitude-5420'],
  [{ label: 'HP 255 G9 Notebook PC' }, 'hp-255-g9-notebook-pc'],
  [{ maker: 'Dell', model: 'OptiPlex 7060 Tour' }, 'dell-optiplex-7060-tower'],
  [{ label: 'iPhone 11 64 Go' }, 'apple-iphone-11-64gb'],
  [{ label: 'MacBook Pro 13 M1 2020 512 Go' }, 'apple-13-inch-macbook-pro-m1-cpu-512gb-2020'],
  // Several declarations bear that name: none is chosen.
  [{ maker: 'Dell', model: 'OptiPlex 7060' }, undefined],
  [{ label: 'MacBook Pro' }, undefined],
  // Another version, another generation, a bare number: not that model.
  [{ label: 'iPhone 11 Pro' }, undefined],
  [{ maker: 'Lenovo', model: 'ThinkPad X1 Carbon Gen 9' }, undefined],
  [{ label: 'Écran 5420' }, undefined],
  [{ label: 'Extension de garantie Latitude 5420' }, undefined],
] as const) {
  test(`the model of ${JSON.stringify(seen)} is ${expected ?? 'not told'}`, () => assert.equal(match(seen).model, expected));
}

test('each answer bears what decided, and three guesses where it is not sure', () => {
  assert.deepEqual(match({ type: 'Unité centrale', model: 'OptiPlex 3080' }).words.slice(0, 2), ['unite centrale', 'optiplex']);
  assert.deepEqual(match({ label: 'Ordinateur' }).guesses, ['desktop', 'laptop', 'thin-client']);
});

test('whatever stands in the cells, an answer comes, with known items, and no device has no item', () => {
  const cell = fc.option(
    fc.oneof(fc.string(), fc.string({ unit: 'grapheme', maxLength: 400 }), fc.constantFrom('Écran', 'PC + ', 'Dell', '24"', 'licence', '__proto__', '2 x')),
    { nil: undefined },
  );
  fc.assert(
    fc.property(cell, cell, cell, cell, cell, (item, type, maker, model, label) => {
      const seen = Object.fromEntries(Object.entries({ item, type, maker, model, label }).filter(([, text]) => text !== undefined)) as Seen;
      const { item: found, guesses, apart, also, confidence } = match(seen);
      assert.ok(confidence >= 0 && confidence <= 1);
      assert.equal(new Set(guesses).size, guesses.length);
      assert.ok(guesses.length <= 3 && [...guesses, ...also.map((one) => one.item), ...(found ? [found] : [])].every((id) => facts.items.has(id)));
      if (apart) assert.equal(found, undefined);
    }),
    { numRuns: 2_000 },
  );
});

test('plurals and accents are forgiven, references are not', () => {
  assert.deepEqual(tokensOf('Écrans, Switches & XPS'), ['ecran', 'switch', 'xps']);
  assert.ok(hasShape('r640', 'r###') && !hasShape('r6400', 'r###') && hasShape('p2419h', 'p####*') && !hasShape('p24', 'p####*'));
});
