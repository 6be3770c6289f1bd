/**
 * publicodes: for each asset a situation, then the rules of ADEME's model for its manufacture and its electricity.
 * One criterion, no range; mix, powers and factors are those of the model. Its index.js uses an old syntax of imports
 * that Node no longer reads, hence the JSON file.
 */
import rules from '@incubateur-ademe/publicodes-acv-numerique/publicodes-acv-numerique.model.json' with { type: 'json' };
import Engine from 'publicodes';
import { assets, tell, timesOf } from './assets.mjs';

const NAMES = { laptop: 'ordinateur portable', smartphone: 'smartphone' };
const DAYS = 365;
const silent = { log: () => undefined, warn: () => undefined, error: () => undefined };
const engine = new Engine(rules, { logger: silent });

function gramsOf(asset) {
  return asset.kind in NAMES ? terminal(asset, NAMES[asset.kind]) : server(asset);
}

function terminal({ count, hours, years }, name) {
  engine.setSituation({
    'appareil par défaut': `'${name}'`,
    'durée en heure par défaut': `${hours} h`,
    [`${name} . durée de vie`]: `${years} an`,
    [`${name} . profil utilisation`]: `${hours / DAYS} h/jour`,
  });
  return count * (valueOf('construction réelle') + valueOf('usage réel'));
}

function server({ count, watts, hours, pue, years }) {
  engine.setSituation({
    "construction data center . serveur . facteur d'allocation": 1 / years,
    'usage data center . consommation électricité': `${(watts * hours * pue) / 1000} kWh`,
  });
  return count * (valueOf('construction data center . serveur') + valueOf('usage data center'));
}

function valueOf(rule) {
  const { nodeValue } = engine.evaluate(rule);
  if (typeof nodeValue !== 'number') throw new Error(`rule "${rule}" gives ${nodeValue}, expected a number`);
  return nodeValue;
}

let grams = 0;
const samples = await timesOf(() => {
  grams = 0;
  for (const asset of assets) grams += gramsOf(asset);
});
tell(samples, grams / 1000);
