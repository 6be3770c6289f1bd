import sql from 'sql-template-tag';
import type { Words } from '../engine/quantity/quantity.ts';
import type { Db } from '../storage/database.ts';
import { typeset } from '../web/words.ts';
import { type Kind, leavesDatacenters, type Service } from './actor.ts';
import { GREY_AFTER, monthsOld, SILENT_AFTER } from './show/age.ts';
import { type Found, findActors, type Point } from './store.ts';

/** From a decision to those who can be asked. The order is told and made of plain steps; every reason is given. */

export const VERBS = ['keep', 'reduce', 'share', 'replace', 'bring-home', 'renounce'] as const;
export type VerbId = (typeof VERBS)[number];

export type Need = Readonly<{
  verb: VerbId;
  service?: Service;
  near?: Point;
  /** Data of people who may be harmed: those who say no are left out. */
  sensitive?: boolean;
  /** Public bodies before all others. */
  publicFirst?: boolean;
  /** Someone must answer at known hours. */
  support?: boolean;
}>;

export type Answer = Readonly<{ found: Found; reasons: readonly Words[]; doubts: readonly Words[] }>;

/** Whom each decision needs, in the order in which they are asked for. Witnesses are offered apart (`witness`). */
const ASKED: Readonly<Record<VerbId, readonly Kind[]>> = {
  keep: ['reparation', 'reconditionnement', 'accompagnement'],
  reduce: ['accompagnement', 'formation', 'recherche_methode'],
  share: ['mutualisation_publique', 'hebergeur', 'reseau', 'accompagnement'],
  replace: ['hebergeur', 'fai_associatif', 'logiciel', 'formation', 'accompagnement'],
  'bring-home': ['hebergeur', 'fai_associatif', 'reconditionnement', 'accompagnement'],
  renounce: ['accompagnement', 'institution_recours', 'plaidoyer'],
};

/** Kinds that are asked for what they serve: a service that was named must be among it. */
const SERVING: ReadonlySet<Kind> = new Set(['hebergeur', 'fai_associatif']);
/** Of each trade. */
const MOST = 4;
const READ = 400;

const say = (fr: string, en: string): Words => ({ fr: typeset(fr, 'fr'), en });
const R = {
  kind: (kind: Kind): Words => KIND_REASONS[kind] ?? say('son métier répond à cette décision', 'its trade answers this decision'),
  serves: say('rend ce service', 'gives this service'),
  near: (km: number): Words => say(`à ${km} km`, `${km} km away`),
  out: say('hors datacenter, d’après ce qui est dit', 'outside datacenters, from what is told'),
  publicBody: say('structure publique', 'public body'),
  sensitive: say('accepte des données sensibles', 'takes sensitive data'),
  support: say('dit ses heures de réponse', 'tells its hours of answer'),
  open: say('accueille de nouvelles organisations', 'takes new organisations'),
  confirmed: say('fiche confirmée depuis moins d’un an', 'entry confirmed within a year'),
  notOut: say('sa position vis-à-vis des datacenters n’est pas dite : demandez-la', 'its position towards datacenters is not told: ask'),
  notSensitive: say('ne dit pas s’il accepte des données sensibles', 'does not say whether it takes sensitive data'),
  notSupport: say('ne dit pas quand il répond', 'does not say when it answers'),
  notNear: say('lieu inconnu', 'place unknown'),
  toCheck: say('fiche à vérifier', 'entry to be checked'),
};

const KIND_REASONS: Readonly<Partial<Record<Kind, Words>>> = {
  reparation: say('répare', 'repairs'),
  reconditionnement: say('remet en service', 'puts back into service'),
  accompagnement: say('accompagne des organisations', 'accompanies organisations'),
  formation: say('forme', 'trains'),
  mutualisation_publique: say('mutualise entre collectivités', 'pools between public bodies'),
  hebergeur: say('héberge', 'hosts'),
  fai_associatif: say('fournit un accès, et souvent une place', 'gives a line, and often a place'),
  logiciel: say('fait le logiciel', 'makes the software'),
  reseau: say('met en relation', 'brings people together'),
  institution_recours: say('défend des droits', 'defends rights'),
  plaidoyer: say('a déjà porté ce refus', 'has already borne this refusal'),
  recherche_methode: say('donne une méthode', 'gives a method'),
};

/** How answers are ordered: told on the page, in the same words. */
export const ORDER = say(
  'Métier par métier, dans l’ordre où la décision les demande, au plus quatre de chacun ; parmi eux, d’abord ce qui est su plutôt qu’inconnu, puis le plus proche, puis l’ordre alphabétique. Personne ne paie pour être devant.',
  'Trade by trade, in the order in which the decision asks for them, four of each at most; among them, first what is known rather than unknown, then the nearest, then the alphabet. Nobody pays to come first.',
);

