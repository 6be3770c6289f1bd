import { plain } from './plain.ts';

/**
 * Columns of an inventory, and the names people give them. The first French and English names are the documented ones.
 * What a thing is may be said in one cell (`item`) or in several (`type`, `maker`, `model`, `label`).
 */
export const FIELDS = {
  item: [
    'objet',
    'item',
    'équipement',
    'appareil',
    'matériel',
    'device',
    'equipment',
    'article',
    'type modèle',
    'gerät',
    'equipo',
    'nature',
    'quoi',
    'chose',
    'what',
  ],
  type: [
    'type',
    'type',
    'kind',
    'catégorie',
    'category',
    'famille',
    'type de matériel',
    'sous catégorie',
    'type d’équipement',
    'gerätetyp',
    'categoría',
    'tipo',
    'asset type',
    'fonction',
    'genre',
  ],
  maker: ['fabricant', 'maker', 'marque', 'constructeur', 'manufacturer', 'brand', 'vendor', 'make', 'hersteller', 'marca', 'fabricante'],
  model: [
    'modèle',
    'model',
    'marque et modèle',
    'marque modèle',
    'fabricant modèle',
    'modell',
    'modelo',
    'product',
    'produit',
    'référence constructeur',
    'référence modèle',
    'réf',
    'marque modele',
    'model name',
  ],
  label: [
    'libellé',
    'label',
    'désignation',
    'description',
    'intitulé',
    'détails',
    'details',
    'détail',
    'caractéristiques',
    'spécifications',
    'specifications',
    'specs',
    'configuration',
    'bezeichnung',
    'descripción',
    'nom',
    'name',
    'asset name',
    'nombre del equipo',
    'machine',
    'poste',
    'référence',
  ],
  quantity: [
    'quantité',
    'quantity',
    'qté',
    'qte',
    'qt',
    'nombre',
    'nb',
    'nbre',
    'combien',
    'how many',
    'qty',
    'count',
    'number',
    'anzahl',
    'menge',
    'cantidad',
    'effectif',
  ],
  purchase: [
    ...['année d’achat', 'purchase year', 'date d’achat', 'purchase date', 'achat', 'purchased', 'acquisition', 'date d’acquisition', 'année d’acquisition'],
    ...['date de mise en service', 'mise en service', 'année', 'year', 'acheté en', 'date de livraison', 'date facture', 'date de facture', 'date d’entrée'],
    ...[
      'kaufdatum',
      'anschaffung',
      'anschaffungsjahr',
      'fecha de compra',
      'año de compra',
      'purchased on',
      'acquired',
      'date achat',
      'annee achat',
      'de quand',
      'depuis',
      'since',
      'date de commande',
      'date',
    ],
  ],
  age: ['âge', 'age', 'ancienneté', 'âge ans', 'age years', 'alter'],
  status: ['statut', 'status', 'situation', 'disponibilité', 'estado', 'zustand', 'affectation'],
  condition: ['état', 'condition', 'origine', 'origin', 'neuf ou réemploi', 'state'],
  lifetime: ['durée prévue', 'planned lifetime', 'durée de vie', 'durée de vie prévue', 'durée d’usage', 'lifetime', 'durée', 'nutzungsdauer', 'vida útil'],
  firstLife: ['première vie', 'first life', 'années avant nous', 'years before us'],
  electricity: ['kWh par an', 'kWh per year', 'électricité par an', 'electricity per year', 'consommation', 'kwh', 'kWh/an', 'kWh/year'],
  power: ['watts', 'power', 'puissance', 'w', 'watt', 'leistung', 'potencia'],
  hours: ['heures par an', 'hours per year', 'heures', 'hours', 'h/an', 'h/year'],
  country: ['pays', 'country', 'land', 'país'],
  place: ['lieu', 'place', 'site', 'emplacement', 'location', 'localisation', 'bâtiment', 'salle', 'standort', 'ubicación', 'room', 'où', 'where'],
  service: ['service', 'usage'],
  evidence: ['preuve', 'evidence', 'qualité'],
  source: ['source', 'factor source', 'source du facteur'],
  copies: ['copies', 'places count', 'nombre de lieux'],
  persons: ['personnes', 'persons', 'personnes servies', 'people served', 'utilisateurs', 'users', 'nombre d’utilisateurs', 'number of users'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Field = keyof typeof FIELDS;

/** Cells of one line, by field, as they were typed. */
export type Cells = Readonly<Partial<Record<Field, string>>>;

/** Field → header or path as the person wrote it, to speak of it in problems. */
export type Columns = Readonly<Partial<Record<Field, string>>>;

/** Fields that say what a thing is: a table without any of them says nothing. */
export const NAMING: ReadonlySet<Field | undefined> = new Set<Field>(['item', 'type', 'model', 'label']);

const byName = new Map(Object.entries(FIELDS).flatMap(([field, names]) => [field, ...names].map((name) => [plain(name), field as Field])));

/** A header longer than its field's name begins with it (`Quantité commandée`), unless it goes on about something else. */
const OTHER_MATTER =
  /\b(contrat|prix|cout|montant|garantie|numero|no|n|id|code|commentaire|fin|sortie|contract|price|cost|warranty|serial|end|budget|licence|os|systeme|total ht|ttc|ht)\b/;

/** No header is longer. */
const LONGEST = 80;

/** The field a header names, whatever its case, accents, or unit in brackets. */
export function fieldOf(header: string): Field | undefined {
  const typed = header.slice(0, LONGEST);
  const whole = plain(typed);
  const bare = plain(typed.replace(/[([].*/, ''));
  return byName.get(whole) ?? byName.get(bare) ?? (OTHER_MATTER.test(whole) ? undefined : begun(bare));
}

/** Whether a header is the very name of a field, and nothing more. */
export function isName(header: string): boolean {
  return byName.has(plain(header.slice(0, LONGEST)));
}

/** The field whose name begins the header, the longest name first: `marque du matériel`, `date d’achat (facture)`. */
function begun(header: string): Field | undefined {
  for (let end = header.lastIndexOf(' '); end > 0; end = header.lastIndexOf(' ', end - 1)) {
    const found = byName.get(header.slice(0, end));
    if (found) return found;
  }
  return undefined;
}

/** How near a header is to its field: the rank of its name in the list, those that only begin with one coming last. */
function rankOf(header: string, field: Field): number {
  const typed = header.slice(0, LONGEST);
  const keys = [plain(typed), plain(typed.replace(/[([].*/, ''))];
  const rank = [field, ...FIELDS[field]].findIndex((name) => keys.includes(plain(name)));
  return rank < 0 ? FIELDS[field].length + 1 : rank;
}

/** The field each header names. Where several name the same, the name that comes first in the list has it, or else the first column. */
export function fieldsOf(headers: readonly string[]): (Field | undefined)[] {
  const found = headers.map(fieldOf);
  const holders = new Map<Field, number>();
  found.forEach((field, i) => {
    if (!field) return;
    const before = holders.get(field);
    if (before === undefined || rankOf(headers[i] as string, field) < rankOf(headers[before] as string, field)) holders.set(field, i);
  });
  return found.map((field, i) => (field && holders.get(field) === i ? field : undefined));
}
