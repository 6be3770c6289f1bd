/**
 * Impact Framework: the SCI pipeline over the assets, as `if-run` computes it once its manifest is read.
 * One criterion, no range, no cut-off convention. Its log of what it does is kept silent.
 */
import aggregation from '@grnsft/if/build/if-run/lib/aggregate.js';
import computing from '@grnsft/if/build/if-run/lib/compute.js';
import initialization from '@grnsft/if/build/if-run/lib/initialize.js';
import validations from '@grnsft/if/build/common/util/validations.js';
import { assets, mix, tell, timesOf } from './assets.mjs';

const YEAR = 365 * 24 * 3600;
const START = Date.UTC(2025, 0, 1);
const kinds = [...new Set(assets.map(({ kind }) => kind))];
const builtin = (method, config) => ({ method, path: 'builtin', config });

function manifest() {
  const embodied = kinds.map((kind) => {
    const { embodiedGrams, years } = assets.find((asset) => asset.kind === kind);
    return [`embodied ${kind}`, builtin('SciEmbodied', { 'baseline-emissions': embodiedGrams, lifespan: years * YEAR, 'output-parameter': 'carbon-embodied' })];
  });
  return {
    name: 'bench',
    aggregation: { metrics: ['carbon'], type: 'both' },
    initialize: {
      plugins: {
        'watt-hours': builtin('Multiply', { 'input-parameters': ['watts', 'hours', 'pue', 'usage-ratio'], 'output-parameter': 'watt-hours' }),
        energy: builtin('Coefficient', { 'input-parameter': 'watt-hours', coefficient: 0.001, 'output-parameter': 'energy' }),
        operational: builtin('Coefficient', { 'input-parameter': 'energy', coefficient: mix, 'output-parameter': 'carbon-operational' }),
        ...Object.fromEntries(embodied),
        carbon: builtin('Sum', { 'input-parameters': ['carbon-operational', 'carbon-embodied'], 'output-parameter': 'carbon' }),
        sci: builtin('Sci', { 'functional-unit': 'usage-ratio' }),
      },
    },
    tree: { children: Object.fromEntries(kinds.map((kind) => [kind, childOf(kind)])) },
  };
}

function childOf(kind) {
  const inputs = assets
    .filter((asset) => asset.kind === kind)
    .map(({ count, watts, hours, pue }, i) => ({
      timestamp: new Date(START + i * 1000).toISOString(),
      duration: YEAR,
      watts,
      hours,
      pue,
      'usage-ratio': count,
    }));
  return { pipeline: { compute: ['watt-hours', 'energy', 'operational', `embodied ${kind}`, 'carbon', 'sci'] }, inputs };
}

console.debug = () => undefined;
const { tree, ...context } = validations.validateManifest(manifest());
const pluginStorage = await initialization.initialize(context);
let grams = 0;
const samples = await timesOf(async () => {
  const computed = await computing.compute(tree, { context, pluginStorage });
  grams = aggregation.aggregate(computed, context.aggregation).aggregated.carbon;
});
tell(samples, grams / 1000);
