import { typeset } from '../../web/words.ts';
import { CAPACITIES, EVIDENCES, type Field, KINDS, POSITIONS, PRECISIONS, PRICES, SERVICES, STATUSES } from '../actor.ts';
import { PUBLIC_FIELDS } from './public.ts';

/** `schema.json`: what the columns of the CSV hold, as those who check tables of open data expect it (Table Schema). */

type Constraints = Readonly<{ required?: true; unique?: true; minimum?: number; maximum?: number; pattern?: string; enum?: readonly string[] }>;
type Column = Readonly<{
  title: string;
  description: string;
  type: 'string' | 'number' | 'boolean' | 'year' | 'date';
  format?: 'uri';
  constraints?: Constraints;
  example?: string;
}>;
type Described = Omit<Column, 'type' | 'title' | 'description'>;

/** A column of the table, with its name. */
export type SchemaField = Column & Readonly<{ name: Field }>;

/** The whole schema; `version` and `path` are those of the instance that publishes it. */
export type TableSchema = Readonly<{
  $schema: string;
  name: string;
  title: string;
  description: string;
  path?: string;
  fields: readonly SchemaField[];
  primaryKey: 'id';
  missingValues: readonly string[];
}>;

const column =
  (type: Column['type']) =>
  (title: string, description: string, more: Described = {}): Column => ({ title, description, type, ...more });
const text = column('string');
const flag = (title: string, description: string, more?: Described): Column => ({
  ...column('boolean')(title, `${description} Vrai : true, faux : false.`, more),
});
const oneOf = (title: string, description: string, values: readonly string[], required = false): Column =>
  text(title, description, { constraints: { ...(required ? { required } : {}), enum: values } });
const SEVERAL = 'Plusieurs valeurs sont séparées par un point-virgule.';
const several = (title: string, description: string, values?: readonly string[]): Column =>
  text(title, `${description} ${SEVERAL}`, values && { constraints: { pattern: `^(${values.join('|')})(;(${values.join('|')}))*$` } });

const COLUMNS: Readonly<Record<Field, Column>> = {
  id: text('Identifiant', "Nom court et stable de l'acteur dans l'annuaire.", { constraints: { required: true, unique: true }, example: 'deuxfleurs' }),
  name: text('Nom', "Nom de l'acteur, tel qu'il se nomme.", { constraints: { required: true } }),
  kind: oneOf('Type', "Ce que l'acteur est avant tout.", KINDS, true),
  tags: several('Étiquettes', 'Mots qui le décrivent.'),
  services: several('Services', "Ce qu'on peut lui demander.", SERVICES),
  offers: text('Offre', "Ce qu'il propose, dans ses mots."),
  url: text('Site', 'Adresse de son site.', { format: 'uri', example: 'https://deuxfleurs.fr' }),
  town: text('Commune', 'Commune où il est.'),
  department: text('Département', 'Code du département, en texte.', { example: '2A' }),
  region: text('Région', 'Région où il est.'),
  country: text('Pays', 'Code du pays en deux lettres (ISO 3166-1).', { constraints: { pattern: '^[A-Z]{2}$' }, example: 'FR' }),
  lat: column('number')('Latitude', 'Latitude WGS 84, en degrés.', { constraints: { minimum: -90, maximum: 90 } }),
  lon: column('number')('Longitude', 'Longitude WGS 84, en degrés.', { constraints: { minimum: -180, maximum: 180 } }),
  precision: oneOf('Précision du lieu', 'Ce que les coordonnées désignent : la commune (town) ou le milieu du département (department).', PRECISIONS),
  area: text("Zone d'action", 'Où il agit, et pour qui.'),
  audience: text('Public', "À qui il s'adresse."),
  price: oneOf('Prix', 'Gratuit (free), prix libre (free-price), adhésion (membership), payant (paid), sur devis (quote).', PRICES),
  capacity: oneOf('Accueil', 'Accueille de nouvelles structures : oui (open), à partir d’une date (from), complet (full).', CAPACITIES),
  capacityFrom: text('Accueil à partir de', 'Quand il accueillera de nouveau, si accueil vaut from.'),
  languages: several('Langues', 'Langues parlées.'),
  since: column('year')('Depuis', 'Année de ses débuts.', { example: '2020' }),
  legalForm: text('Forme juridique', 'Association, coopérative, service public…'),
  networks: several('Réseaux', 'Réseaux et collectifs dont il est membre.'),
  position: oneOf(
    'Lieu des machines',
    'Chez des personnes ou dans des locaux (home), dans le centre de données d’une association (associative), le sien (own), loué (rented).',
    POSITIONS,
  ),
  positionSure: flag('Lieu des machines attesté', 'Faux quand le lieu est supposé.', { constraints: { required: true } }),
  positionEvidence: text('Preuve du lieu', 'Adresse ou phrase qui le montre.'),
  leavesBigTech: flag('Fait sortir des grandes plateformes', "Ce n'est pas la même chose que sortir des centres de données."),
  sensitiveData: flag('Données sensibles', 'Accepte des données sensibles.'),
  support: text('Assistance', "Heures où quelqu'un répond."),
  jurisdiction: text('Droit applicable', 'Droit auquel il est soumis.'),
  moderation: text('Modération', 'Comment il modère.'),
  departure: text('Départ', 'Comment on en repart avec ses données.'),
  notes: text('Remarques', "Ce qu'il faut savoir d'autre."),
  status: oneOf('État', 'En activité (active), non vérifié (unverified), peut-être arrêté (doubt), arrêté (closed).', STATUSES, true),
  evidence: oneOf('Preuve', "Ce qui fonde l'entrée : page lue (page), site vu (domain), vu sans adresse (seen), de mémoire (memory).", EVIDENCES, true),
  source: text('Source', "D'où vient l'entrée."),
  confirmedOn: column('date')('Confirmé le', "Dernier jour où quelqu'un a dit que l'entrée est vraie.", { example: '2026-11-25' }),
};

const APOSTROPHE =
  "Une ligne par acteur. Un texte qui commence par =, +, - ou @ (ou une tabulation, un retour) est précédé d'une apostrophe, pour qu'aucun tableur ne l'exécute.";

/** The schema that matches the CSV column for column; `path` is the address of the CSV. */
export function tableSchema(path?: string): TableSchema {
  const fields = PUBLIC_FIELDS.map((name) => {
    const { title, description, ...rest } = COLUMNS[name];
    return { name, title: typeset(title, 'fr'), description: typeset(description, 'fr'), ...rest };
  });
  return {
    $schema: 'https://frictionlessdata.io/schemas/table-schema.json',
    name: 'annuaire',
    title: 'Annuaire des acteurs',
    description: typeset(APOSTROPHE, 'fr'),
    ...(path === undefined ? {} : { path }),
    fields,
    primaryKey: 'id',
    missingValues: [''],
  };
}
