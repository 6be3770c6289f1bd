import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { nameServersIn } from './net/servers.ts';
import { withoutSecret } from './storage/open.ts';

/** Everything that can be set from outside, in one place. Each has a default; a wrong value is refused at start. */
export type Config = Readonly<{
  /** Address and port listened to. */
  host: string;
  port: number;
  /** Path the site lives under, without final slash: `` or `/infrabasse`. */
  basePath: string;
  /** What visitors type, without path: `https://infrabasse.example`. */
  origin: string;
  /** `sqlite:path` or `postgres://…`. */
  database: string;
  /** What this instance keeps: its database by default, its backups. */
  folder: string;
  /** Facts: `data/` of the program unless the team keeps its own. */
  facts: string | undefined;
  /** The texts of the guide, and the audit method: `content/` and `method/` of the program unless the team keeps its own. */
  content: string | undefined;
  method: string | undefined;
  /** Where errors of the guide are told; empty for nowhere. */
  contact: string;
  /** The secret address where the directory is moderated, after `/moderation/`; empty: nobody moderates. */
  moderation: string;
  /** `smtp://user:password@host:port`; empty: mails are shown and not sent. */
  smtp: string;
  /** Whom mails come from. */
  mailFrom: string;
  /** Whether the page that explores a domain may go out and look; no by default: nothing leaves this machine unasked. */
  discovery: boolean;
  /** Name servers that it asks, separated by commas; empty: those of the machine. */
  dns: string;
  /** True behind a proxy of ours that sets `X-Forwarded-For`: visitors are then told apart by it. */
  proxy: boolean;
  /** Which machine serves, where, with what power: shown at the foot of pages when said. */
  machine: string;
  /** Where the source of what runs here can be had (AGPL, section 13): linked at the foot of pages. */
  code: string;
}>;

/** A setting that cannot be used: which, what was found, what was expected. */
export type Wrong = Readonly<{ name: string; found: string; expected: string }>;

type Setting<Value> = Readonly<{ name: string; default: string; read: (text: string) => Value | undefined; expected: string }>;

const SETTINGS = {
  host: {
    name: 'INFRABASSE_HOST',
    default: '127.0.0.1',
    read: (text) => (/^[\w.:-]+$/.test(text) ? text : undefined),
    expected: 'une adresse / an address: 127.0.0.1, 0.0.0.0, ::1',
  },
  port: { name: 'INFRABASSE_PORT', default: '3000', read: portIn, expected: 'un nombre de 1 à 65535 / a number from 1 to 65535' },
  basePath: {
    name: 'INFRABASSE_BASE_PATH',
    default: '',
    read: (text) => (text === '/' ? '' : /^(\/[\w.~-]+)*$/.test(text) ? text : undefined),
    expected: 'rien ou un chemin / nothing or a path: /infrabasse',
  },
  origin: {
    name: 'INFRABASSE_ORIGIN',
    default: '',
    read: originIn,
    expected: 'rien ou une origine sans chemin / nothing or an origin without path: https://infrabasse.example',
  },
  database: {
    name: 'INFRABASSE_DATABASE',
    default: '',
    read: (text) => (text === '' || /^sqlite:.+|^postgres(ql)?:\/\/.+/.test(text) ? text : undefined),
    expected: 'sqlite:chemin ou/or postgres://…',
  },
  folder: { name: 'INFRABASSE_FOLDER', default: 'var', read: (text) => text || undefined, expected: 'un dossier / a folder' },
  facts: {
    name: 'INFRABASSE_FACTS',
    default: '',
    read: (text) => (text === '' || isFolder(text) ? text : undefined),
    expected: 'un dossier de faits / a folder of facts',
  },
  content: {
    name: 'INFRABASSE_CONTENT',
    default: '',
    read: (text) => (text === '' || isFolder(text) ? text : undefined),
    expected: 'un dossier qui contient guide/ / a folder that holds guide/',
  },
  method: {
    name: 'INFRABASSE_METHOD',
    default: '',
    read: (text) => (text === '' || isFolder(text) ? text : undefined),
    expected: 'un dossier de méthode / a folder of method',
  },
  contact: {
    name: 'INFRABASSE_CONTACT',
    default: 'contact@infrabasse.fr',
    read: (text) => (text === '' || /^[^\s@<>"?&]+@[^\s@<>"?&]+$/.test(text) ? text : undefined),
    expected: 'rien ou une adresse de courriel / nothing or an e-mail address',
  },
  moderation: {
    name: 'INFRABASSE_MODERATION',
    default: '',
    read: (text) => (text === '' || /^[\w-]{20,100}$/.test(text) ? text : undefined),
    expected: 'rien ou un secret d’au moins 20 lettres et chiffres / nothing or a secret of at least 20 letters and digits',
  },
  smtp: {
    name: 'INFRABASSE_SMTP',
    default: '',
    read: (text) => (text === '' || /^smtps?:\/\/\S+$/.test(text) ? text : undefined),
    expected: 'rien ou / nothing or smtp://user:password@host:587',
  },
  mailFrom: {
    name: 'INFRABASSE_MAIL_FROM',
    default: '',
    read: (text) => (text === '' || /^[^\s@<>]+@[^\s@<>]+$/.test(text) ? text : undefined),
    expected: 'rien ou une adresse de courriel / nothing or an e-mail address',
  },
  discovery: {
    name: 'INFRABASSE_DISCOVERY',
    default: 'no',
    read: (text) => (text === 'yes' ? true : text === 'no' ? false : undefined),
    expected: 'yes ou/or no',
  },
  dns: {
    name: 'INFRABASSE_DNS',
    default: '',
    read: (text) => (nameServersIn(text) ? text.trim() : undefined),
    expected: 'rien ou des adresses / nothing or addresses: 127.0.0.1:53,[::1]:53',
  },
  proxy: { name: 'INFRABASSE_PROXY', default: 'no', read: (text) => (text === 'yes' ? true : text === 'no' ? false : undefined), expected: 'yes ou/or no' },
  machine: { name: 'INFRABASSE_MACHINE', default: '', read: (text) => text.slice(0, 200), expected: 'une phrase / a sentence' },
  code: {
    name: 'INFRABASSE_CODE',
    default: '',
    read: (text) => (text === '' || /^https?:\/\/\S+$/.test(text) ? text : undefined),
    expected: 'rien ou une adresse / nothing or an address: https://forge.example/infrabasse',
  },
} satisfies { [Name in keyof Config]: Setting<unknown> };

