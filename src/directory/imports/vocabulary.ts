import { CAPACITIES, EVIDENCES, KINDS, type Kind, POSITIONS, PRECISIONS, PRICES, SERVICES, type Service, STATUSES } from '../actor.ts';
import { folded } from '../folded.ts';
import { directoryWords } from '../words.ts';

/** What others call the things of the directory. A word that stands in no table is not guessed. */

/** More words for the kinds, besides their ids and the words of our pages. */
const KIND_WORDS: Readonly<Partial<Record<Kind, string>>> = {
  hebergeur: 'hébergement, hébergeur associatif, hosting, hosting provider, librehoster, chaton',
  fai_associatif: 'fai, fournisseur d’accès, fournisseur d’accès à internet, isp, internet provider',
  accompagnement: 'accompagnant, conseil, support, consulting',
  formation: 'éducation populaire, atelier, médiation numérique, training',
  reconditionnement: 'réemploi, reconditionneur, reuse, refurbishing, ressourcerie, recyclerie',
  reparation: 'réparateur, repair café, atelier de réparation',
  materiel_location_telephonie: 'matériel, location, téléphonie, opérateur téléphonique',
  logiciel: 'logiciel libre, éditeur, éditeur de logiciels, free software',
  mutualisation_publique: 'mutualisation, syndicat mixte, opérateur public de services numériques, opsn',
  reseau: 'fédération, collectif, federation',
  pair_temoin: 'témoin, pair',
  plaidoyer: 'campagne',
  recherche_methode: 'recherche, méthode, research',
  financement: 'financeur, fondation, mécène',
  institution_recours: 'institution, recours, médiateur',
  energie: 'fournisseur d’énergie, coopérative d’énergie',
};

/** More words for services, among them the free software that gives them. */
const SERVICE_WORDS: Readonly<Record<Service, string>> = {
  email: 'email, e-mail, mail, mél, messagerie électronique, boîte aux lettres, adresse électronique, webmail, roundcube, rainloop, sogo, zimbra, postfix',
  storage: 'stockage, fichiers, partage de fichiers, cloud, drive, files, file sharing, nextcloud, owncloud, seafile, lufi, s3, garage',
  documents:
    'document, bureautique, pad, traitement de texte, tableur, rédaction, office, etherpad, hedgedoc, codimd, cryptpad, collabora, onlyoffice, ethercalc, framapad',
  visio: 'visio, visioconférence, audioconférence, vidéoconférence, videoconference, video meeting, jitsi, jitsi meet, bigbluebutton, galene, mumble',
  chat: 'messagerie instantanée, tchat, discussion, xmpp, matrix, element, synapse, mattermost, rocket chat, irc, prosody',
  site: 'site web, sites internet, site internet, hébergement web, hébergement de sites, blog, website, websites, web hosting, wordpress, static site, plume, writefreely',
  list: 'liste, listes de diffusion, liste de discussion, newsletter, mailing list, sympa, mailman, discourse, infolettre',
  server: 'serveurs, vps, serveur privé virtuel, machine virtuelle, serveur virtuel, serveur dédié, colocation, vm, proxmox, housing',
  backup: 'sauvegarde, backup, borg, restic',
  line: 'accès internet, fibre, adsl, ftth, vpn, ligne, internet access, connexion internet',
  phone: 'téléphone, téléphonie, voip, sip, smartphone, mobile',
  devices: 'ordinateur, ordinateurs, ordinateurs reconditionnés, matériel reconditionné, computers, laptops',
  repair: 'réparer, repair café',
};

/** Words of imported tables for answers that have few. */
const ANSWERS: Readonly<Record<string, string>> = {
  home: 'hors_datacenter, homeserver, à domicile, autohébergement',
  associative: 'datacenter_associatif',
  own: 'datacenter_propre',
  rented: 'datacenter_loue, hostedserver, outsourced',
  free: 'free of charge, gratuite, 0 €',
  'free-price': 'prix libre et conscient, libre, donation, don, pay what you want',
  membership: 'cotisation, sur adhésion, member',
  paid: 'payant, payante, abonnement, subscription',
  quote: 'sur devis, on request',
  open: 'ouvert, ouverte, oui, yes',
  from: 'plus tard, later',
  full: 'fermé aux inscriptions, non, no',
  active: 'actif, active, actives',
  unverified: 'non_verifie, non vérifié',
  doubt: 'doute, douteux',
  closed: 'ferme, arrêté, disparu',
  page: 'page_consultee',
  domain: 'domaine_consulte',
  seen: 'consulte_sans_url',
  memory: 'memoire, mémoire',
  town: 'ville, commune, city',
  department: 'departement',
};

