/**
 * Cloud Carbon Footprint: its two estimators, for computing and for what is embodied.
 * One criterion, no range, no end of life told apart: two multiplications by asset, as in the engine's inmost loop.
 */
import core from '@cloud-carbon-footprint/core';
import { assets, mix, tell, timesOf } from './assets.mjs';

const REGION = 'FR';
const factors = { [REGION]: mix / 1000 };
const timestamp = new Date('2025-01-01');
const compute = new core.ComputeEstimator();

/** Its estimators take lists that share their constants: one list by kind. */
function estimatesOf(kind) {
  const own = assets.filter((asset) => asset.kind === kind);
  const { watts, pue, years, embodiedGrams } = own[0];
  const usages = own.map(({ count, hours }) => ({ timestamp, cpuUtilizationAverage: 50, vCpuHours: count * hours, usesAverageCPUConstant: false }));
  const embodied = own.map(({ count }) => ({
    timestamp,
    instancevCpu: count,
    largestInstancevCpu: 1,
    usageTimePeriod: 1,
    scopeThreeEmissions: embodiedGrams / 1000,
  }));
  return [
    ...compute.estimate(usages, REGION, factors, { minWatts: watts, maxWatts: watts, powerUsageEffectiveness: pue }),
    ...new core.EmbodiedEmissionsEstimator(years).estimate(embodied, REGION, factors),
  ];
}

const kinds = [...new Set(assets.map(({ kind }) => kind))];
let kg = 0;
const samples = await timesOf(() => {
  kg = kinds.flatMap(estimatesOf).reduce((sum, { co2e }) => sum + co2e, 0);
});
tell(samples, kg);