/** Names and defaults of all settings, for the documentation and for whoever asks. */
export const SETTING_NAMES = Object.values(SETTINGS).map(({ name, default: usual }) => ({ name, default: usual }));

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Reads the environment. All that is wrong is said at once. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): { config: Config } | { wrong: Wrong[] } {
  const wrong: Wrong[] = [];
  const value = <Value>({ name, default: usual, read, expected }: Setting<Value>): Value => {
    const found = environment[name] ?? usual;
    const parsed = read(found);
    if (parsed === undefined) wrong.push({ name, found: withoutSecret(found), expected });
    return parsed as Value;
  };
  const folder = value(SETTINGS.folder);
  const host = value(SETTINGS.host);
  const port = value(SETTINGS.port);
  const config = {
    host,
    port,
    basePath: value(SETTINGS.basePath),
    origin: value(SETTINGS.origin) || addressOf({ host, port }),
    database: value(SETTINGS.database) || `sqlite:${resolve(folder ?? '.', 'infrabasse.sqlite')}`,
    folder: resolve(folder ?? '.'),
    facts: value(SETTINGS.facts) || undefined,
    content: value(SETTINGS.content) || undefined,
    method: value(SETTINGS.method) || undefined,
    contact: value(SETTINGS.contact),
    discovery: value(SETTINGS.discovery),
    dns: value(SETTINGS.dns),
    moderation: value(SETTINGS.moderation),
    smtp: value(SETTINGS.smtp),
    mailFrom: value(SETTINGS.mailFrom) || value(SETTINGS.contact) || 'infrabasse@localhost',
    proxy: value(SETTINGS.proxy),
    machine: value(SETTINGS.machine),
    code: value(SETTINGS.code),
  };
  return wrong.length > 0 ? { wrong } : { config };
}

/** The settings that what makes the guide must share with what serves it, by the names of the environment. */
export function environmentOf({ basePath, origin, facts, content, method, contact }: Config): Readonly<Record<string, string>> {
  return {
    [SETTINGS.basePath.name]: basePath,
    [SETTINGS.origin.name]: origin,
    [SETTINGS.facts.name]: facts ?? '',
    [SETTINGS.content.name]: content ?? '',
    [SETTINGS.method.name]: method ?? '',
    [SETTINGS.contact.name]: contact,
  };
}

/** Where a server on this machine is reached: an IPv6 address stands in brackets. */
export function addressOf({ host, port }: Pick<Config, 'host' | 'port'>): string {
  return `http://${host?.includes(':') ? `[${host}]` : host}:${port}`;
}

function portIn(text: string): number | undefined {
  const port = Number(text);
  return /^\d+$/.test(text) && port >= 1 && port <= 65_535 ? port : undefined;
}

function originIn(text: string): string | undefined {
  if (text === '') return '';
  const url = URL.parse(text);
  return url && ['http:', 'https:'].includes(url.protocol) && url.origin === text.replace(/\/$/, '') ? url.origin : undefined;
}
