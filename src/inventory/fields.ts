import { plain } from './plain.ts';

/** Columns of a native inventory, and the names people give them. The first French and English names are the documented ones. */
export const FIELDS = {
  item: ['objet', 'item', 'équipement', 'appareil', 'matériel', 'type', 'device', 'equipment'],
  label: ['libellé', 'label', 'nom', 'désignation', 'name', 'description'],
  quantity: ['quantité', 'quantity', 'qté', 'qte', 'nombre', 'nb', 'qty', 'count', 'number'],
  purchase: ['année d’achat', 'purchase year', 'date d’achat', 'purchase date', 'achat', 'purchased', 'acquisition'],
  age: ['âge', 'age', 'ancienneté', 'âge ans', 'age years'],
  condition: ['état', 'condition', 'origine', 'origin', 'neuf ou réemploi'],
  lifetime: ['durée prévue', 'planned lifetime', 'durée de vie', 'durée de vie prévue', 'durée d’usage', 'lifetime', 'durée'],
  firstLife: ['première vie', 'first life', 'années avant nous', 'years before us'],
  electricity: ['kWh par an', 'kWh per year', 'électricité par an', 'electricity per year', 'consommation', 'kwh', 'kWh/an', 'kWh/year'],
  power: ['watts', 'power', 'puissance', 'w', 'watt'],
  hours: ['heures par an', 'hours per year', 'heures', 'hours', 'h/an', 'h/year'],
  country: ['pays', 'country'],
  place: ['lieu', 'place', 'site', 'emplacement', 'location'],
  service: ['service', 'usage'],
  evidence: ['preuve', 'evidence', 'qualité'],
  source: ['source', 'factor source', 'source du facteur'],
  copies: ['copies', 'places count', 'nombre de lieux'],
  persons: ['personnes', 'persons', 'personnes servies', 'users', 'utilisateurs', 'people served'],
} as const;

export type Field = keyof typeof FIELDS;

const byName = new Map(Object.entries(FIELDS).flatMap(([field, names]) => [field, ...names].map((name) => [plain(name), field as Field])));

/** The field a header names, whatever its case, accents, or unit in brackets. */
export function fieldOf(header: string): Field | undefined {
  return byName.get(plain(header)) ?? byName.get(plain(header.replace(/[([].*/, '')));
}

/** The field each header names. Where several name the same, the documented name has it, or else the first of them. */
export function fieldsOf(headers: readonly string[]): (Field | undefined)[] {
  const found = headers.map(fieldOf);
  const holders = new Map<Field, number>();
  found.forEach((field, i) => {
    const before = field && holders.get(field);
    if (field && (before === undefined || (!documented(headers[before], field) && documented(headers[i], field)))) holders.set(field, i);
  });
  return found.map((field, i) => (field && holders.get(field) === i ? field : undefined));
}

function documented(header: string | undefined, field: Field): boolean {
  const [fr, en] = FIELDS[field];
  return [field, fr, en].some((name) => plain(name) === plain((header ?? '').replace(/[([].*/, '')));
}
