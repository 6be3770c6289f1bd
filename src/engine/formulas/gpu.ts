import { difference, exp, product, quotient, root, sum } from '../formula/expression.ts';
import { formula } from '../formula/formula.ts';

/**
 * A graphics card from its parts, when no declaration exists. Climate only: the unit factors of the other
 * criteria are not openly reachable.
 */

const source = 'boaviztapi-archetypes';

/** Wafer taken by one die, saw line included. */
export const cutArea = formula({
  id: 'silicon/cut-area',
  name: { fr: 'Surface d’une puce, trait de scie compris', en: 'Area of a die, saw line included' },
  gives: 'mm2',
  source,
  from: { die: 'silicon/die-area', kerf: 'silicon/kerf' },
  expression: ({ die, kerf }) => product(sum(root(die), kerf), sum(root(die), kerf)),
});

/** Dies a round wafer holds: its area, less what its edge wastes. */
export const diesPerWafer = formula({
  id: 'silicon/dies-per-wafer',
  name: { fr: 'Puces par galette', en: 'Dies per wafer' },
  gives: '1',
  source,
  from: { wafer: 'silicon/wafer-area', edge: 'silicon/wafer-circumference', cut: 'silicon/cut-area' },
  expression: ({ wafer, edge, cut }) => difference(quotient(wafer, cut), quotient(edge, root(sum(cut, cut)))),
  falls: ['cut'],
});

/** Silicon really spent for one good die: wasted edge and failed dies included. */
export const effectiveArea = formula({
  id: 'silicon/effective-area',
  name: { fr: 'Surface de silicium dépensée par puce', en: 'Silicon spent per good die' },
  gives: 'mm2',
  source,
  from: { wafer: 'silicon/wafer-area', dies: 'silicon/dies-per-wafer', cut: 'silicon/cut-area', defects: 'silicon/defect-density' },
  expression: ({ wafer, dies, cut, defects }) => product(quotient(wafer, dies), exp(root(product(defects, cut)))),
});

export const boards = formula({
  id: 'gpu/boards',
  name: { fr: 'Boîtier, dissipateur et circuit', en: 'Casing, heat sink and circuit board' },
  gives: 'impact/item',
  source,
  from: {
    casing: 'gpu/casing-mass',
    casingFactor: 'gpu/casing-factor',
    sink: 'gpu/heat-sink-mass',
    sinkFactor: 'gpu/heat-sink-factor',
    board: 'gpu/board-area',
    boardFactor: 'gpu/board-factor',
  },
  expression: (f) => sum(product(f.casing, f.casingFactor), product(f.sink, f.sinkFactor), product(f.board, f.boardFactor)),
});

export const silicon = formula({
  id: 'gpu/silicon',
  name: { fr: 'Puce et mémoire', en: 'Die and memory' },
  gives: 'impact/item',
  source,
  from: { die: 'gpu/die-effective-area', dieFactor: 'gpu/die-factor', memory: 'gpu/memory-effective-area', memoryFactor: 'gpu/memory-factor' },
  expression: (f) => sum(product(f.die, f.dieFactor), product(f.memory, f.memoryFactor)),
});

export const transport = formula({
  id: 'gpu/transport',
  name: { fr: 'Transports', en: 'Transport' },
  gives: 'impact/item',
  source,
  from: {
    mass: 'gpu/mass',
    upstream: 'gpu/upstream-factor',
    boat: 'gpu/boat-distance',
    boatFactor: 'gpu/boat-factor',
    truck: 'gpu/truck-distance',
    truckFactor: 'gpu/truck-factor',
  },
  expression: (f) => product(f.mass, sum(f.upstream, product(f.boat, f.boatFactor), product(f.truck, f.truckFactor))),
});

/** The card, end of life included. */
export const card = formula({
  id: 'gpu/card',
  name: { fr: 'Carte graphique par composants', en: 'Graphics card from its parts' },
  gives: 'impact/item',
  source,
  from: { boards: 'gpu/boards', silicon: 'gpu/silicon', transport: 'gpu/transport', mass: 'gpu/mass', endOfLife: 'gpu/end-of-life-factor' },
  expression: ({ boards, silicon, transport, mass, endOfLife }) => sum(boards, silicon, transport, product(mass, endOfLife)),
});
