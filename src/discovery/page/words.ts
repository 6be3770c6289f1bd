import type { Words } from '../../engine/quantity/quantity.ts';
import { typeset } from '../../web/words.ts';
import type { Stop } from './fetch.ts';

const say = (fr: string, en: string): Words => ({ fr: typeset(fr, 'fr'), en });
const quoted = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

const REFUSED: Readonly<Record<Stop['refused'], (host: string) => Words>> = {
  address: () => say('la page d’accueil n’est pas à une adresse web', 'the home page is not at a web address'),
  scheme: () => say('la page d’accueil renvoie vers ce qui n’est pas une page web', 'the home page redirects to what is not a web page'),
  credentials: () => say('la page d’accueil renvoie vers une adresse avec mot de passe', 'the home page redirects to an address with a password'),
  port: (host) => say(`la page d’accueil renvoie vers un port inhabituel de « ${host} »`, `the home page redirects to an unusual port of “${host}”`),
  'unknown-host': (host) => say(`aucune machine ne répond au nom « ${host} »`, `no machine answers to the name “${host}”`),
  'not-public': (host) =>
    say(
      `« ${host} » mène à une adresse qui n’est pas publique : sa page n’est pas lue`,
      `“${host}” leads to an address that is not public: its page is not read`,
    ),
  unreachable: (host) => say(`« ${host} » ne répond pas, ou pas comme il faut`, `“${host}” does not answer, or not properly`),
  slow: (host) => say(`« ${host} » met trop longtemps à répondre`, `“${host}” takes too long to answer`),
  redirects: (host) => say(`trop de renvois d’une adresse à l’autre, jusqu’à « ${host} »`, `too many redirects from one address to another, up to “${host}”`),
  robots: (host) => say(`« ${host} » demande aux robots de ne pas lire sa page d’accueil`, `“${host}” asks robots not to read its home page`),
  unwell: (host) => say(`« ${host} » est en panne : sa page n’est pas lue`, `“${host}” is out of order: its page is not read`),
};

const FAULTS: Readonly<Record<string, Words>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: say('le certificat du site est signé par lui-même', 'the certificate of the site is signed by itself'),
  SELF_SIGNED_CERT_IN_CHAIN: say('le certificat du site vient d’une autorité inconnue', 'the certificate of the site comes from an unknown authority'),
  CERT_HAS_EXPIRED: say('le certificat du site a expiré', 'the certificate of the site has expired'),
  ERR_TLS_CERT_ALTNAME_INVALID: say('le certificat du site est pour un autre nom', 'the certificate of the site is for another name'),
};

/** What is said of a home page that is not read, or not wholly. */
export const words = {
  refused: ({ refused, host }: Stop): Words => REFUSED[refused](quoted(host)),
  certificate: (fault: string): Words =>
    FAULTS[fault] ?? say(`le certificat du site ne prouve rien (${quoted(fault)})`, `the certificate of the site proves nothing (${quoted(fault)})`),
  status: (status: number): Words => say(`la page d’accueil répond par le code ${status}`, `the home page answers with status ${status}`),
  clear: say('la page d’accueil n’est servie qu’en clair, sans https', 'the home page is served in clear only, without https'),
  notHtml: say('la page d’accueil n’est pas du HTML : elle n’est pas lue', 'the home page is not HTML: it is not read'),
  large: say('la page d’accueil est très longue : seul son début est lu', 'the home page is very long: only its beginning is read'),
  slow: say('la page d’accueil arrive trop lentement : seul son début est lu', 'the home page comes too slowly: only its beginning is read'),
  broken: say('la page d’accueil s’interrompt : seul son début est lu', 'the home page breaks off: only its beginning is read'),
  encoded: say('la page d’accueil est compressée d’une façon que nous ne lisons pas', 'the home page is compressed in a way that we do not read'),
  more: say(
    'la page d’accueil nomme trop d’autres sites : seuls les premiers sont lus',
    'the home page names too many other sites: only the first ones are read',
  ),
  failed: say('la page d’accueil n’a pas pu être lue', 'the home page could not be read'),
};
