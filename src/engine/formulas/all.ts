import type { Formula } from '../formula/formula.ts';
import * as device from './device.ts';
import * as gpu from './gpu.ts';
import * as impact from './impact.ts';
import * as network from './network.ts';
import * as numecoeval from './numecoeval.ts';
import * as server from './server.ts';
import * as use from './use.ts';
import * as virtual from './virtual.ts';

const modules = [device, use, impact, network, server, gpu, virtual, numecoeval];

/** Every formula, in reading order. */
export const formulas: readonly Formula[] = modules.flatMap((module) => Object.values(module) as Formula[]);

export const formulaById: ReadonlyMap<string, Formula> = new Map(formulas.map((f) => [f.id, f]));