const keyOf = (text: string): string => folded(text).join(' ');
const split = (words: string): string[] => words.split(', ');

type Table<Value> = ReadonlyMap<string, Value>;

function tableOf<Value extends string>(
  values: readonly Value[],
  words: Readonly<Partial<Record<string, string>>>,
  shown: readonly Readonly<Record<string, string>>[],
): Table<Value> {
  const pairs = values.flatMap((value) =>
    [value, ...split(words[value] ?? ''), ...shown.map((all) => all[value] ?? '')].map((word) => [keyOf(word), value] as const),
  );
  return new Map(pairs.filter(([word]) => word !== ''));
}

const shown = (name: 'kinds' | 'services' | 'positions' | 'prices' | 'capacities' | 'statuses' | 'evidences'): Readonly<Record<string, string>>[] => [
  directoryWords.fr[name],
  directoryWords.en[name],
];

const kinds = tableOf(KINDS, KIND_WORDS, shown('kinds'));
const services = tableOf(SERVICES, SERVICE_WORDS, shown('services'));

/** Fields with few answers → the words of those answers. */
export const answers = {
  position: tableOf(POSITIONS, ANSWERS, shown('positions')),
  price: tableOf(PRICES, ANSWERS, shown('prices')),
  capacity: tableOf(CAPACITIES, ANSWERS, shown('capacities')),
  status: tableOf(STATUSES, ANSWERS, shown('statuses')),
  evidence: tableOf(EVIDENCES, ANSWERS, shown('evidences')),
  precision: tableOf(PRECISIONS, ANSWERS, []),
};

/** What a word stands for in a table, if it is there. */
export function answerOf<Value>(table: Table<Value>, text: string): Value | undefined {
  return table.get(keyOf(text));
}

/** The kind that a text names, if it names one only: as a whole, or by some of its words. */
export function kindOf(text: string): Kind | undefined {
  const found = named(kinds, text);
  return found.length === 1 ? found[0] : undefined;
}

/** The services that a text names: “Fichiers (Nextcloud), visio” names two. */
export function servicesOf(text: string): readonly Service[] {
  return named(services, text);
}

/** Values whose words stand in the text, whole words only; a longer name hides the shorter ones that it holds. */
function named<Value>(table: Table<Value>, text: string): Value[] {
  const whole = answerOf(table, text);
  if (whole !== undefined) return [whole];
  const parts = folded(text.slice(0, LONGEST));
  const found = new Set<Value>();
  for (let at = 0; at < parts.length; ) {
    const width = WIDTHS.find((words) => at + words <= parts.length && table.has(parts.slice(at, at + words).join(' ')));
    if (width !== undefined) found.add(table.get(parts.slice(at, at + width).join(' ')) as Value);
    at += width ?? 1;
  }
  return [...found];
}

/** A name longer than this is prose. */
const LONGEST = 200;
/** Words of the longest names of the tables, and of shorter ones. */
const WIDTHS = [6, 5, 4, 3, 2, 1];

const COUNTRIES = namesOf('region');
const LANGUAGES = namesOf('language');

/** The two-letter code of a country, from that code or its name in French or English. */
export function countryOf(text: string): string | undefined {
  return COUNTRIES.get(keyOf(text))?.toUpperCase();
}

/** The code of a language, from that code or its name in French or English; `fr-FR` is French. */
export function languageOf(text: string): string | undefined {
  return LANGUAGES.get(keyOf(text)) ?? LANGUAGES.get(/^([a-z]{2})[-_][a-z]{2}$/i.exec(text)?.[1]?.toLowerCase() ?? '');
}

/** Code and names → code, of all that the platform knows by two letters. */
function namesOf(type: 'region' | 'language'): Table<string> {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const names = (['fr', 'en'] as const).map((lang) => new Intl.DisplayNames(lang, { type, fallback: 'none' }));
  const found = new Map<string, string>();
  for (const written of letters.flatMap((first) => letters.map((second) => first + second))) {
    // Codes that were given up (UK, DD) lead to the ones that replaced them.
    const { region, language } = new Intl.Locale(type === 'region' ? `und-${written}` : written);
    const code = (type === 'region' ? region : language) ?? written;
    const known = names.flatMap((one) => one.of(code) ?? []);
    if (known.length > 0) for (const key of [written, ...known.map(keyOf)]) if (!found.has(key)) found.set(key, code);
  }
  return found;
}
