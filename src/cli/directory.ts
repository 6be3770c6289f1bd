import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { csvOf } from '../directory/formats/csv.ts';
import { geojsonOf } from '../directory/formats/geojson.ts';
import { pageJson } from '../directory/formats/json.ts';
import { proposeAll, type Sorted, sorted } from '../directory/gathering/importing.ts';
import { seed } from '../directory/gathering/seed.ts';
import { readActors } from '../directory/gathering/table.ts';
import { fetchSafely } from '../directory/imports/fetch.ts';
import { type Content, readImport } from '../directory/imports/read.ts';
import { duplicatesOf } from '../directory/moderation/duplicates.ts';
import { everyActor, findActors } from '../directory/store.ts';
import { folderHolding } from '../facts/load.ts';
import type { Db } from '../storage/database.ts';
import { systemClock } from '../web/site.ts';
import { configured, opened } from './instance.ts';
import { type Command, DONE, type Io, REFUSED, Refusal, wrongCall } from './io.ts';

const EXPORTS = ['csv', 'geojson', 'json'] as const;

export const command: Command = {
  usage: {
    fr: `infrabasse directory import FICHIER|ADRESSE [--propose] | export ${EXPORTS.join('|')} | check`,
    en: `infrabasse directory import FILE|ADDRESS [--propose] | export ${EXPORTS.join('|')} | check`,
  },
  about: {
    fr: 'l’annuaire : ce qu’un import changerait (ChatonsInfos, LibreHosters, GoGoCarto, CSV), puis sa mise en file de relecture ; exports ; contrôle des données',
    en: 'the directory: what an import would change (ChatonsInfos, LibreHosters, GoGoCarto, CSV), then its queueing for moderation; exports; check of the data',
  },
  async run(args, io) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { propose: { type: 'boolean' } } });
    const [act, target = ''] = positionals;
    const config = configured(process.env);
    const [folder, places] = [folderHolding('actors', config.facts), folderHolding('places', config.facts)];
    if (act === 'check') return check(folder, places, io);
    if (act !== 'import' && act !== 'export') throw wrongCall('attendu : directory import, export ou check', 'expected: directory import, export or check');
    if (act === 'export' && !(EXPORTS as readonly string[]).includes(target))
      throw wrongCall(`export « ${target} » : attendu ${EXPORTS.join(', ')}`, `export “${target}”: expected ${EXPORTS.join(', ')}`);
    if (act === 'import' && target === '') throw wrongCall('import : attendu un fichier ou une adresse', 'import: expected a file or an address');
    const database = await opened(config);
    try {
      await seed(database.db, folder, places);
      return act === 'export' ? await exported(database.db, target, io) : await imported(database.db, target, values.propose === true, io);
    } finally {
      await database.close();
    }
  },
};

function check(folder: string, places: string, { out, lang }: Io): number {
  const { rows, faults } = readActors(folder, places);
  for (const { line, ...what } of faults) out(`✗ data/actors/actors.csv:${line}${lang === 'fr' ? ' : ' : ': '}${what[lang]}\n`);
  const entries = rows.map(({ actor: { id, name, lat, lon } }) => ({ id, name, lat, lon }));
  for (const [i, entry] of entries.entries())
    for (const twin of duplicatesOf(entry, entries.slice(0, i))) out(`! ${entry.id} ${lang === 'fr' ? 'ressemble à' : 'looks like'} ${twin.id}\n`);
  const [never, unplaced] = [rows.filter(({ actor }) => actor.confirmedOn === '').length, rows.filter(({ actor }) => actor.lat === null).length];
  const positions = rows.filter(({ actor }) => actor.position === '').length;
  out(
    lang === 'fr'
      ? `${rows.length} acteurs, ${faults.length} problème(s) ; ${never} jamais confirmés, ${unplaced} sans lieu, ${positions} dont la position vis-à-vis des datacenters est inconnue\n`
      : `${rows.length} actors, ${faults.length} problem(s); ${never} never confirmed, ${unplaced} without a place, ${positions} whose position towards datacenters is unknown\n`,
  );
  return faults.length > 0 ? REFUSED : DONE;
}

async function exported(db: Db, format: string, { out }: Io): Promise<number> {
  const actors = async function* () {
    for await (const { actor } of everyActor(db)) yield actor;
  };
  const { total } = await findActors(db, {}, { offset: 0, limit: 1 });
  const chunks =
    format === 'csv' ? csvOf(actors()) : format === 'geojson' ? geojsonOf(actors()) : pageJson(actors(), { total, page: 1, perPage: total, next: null });
  for await (const chunk of chunks) out(chunk);
  return DONE;
}

async function imported(db: Db, target: string, asked: boolean, io: Io): Promise<number> {
  const { lang } = io;
  const content = await contentOf(target);
  const { candidates, problems } = await readImport(content, (url) => fetchSafely(url), io.today);
  for (const { where, what } of problems) io.err(`✗ ${where}${lang === 'fr' ? ' : ' : ': '}${what[lang]}\n`);
  const all = await sorted(db, candidates);
  for (const one of all) if (one.what !== 'same') io.out(`${lineOf(one, io)}\n`);
  const count = (what: Sorted['what']): number => all.filter((one) => one.what === what).length;
  io.out(
    lang === 'fr'
      ? `${count('new')} nouveaux, ${count('change')} changés, ${count('same')} inchangés, ${count('withdrawn')} retirés à leur demande, ${problems.length} problème(s)\n`
      : `${count('new')} new, ${count('change')} changed, ${count('same')} unchanged, ${count('withdrawn')} withdrawn at their request, ${problems.length} problem(s)\n`,
  );
  if (asked) {
    const queued = await proposeAll(db, all, systemClock.now());
    io.out(lang === 'fr' ? `${queued} propositions attendent une relecture\n` : `${queued} proposals wait for moderation\n`);
  } else
    io.out(lang === 'fr' ? 'Rien n’a été changé ; --propose les met en file de relecture.\n' : 'Nothing was changed; --propose queues them for moderation.\n');
  return problems.length > 0 ? REFUSED : DONE;
}

function lineOf({ candidate, what, actorId, fields }: Sorted, { lang }: Io): string {
  const marks = { new: '+', change: '~', same: '=', withdrawn: '×' };
  const changed = what === 'change' ? `${lang === 'fr' ? ' : ' : ': '}${Object.keys(fields).join(', ')}` : '';
  return `${marks[what]} ${candidate.name}${actorId ? ` (${actorId})` : ''}${changed}`;
}

async function contentOf(target: string): Promise<Content> {
  if (/^https?:\/\//.test(target)) {
    const fetched = await fetchSafely(target);
    if ('problem' in fetched) throw new Refusal(fetched.problem);
    return { text: fetched.text, name: fetched.url, type: fetched.type };
  }
  try {
    return { text: readFileSync(target, 'utf8'), name: basename(target), type: '' };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new Refusal({ fr: `${target} : ne peut pas être lu (${code})`, en: `${target}: cannot be read (${code})` });
  }
}
