import { gzipSync } from 'node:zlib';
import { BLANK, CAPACITIES, KINDS, POSITIONS, PRICES, SERVICES } from '../src/directory/actor.ts';
import { csvOf } from '../src/directory/formats/csv.ts';
import { departmentMap } from '../src/directory/places/map.ts';
import { departments, townsNamed } from '../src/directory/places/towns.ts';
import { mapOf } from '../src/directory/show/map.ts';
import { everyActor, type Filter, findActors, publish, spots } from '../src/directory/store.ts';
import { migrate } from '../src/storage/migrate.ts';
import { openDatabase } from '../src/storage/open.ts';
import { linker } from '../src/web/paths.ts';
import { randomFrom } from './lines.ts';
import { atMost, library, type Measure, median, megabytes, memoryOf, type Row, RUNS } from './measure.ts';

const ACTORS = 50_000;
const BATCH = 1_000;
const PAGE = { offset: 0, limit: 30 };

/** Fifty thousand made-up actors, spread over real towns: lists, distances, the map, an export. */
export const measure: Measure = async () => {
  const database = await openDatabase('sqlite::memory:');
  const { db } = database;
  await migrate(database, '/nowhere', 0);
  const random = randomFrom(20_261_125);
  const pick = <Value>(from: readonly Value[]): Value => from[Math.floor(random() * from.length)] as Value;
  const towns = departments(library.folder).flatMap(({ name }) => townsNamed(library.folder, name.slice(0, 3), 10));
  for (let start = 0; start < ACTORS; start += BATCH) {
    await db.transaction(async (own) => {
      for (let i = start; i < start + BATCH; i++) {
        const town = pick(towns);
        const actor = {
          ...BLANK,
          id: `a${i}`,
          name: `${pick(['Atelier', 'Collectif', 'Les Amis', 'Coopérative', 'Réseau'])} ${town.name} ${i}`,
          kind: pick(KINDS),
          services: SERVICES.filter(() => random() < 0.15),
          offers: `${pick(['Réparation', 'Hébergement', 'Formation', 'Ateliers'])} pour associations et communes, ${pick(['prix libre', 'adhésion', 'devis'])}.`,
          town: town.name,
          department: town.department,
          country: 'FR',
          lat: town.lat + random() / 10,
          lon: town.lon + random() / 10,
          precision: 'town',
          position: random() < 0.2 ? pick(POSITIONS) : '',
          price: random() < 0.5 ? pick(PRICES) : '',
          capacity: random() < 0.5 ? pick(CAPACITIES) : '',
          leavesBigTech: random() < 0.3,
        } as const;
        await publish(own, { actor, provenance: {}, addedOn: '2026-01-01', seenOn: '2026-01-01' });
      }
    });
  }
  const timedFind = async (name: string, filter: Filter): Promise<Row> => {
    const samples: number[] = [];
    for (let run = 0; run <= RUNS; run++) {
      const start = performance.now();
      await findActors(db, filter, PAGE);
      if (run > 0) samples.push(performance.now() - start);
    }
    return { name, samples, unit: 'ms', aim: atMost(20, 'ms', median(samples)) };
  };
  const rows = [
    await timedFind('directory: list of 50,000, filtered by kind, département and price', { kind: 'hebergeur', department: '35', price: 'free-price' }),
    await timedFind('directory: list of 50,000, by price, service and exit', { price: 'quote', service: 'email', leavesBigTech: true }),
    await timedFind('directory: list of 50,000, two words looked for', { text: 'réparations communes' }),
    await timedFind('directory: list of 50,000, no filter', {}),
    await timedFind('directory: distance, hosts within 50 km of Rennes', { kind: 'hebergeur', near: { lat: 48.11, lon: -1.68 }, within: 50 }),
    await timedFind('directory: distance, all within 100 km of Paris', { near: { lat: 48.85, lon: 2.35 }, within: 100 }),
  ];
  const drawing: number[] = [];
  let weight = 0;
  for (let run = 0; run <= RUNS; run++) {
    const start = performance.now();
    const drawn = mapOf({ map: departmentMap(library.folder), spots: await spots(db), departments: departments(library.folder), link: linker(''), lang: 'fr' });
    const text = (await Promise.all(drawn.map((one) => one.toString()))).join('');
    if (run > 0) drawing.push(performance.now() - start);
    weight = gzipSync(text).length;
  }
  rows.push({
    name: 'directory: map page of 50,000',
    samples: drawing,
    unit: 'ms',
    memory: `${(weight / 1000).toFixed(1)} kB compressed`,
    aim: atMost(60, 'kB', weight / 1000),
  });
  globalThis.gc?.();
  const before = memoryOf(process.pid, 'VmRSS');
  let peak = before;
  const exporting: number[] = [];
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    let bytes = 0;
    let chunks = 0;
    const actors = async function* () {
      for await (const { actor } of everyActor(db)) yield actor;
    };
    for await (const chunk of csvOf(actors())) {
      bytes += chunk.length;
      chunks += 1;
      if (chunks % 5_000 === 0) peak = Math.max(peak, memoryOf(process.pid, 'VmRSS'));
    }
    exporting.push(performance.now() - start);
    if (bytes === 0) throw new Error('nothing was exported');
  }
  rows.push({
    name: 'directory: export of 50,000 as CSV, streamed',
    samples: exporting,
    unit: 'ms',
    memory: `${megabytes(peak - before)} more`,
    aim: atMost(100, 'MB', (peak - before) / 1e6),
  });
  await database.close();
  return rows;
};
