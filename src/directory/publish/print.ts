import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { print } from '../../guide/paper/press.ts';
import { quoted } from '../../guide/write/typst.ts';
import type { Db } from '../../storage/database.ts';
import { longDay } from '../../web/site.ts';
import type { Lang } from '../../web/words.ts';
import type { Actor } from '../actor.ts';
import { departments } from '../places/towns.ts';
import { newsOf } from '../show/age.ts';
import { everyActor, type Published } from '../store.ts';
import { directoryWords } from '../words.ts';

/** The directory on paper, by département, for those who read without a network. Printed anew when an entry changes. */
export async function printed(db: Db, folder: string, cache: string, lang: Lang, now: number): Promise<Uint8Array> {
  const all: Published[] = [];
  for await (const published of everyActor(db)) if (published.actor.status !== 'closed') all.push(published);
  const source = typstOf(all, folder, lang, now);
  const name = `${lang}-${createHash('sha256').update(source).digest('hex').slice(0, 16)}.pdf`;
  const file = join(cache, name);
  if (existsSync(file)) return readFileSync(file);
  const [done] = await print([{ name: 'directory', source, images: {}, accessible: true }], now);
  const pdf = done?.pdf ?? new Uint8Array();
  mkdirSync(cache, { recursive: true });
  for (const old of readdirSync(cache)) if (old.startsWith(`${lang}-`)) rmSync(join(cache, old), { force: true });
  writeFileSync(`${file}.${process.pid}`, pdf);
  renameSync(`${file}.${process.pid}`, file);
  return pdf;
}

function typstOf(all: readonly Published[], folder: string, lang: Lang, now: number): string {
  const words = directoryWords[lang];
  const day = new Date(now).toISOString().slice(0, 10);
  const [year, month, date] = day.split('-').map(Number);
  const named = new Map(departments(folder).map(({ code, name }) => [code, `${code} — ${name}`]));
  const countries = new Intl.DisplayNames(lang, { type: 'region' });
  const placeOf = ({ department, country }: Actor): string =>
    named.get(department) ?? (country && country !== 'FR' ? (countries.of(country) ?? country) : words.unknown);
  const places = new Map<string, Published[]>();
  for (const one of all) places.set(placeOf(one.actor), [...(places.get(placeOf(one.actor)) ?? []), one]);
  const order = [...places].sort(
    ([a], [b]) =>
      Number(a === words.unknown) - Number(b === words.unknown) ||
      Number(/^\d|^2[AB]/.test(b)) - Number(/^\d|^2[AB]/.test(a)) ||
      a.localeCompare(b, lang, { numeric: true }),
  );
  const sections = order.map(
    ([place, here]) =>
      `#heading(level: 2)[#${quoted(place)}]\n${here
        .toSorted((a, b) => a.actor.name.localeCompare(b.actor.name, lang))
        .map((one) => entryTypst(one, lang))
        .join('\n')}`,
  );
  return `#import "book.typ": *
#show: sheets.with(title: ${quoted(words.directory)}, authors: "InfraBasse", lang: ${quoted(lang)}, date: datetime(year: ${year}, month: ${month}, day: ${date}), footer: ${quoted(`${words.directory} · ${longDay(now, lang)}`)}, flowing: true)
#heading(level: 1)[#${quoted(words.directory)}]
#par[#${quoted(words.lede)}]
#columns(2, gutter: 8mm)[
${sections.join('\n\n')}
]
`;
}

function entryTypst(published: Published, lang: Lang): string {
  const words = directoryWords[lang];
  const { name, kind, town, services, offers, url, position, positionSure, capacity, price } = published.actor;
  const told = [
    [words.kinds[kind], town].filter(Boolean).join(', '),
    services.map((service) => words.services[service]).join(', '),
    position ? `${words.positions[position]}${positionSure ? '' : ` (${words.believed})`}` : '',
    [capacity && words.capacities[capacity], price && words.prices[price]].filter(Boolean).join(', '),
    offers.length > OFFERS ? `${offers.slice(0, OFFERS)}…` : offers,
    url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, ''),
  ].filter(Boolean);
  const lines = told.map((one) => `#${quoted(printable(one))}`).join(' #linebreak() ');
  return `#block(breakable: false, below: .9em)[*#${quoted(printable(name))}* #linebreak() ${lines} #linebreak() #text(size: .85em, fill: soft)[#${quoted(newsOf(published, lang))}]]`;
}

const OFFERS = 180;

/** Signs that the typefaces of the paper lack would stop the press: they become a mark. */
function printable(text: string): string {
  return text.replace(
    /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]|(?![0-9#*©®™])\p{Extended_Pictographic}|\p{Cc}|\p{Cf}/gu,
    ' ',
  );
}
