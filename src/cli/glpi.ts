import { ASSETS } from '../inventory/tool/glpi-api.ts';
import { type Io, Refusal } from './io.ts';

/** Reads the assets of a live GLPI through its REST interface (`apirest.php`), session by session, page by page. */

/** Tokens are secrets: they come from the environment, and go nowhere but to the server named. */
const TOKENS = { app: 'INFRABASSE_GLPI_APP_TOKEN', user: 'INFRABASSE_GLPI_USER_TOKEN' } as const;
const PAGE = 200;
const MOST_ASSETS = 200_000;
const PATIENCE_MS = 30_000;

type Answer = Readonly<{ status: number; body: unknown; range: string | null }>;
type Ask = (path: string, headers: Readonly<Record<string, string>>) => Promise<Answer>;

/** The assets of the GLPI at this address, as `fromGlpiAssets` reads them. Refuses in words whatever stands in the way. */
export async function assetsOf(address: string, environment: Readonly<Record<string, string | undefined>>, io: Io): Promise<unknown> {
  const base = URL.parse(address);
  if (!base || !/^https?:$/.test(base.protocol)) throw refuse('attendu glpi:https://serveur/apirest.php', 'expected glpi:https://server/apirest.php');
  const [app, user] = [environment[TOKENS.app], environment[TOKENS.user]];
  if (!user)
    throw refuse(
      `attendu un jeton d’utilisateur dans ${TOKENS.user} (et celui de l’application dans ${TOKENS.app}, si le serveur en veut un)`,
      `expected a user token in ${TOKENS.user} (and that of the application in ${TOKENS.app}, if the server wants one)`,
    );
  const shared: Readonly<Record<string, string>> = app ? { 'App-Token': app } : {};
  const ask: Ask = (path, headers) => patiently(`${base.href.replace(/\/$/, '')}/${path}`, { ...shared, ...headers });
  const opened = await ask('initSession', { Authorization: `user_token ${user}` });
  const token = (opened.body as { session_token?: unknown } | undefined)?.session_token;
  if (opened.status !== 200 || typeof token !== 'string') throw refusedBy(opened);
  const session = { 'Session-Token': token };
  try {
    const found: Record<string, unknown[]> = {};
    let count = 0;
    for (const kind of Object.keys(ASSETS)) {
      found[kind] = [];
      for (let from = 0; ; from += PAGE) {
        const answer = await ask(`${kind}/?range=${from}-${from + PAGE - 1}&expand_dropdowns=true&is_deleted=0&get_hateoas=false`, session);
        // A page past the last one, or a kind this account may not read.
        if (answer.status === 400 && from > 0) break;
        if (answer.status === 403) {
          io.err(io.lang === 'fr' ? `GLPI : ce compte ne peut pas lire « ${kind} »\n` : `GLPI: this account may not read “${kind}”\n`);
          break;
        }
        if ((answer.status !== 200 && answer.status !== 206) || !Array.isArray(answer.body)) throw refusedBy(answer);
        found[kind].push(...(answer.body as unknown[]).map(withoutDeleted).filter((asset) => asset !== undefined));
        count += answer.body.length;
        io.progress?.(`GLPI : ${count}…`);
        const total = Number(/\/(\d+)$/.exec(answer.range ?? '')?.[1] ?? 0);
        if (answer.body.length === 0 || from + PAGE >= total || count >= MOST_ASSETS) break;
      }
    }
    io.progress?.('');
    return { glpi: found };
  } finally {
    // The session ends whatever happened; if even that fails, the server ends it by itself.
    await ask('killSession', session).catch(() => undefined);
  }
}

function withoutDeleted(asset: unknown): unknown {
  const { is_deleted: deleted, is_template: template } = (asset ?? {}) as { is_deleted?: unknown; is_template?: unknown };
  return deleted === 1 || template === 1 ? undefined : asset;
}

/** Asks once, and once more when the server stumbled. Never follows to another place: the tokens would go with it. */
async function patiently(address: string, headers: Readonly<Record<string, string>>, again = true): Promise<Answer> {
  const answer = await fetch(address, {
    headers: { ...headers, 'Content-Type': 'application/json' },
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((error: unknown) => {
    const { cause } = error as { cause?: { code?: string } };
    throw refuse(
      `ce serveur ne répond pas (${cause?.code ?? (error as Error).name}) ; attendu un GLPI joignable d’ici`,
      `this server does not answer (${cause?.code ?? (error as Error).name}); expected a GLPI that can be reached from here`,
    );
  });
  const text = await answer.text();
  if (answer.status >= 500 && again) return patiently(address, headers, false);
  return { status: answer.status, body: parsed(text), range: answer.headers.get('Content-Range') };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What GLPI said, in our words: its errors are a code and a sentence. */
function refusedBy({ status, body }: Answer): Refusal {
  const [code] = Array.isArray(body) ? (body as unknown[]) : [];
  if (status === 401 || /TOKEN|LOGIN/.test(String(code)))
    return refuse(
      `les jetons sont refusés (${String(code ?? status)}) ; attendu ceux d’un compte qui peut lire le parc, et l’API ouverte`,
      `the tokens are refused (${String(code ?? status)}); expected those of an account that may read the assets, and the API open`,
    );
  if (body === undefined)
    return refuse(
      `cette adresse ne répond pas comme l’API de GLPI (code ${status}) ; attendu une adresse qui finit par apirest.php`,
      `this address does not answer as the API of GLPI (code ${status}); expected one that ends in apirest.php`,
    );
  return refuse(`GLPI a répondu ${status} ${String(code ?? '')}`, `GLPI answered ${status} ${String(code ?? '')}`);
}

function refuse(fr: string, en: string): Refusal {
  return new Refusal({ fr: `GLPI : ${fr}`, en: `GLPI: ${en}` });
}
