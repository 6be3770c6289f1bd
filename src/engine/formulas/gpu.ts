import { difference, exp, product, quotient, root, sum } from '../formula/expression.ts';
import { formula } from '../formula/formula.ts';

/**
 * A graphics card from its parts, when no declaration exists.
 *
 * Our tables hold the unit factors of the climate only; those of other criteria went into the whole card of data/factors/servers.csv.
 */

const source = 'boaviztapi-archetypes';

/** Wafer taken by one die, saw line included. */
export const cutArea = formula({
  id: 'silicon/cut-area',
  name: { fr: 'Surface d’une puce, trait de scie compris', en: 'Area of a die, saw line included' },
  gives: 'mm2',
  source,
  from: {
    die: 'silicon/die-area', // mm2
    kerf: 'silicon/kerf', //    mm
  },
  expression: ({ die, kerf }) => product(sum(root(die), kerf), sum(root(die), kerf)),
});

/** Dies a round wafer holds: its area, less what its edge wastes. */
export const diesPerWafer = formula({
  id: 'silicon/dies-per-wafer',
  name: { fr: 'Puces par galette', en: 'Dies per wafer' },
  gives: '1',
  source,
  from: {
    wafer: 'silicon/wafer-area', //         mm2
    edge: 'silicon/wafer-circumference', // mm
    cut: 'silicon/cut-area', //             mm2
  },
  expression: ({ wafer, edge, cut }) => difference(quotient(wafer, cut), quotient(edge, root(sum(cut, cut)))),
  falls: ['cut'],
});

/** Silicon really spent for one good die: wasted edge and failed dies included. */
export const effectiveArea = formula({
  id: 'silicon/effective-area',
  name: { fr: 'Surface de silicium dépensée par puce', en: 'Silicon spent per good die' },
  gives: 'mm2',
  source,
  from: {
    wafer: 'silicon/wafer-area', //       mm2
    dies: 'silicon/dies-per-wafer', //    1
    cut: 'silicon/cut-area', //           mm2
    defects: 'silicon/defect-density', // 1/cm2
  },
  expression: ({ wafer, dies, cut, defects }) => product(quotient(wafer, dies), exp(root(product(defects, cut)))),
});

/** What carries the chips: casing, heat sink, circuit board. */
export const boards = formula({
  id: 'gpu/boards',
  name: { fr: 'Boîtier, dissipateur et circuit', en: 'Casing, heat sink and circuit board' },
  gives: 'impact/item',
  source,
  from: {
    casing: 'gpu/casing-mass', //          kg/item
    casingFactor: 'gpu/casing-factor', //  impact/kg
    sink: 'gpu/heat-sink-mass', //         kg/item
    sinkFactor: 'gpu/heat-sink-factor', // impact/kg
    board: 'gpu/board-area', //            cm2/item
    boardFactor: 'gpu/board-factor', //    impact/cm2
  },
  expression: (f) => sum(product(f.casing, f.casingFactor), product(f.sink, f.sinkFactor), product(f.board, f.boardFactor)),
});

/** The chips. The silicon spent for memory weighs most: ask for the gigabytes of the card first. */
export const silicon = formula({
  id: 'gpu/silicon',
  name: { fr: 'Puce et mémoire', en: 'Die and memory' },
  gives: 'impact/item',
  source,
  from: {
    die: 'gpu/die-effective-area', //       mm2/item
    dieFactor: 'gpu/die-factor', //         impact/mm2
    memory: 'gpu/memory-effective-area', // mm2/item
    memoryFactor: 'gpu/memory-factor', //   impact/mm2
  },
  expression: (f) => sum(product(f.die, f.dieFactor), product(f.memory, f.memoryFactor)),
});

/** From the mine to the shop. A plane costs forty times a truck and a hundred and sixty times a boat: whether it flew is what to ask. */
export const transport = formula({
  id: 'gpu/transport',
  name: { fr: 'Transports', en: 'Transport' },
  gives: 'impact/item',
  source,
  from: {
    mass: 'gpu/mass', //                kg/item
    upstream: 'gpu/upstream-factor', // impact/kg
    boat: 'gpu/boat-distance', //       km
    boatFactor: 'gpu/boat-factor', //   impact/kg·km
    truck: 'gpu/truck-distance', //     km
    truckFactor: 'gpu/truck-factor', // impact/kg·km
    plane: 'gpu/plane-distance', //     km
    planeFactor: 'gpu/plane-factor', // impact/kg·km
  },
  expression: (f) => product(f.mass, sum(f.upstream, product(f.boat, f.boatFactor), product(f.truck, f.truckFactor), product(f.plane, f.planeFactor))),
});

/** The card, end of life included. */
export const card = formula({
  id: 'gpu/card',
  name: { fr: 'Carte graphique par composants', en: 'Graphics card from its parts' },
  gives: 'impact/item',
  source,
  from: {
    boards: 'gpu/boards', //                impact/item
    silicon: 'gpu/silicon', //              impact/item
    transport: 'gpu/transport', //          impact/item
    mass: 'gpu/mass', //                    kg/item
    endOfLife: 'gpu/end-of-life-factor', // impact/kg
  },
  expression: ({ boards, silicon, transport, mass, endOfLife }) => sum(boards, silicon, transport, product(mass, endOfLife)),
});
