import type { Words } from '../../engine/quantity/quantity.ts';

const say = (fr: string, en: string): Words => ({ fr, en });

/** What the readers of the DNS say of what went wrong. Names and lines are those that were found, cleaned and cut by who tells. */
export const words = {
  // Questions.
  late: (what: string): Words => say(`${what}\u00a0: pas de réponse à temps`, `${what}: no answer in time`),
  servfail: (what: string): Words =>
    say(`${what}\u00a0: le serveur dit qu’il n’arrive pas à répondre (SERVFAIL)`, `${what}: the server says that it cannot answer (SERVFAIL)`),
  refused: (what: string): Words => say(`${what}\u00a0: le serveur refuse de répondre (REFUSED)`, `${what}: the server refuses to answer (REFUSED)`),
  unreachable: (what: string): Words => say(`${what}\u00a0: aucun serveur de noms n’est joignable`, `${what}: no name server can be reached`),
  unreadable: (what: string, code: string): Words => say(`${what}\u00a0: réponse illisible (${code})`, `${what}: unreadable answer (${code})`),
  badName: (what: string): Words =>
    say(`${what}\u00a0: ce nom ne peut pas exister, rien n’a été demandé`, `${what}: this name cannot exist, nothing was asked`),
  more: (what: string, found: number, kept: number): Words =>
    say(`${what}\u00a0: ${found} enregistrements, seuls les ${kept} premiers sont lus`, `${what}: ${found} records, only the first ${kept} are read`),
  cut: (what: string, kept: number): Words =>
    say(`${what}\u00a0: un texte trop long est coupé à ${kept} signes`, `${what}: a text that is too long is cut to ${kept} signs`),
  spent: (most: number): Words =>
    say(
      `ce domaine a demandé plus de ${most} questions\u00a0: les suivantes n’ont pas été posées`,
      `this domain took more than ${most} questions: the next were not asked`,
    ),
  slow: (seconds: number): Words =>
    say(
      `les serveurs de ce domaine sont trop lents\u00a0: plus rien n’a été demandé après ${seconds}\u00a0s`,
      `the servers of this domain are too slow: nothing was asked after ${seconds} s`,
    ),

  // SPF.
  twoSpf: (domain: string, count: number): Words =>
    say(
      `SPF\u00a0: ${domain} en a ${count} quand un seul est permis\u00a0; les serveurs qui reçoivent peuvent tous les ignorer`,
      `SPF: ${domain} has ${count} where one alone is allowed; receiving servers may ignore them all`,
    ),
  noSpf: (domain: string): Words => say(`SPF\u00a0: ${domain} y est nommé, mais n’a pas de SPF`, `SPF: ${domain} is named in it, but has no SPF`),
  spfLookups: (most: number): Words =>
    say(
      `SPF\u00a0: plus de ${most} questions sont nécessaires pour le lire, ce que la règle interdit\u00a0; la suite n’est pas suivie`,
      `SPF: it takes more than ${most} questions to read, which the rule forbids; the rest is not followed`,
    ),
  spfCycle: (domain: string): Words =>
    say(`SPF\u00a0: ${domain} revient à lui-même\u00a0; la boucle n’est pas suivie`, `SPF: ${domain} leads back to itself; the loop is not followed`),
  spfMacro: (term: string): Words =>
    say(`SPF\u00a0: «\u00a0${term}\u00a0» dépend de chaque message\u00a0; ce n’est pas suivi`, `SPF: “${term}” depends on each message; it is not followed`),
  spfTerm: (term: string): Words => say(`SPF\u00a0: «\u00a0${term}\u00a0» n’est pas compris`, `SPF: “${term}” is not understood`),
  spfExists: (domain: string): Words =>
    say(
      `SPF\u00a0: les adresses permises sont connues de ${domain} seul, une par une (exists)`,
      `SPF: the addresses allowed are known to ${domain} alone, one by one (exists)`,
    ),
  spfPtr: say('SPF\u00a0: «\u00a0ptr\u00a0» est déconseillé\u00a0; ce n’est pas suivi', 'SPF: “ptr” is advised against; it is not followed'),
  spfMinus: (term: string): Words =>
    say(
      `SPF\u00a0: «\u00a0${term}\u00a0» interdit au lieu de permettre\u00a0; ce n’est pas gardé`,
      `SPF: “${term}” forbids instead of allowing; it is not kept`,
    ),
  spfAfterAll: (term: string): Words =>
    say(`SPF\u00a0: «\u00a0${term}\u00a0» vient après «\u00a0all\u00a0», et ne compte pas`, `SPF: “${term}” comes after “all”, and does not count`),
  spfRedirects: (domain: string): Words =>
    say(
      `SPF\u00a0: ${domain} renvoie deux fois ailleurs (redirect)\u00a0; seul le premier est suivi`,
      `SPF: ${domain} redirects twice; only the first is followed`,
    ),

  // Records.
  noAnswer: say(
    'aucune question sur ce domaine n’a eu de réponse\u00a0: on ne sait pas s’il existe',
    'no question about this domain was answered: whether it exists is not known',
  ),
  absent: (domain: string): Words => say(`${domain} n’existe pas dans le DNS`, `${domain} does not exist in the DNS`),
  nullMx: say('le domaine dit qu’il ne reçoit aucun courriel (MX «\u00a0.\u00a0»)', 'the domain says that it receives no mail (MX “.”)'),
  manyMx: (kept: number): Words =>
    say(
      `plus de ${kept} serveurs de courriel\u00a0: seules les adresses des ${kept} premiers sont cherchées`,
      `more than ${kept} mail servers: only the addresses of the first ${kept} are looked for`,
    ),
  twoDmarc: say('DMARC\u00a0: il y en a plusieurs quand un seul est permis', 'DMARC: there are several where one alone is allowed'),
  dkimWildcard: say(
    'DKIM\u00a0: un sélecteur au hasard répond aussi (joker)\u00a0; DKIM n’apprend donc rien ici',
    'DKIM: a random selector answers too (wildcard); so DKIM tells nothing here',
  ),
  nameWildcard: say(
    'un nom au hasard répond aussi (joker)\u00a0: les noms qui répondent pareil ne sont pas retenus',
    'a random name answers too (wildcard): names that answer the same are not kept',
  ),
  chainLoop: (name: string): Words => say(`${name}\u00a0: les CNAME tournent en rond`, `${name}: the CNAME go round in circles`),
  chainLong: (name: string, most: number): Words =>
    say(`${name}\u00a0: plus de ${most} CNAME à la suite, les suivants ne sont pas lus`, `${name}: more than ${most} CNAME in a row, the next are not read`),
  others: (count: number): Words =>
    count === 1
      ? say('et un autre problème de DNS', 'and one other DNS problem')
      : say(`et ${count} autres problèmes de DNS`, `and ${count} other DNS problems`),

  // What people type.
  empty: say(
    'Aucun domaine n’est donné. Attendu\u00a0: un nom de domaine, par exemple mon-association.fr.',
    'No domain is given. Expected: a domain name, for instance mon-association.fr.',
  ),
  spaces: (typed: string): Words =>
    say(
      `«\u00a0${typed}\u00a0» contient des espaces. Attendu\u00a0: un seul nom de domaine, par exemple mon-association.fr.`,
      `“${typed}” contains spaces. Expected: one domain name, for instance mon-association.fr.`,
    ),
  tooLong: (found: number, most: number): Words =>
    say(`Ce nom compte ${found} signes. Attendu\u00a0: ${most} au plus.`, `This name has ${found} signs. Expected: ${most} at most.`),
  address: (typed: string): Words =>
    say(
      `«\u00a0${typed}\u00a0» est une adresse IP. Attendu\u00a0: un nom de domaine, par exemple mon-association.fr.`,
      `“${typed}” is an IP address. Expected: a domain name, for instance mon-association.fr.`,
    ),
  port: (typed: string): Words =>
    say(
      `«\u00a0${typed}\u00a0» porte un numéro de port. Attendu\u00a0: un nom de domaine seul, par exemple mon-association.fr.`,
      `“${typed}” bears a port number. Expected: a domain name alone, for instance mon-association.fr.`,
    ),
  local: (typed: string): Words =>
    say(
      `«\u00a0${typed}\u00a0» n’existe que sur un réseau privé. Attendu\u00a0: un nom de domaine public, par exemple mon-association.fr.`,
      `“${typed}” only exists on a private network. Expected: a public domain name, for instance mon-association.fr.`,
    ),
  single: (typed: string): Words =>
    say(
      `«\u00a0${typed}\u00a0» est un mot seul. Attendu\u00a0: un nom de domaine entier, par exemple ${typed}.fr.`,
      `“${typed}” is a single word. Expected: a whole domain name, for instance ${typed}.fr.`,
    ),
  suffix: (typed: string): Words =>
    say(
      `«\u00a0${typed}\u00a0» est une terminaison que beaucoup partagent. Attendu\u00a0: le nom d’une organisation devant elle, par exemple mon-association.${typed}.`,
      `“${typed}” is an ending that many share. Expected: the name of an organisation before it, for instance mon-association.${typed}.`,
    ),
  notName: (typed: string): Words =>
    say(
      `«\u00a0${typed}\u00a0» n’est pas un nom de domaine. Attendu\u00a0: des lettres, des chiffres et des traits d’union séparés par des points, par exemple mon-association.fr.`,
      `“${typed}” is not a domain name. Expected: letters, digits and hyphens separated by dots, for instance mon-association.fr.`,
    ),
};