/** Those who may be asked, each with its reasons and what is not known. Entries that nobody has confirmed for two years stay out. */
export async function match(db: Db, need: Need, now: number): Promise<readonly Answer[]> {
  const kinds = ASKED[need.verb];
  const answers: { answer: Answer; rank: readonly number[]; name: string }[] = [];
  for (const [rank, kind] of kinds.entries()) {
    const filter = { kind, ...(need.service && SERVING.has(kind) ? { service: need.service } : {}) };
    const near = need.near ? await findActors(db, { ...filter, near: need.near }, { offset: 0, limit: READ }) : { found: [] };
    const seen = new Set(near.found.map(({ published }) => published.actor.id));
    const rest = (await findActors(db, filter, { offset: 0, limit: READ })).found.filter(({ published }) => !seen.has(published.actor.id));
    for (const found of [...near.found, ...rest]) {
      const answer = answerOf(found, need, now);
      if (answer) answers.push({ answer, rank: rankOf(answer, need, rank), name: found.published.actor.name });
    }
  }
  const ordered = answers.sort((a, b) => a.rank.reduce((order, value, i) => order || value - (b.rank[i] ?? 0), 0) || a.name.localeCompare(b.name, 'fr'));
  const shown = new Map<Kind, number>();
  return ordered.flatMap(({ answer }) => {
    const { kind } = answer.found.published.actor;
    shown.set(kind, (shown.get(kind) ?? 0) + 1);
    return (shown.get(kind) ?? 0) > MOST ? [] : [answer];
  });
}

function answerOf(found: Found, need: Need, now: number): Answer | undefined {
  const { actor } = found.published;
  const months = monthsOld(found.published, now);
  if (actor.status === 'closed' || actor.capacity === 'full' || months > SILENT_AFTER) return undefined;
  if (need.sensitive && actor.sensitiveData === false) return undefined;
  const reasons: Words[] = [R.kind(actor.kind)];
  const doubts: Words[] = [];
  const told = (yes: boolean, reason: Words, doubt?: Words): void => void (yes ? reasons.push(reason) : doubt && doubts.push(doubt));
  if (need.service && SERVING.has(actor.kind)) told(actor.services.includes(need.service), R.serves);
  if (need.near) told(found.away !== null, R.near(Math.round(found.away ?? 0)), R.notNear);
  if (need.verb === 'bring-home') told(leavesDatacenters(actor), R.out, SERVING.has(actor.kind) ? R.notOut : undefined);
  if (need.publicFirst) told(actor.kind === 'mutualisation_publique', R.publicBody);
  if (need.sensitive) told(actor.sensitiveData === true, R.sensitive, R.notSensitive);
  if (need.support) told(actor.support !== '', R.support, R.notSupport);
  told(actor.capacity === 'open', R.open);
  told(actor.confirmedOn !== '' && months < GREY_AFTER, R.confirmed, actor.status === 'unverified' ? R.toCheck : undefined);
  return { found, reasons, doubts };
}

/** The steps of `ORDER`, one number each: the smaller comes first. */
function rankOf({ found, doubts }: Answer, need: Need, kind: number): readonly number[] {
  const { actor } = found.published;
  const publicBody = need.publicFirst && actor.kind === 'mutualisation_publique' ? 0 : 1;
  const out = need.verb === 'bring-home' && leavesDatacenters(actor) ? 0 : 1;
  return [publicBody, kind, out, doubts.length, found.away ?? Number.MAX_SAFE_INTEGER];
}

/** Times a month that one witness may be named: they have work of their own. */
export const WITNESS_CAP = 4;

/** One witness to ask, the least asked this month; none once all have been named often enough. Naming one counts. */
export async function witness(db: Db, now: number): Promise<Found | undefined> {
  const month = new Date(now).toISOString().slice(0, 7);
  return db.transaction(async (own) => {
    const { found } = await findActors(own, { kind: 'pair_temoin' }, { offset: 0, limit: READ });
    const lines = await own.all<{ actor_id: string; times: number | string }>(sql`SELECT actor_id, times FROM referral WHERE month = ${month}`);
    const times = new Map(lines.map(({ actor_id, times: count }) => [actor_id, Number(count)]));
    const [least] = found
      .filter(({ published }) => published.actor.status !== 'closed' && (times.get(published.actor.id) ?? 0) < WITNESS_CAP)
      .sort((a, b) => (times.get(a.published.actor.id) ?? 0) - (times.get(b.published.actor.id) ?? 0));
    if (!least) return undefined;
    await own.run(
      sql`INSERT INTO referral (actor_id, month, times) VALUES (${least.published.actor.id}, ${month}, ${1}) ON CONFLICT (actor_id, month) DO UPDATE SET times = referral.times + 1`,
    );
    return least;
  });
}
