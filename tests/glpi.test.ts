import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Glpi, startedGlpi, TOKENS } from './glpi-server.ts';

/** A live GLPI: its assets are fetched page by page, the session closed, nobody’s name kept, tokens never shown. */

const COMMAND = fileURLToPath(new URL('../bin/infrabasse', import.meta.url));
let glpi: Glpi;
before(async () => {
  glpi = await startedGlpi();
});
after(() => glpi.close());

async function audit(
  address: string,
  tokens: Readonly<Record<string, string>>,
  ...options: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(COMMAND, ['audit', `glpi:${address}`, ...options], { env: { ...process.env, ...tokens } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => (out += String(text)));
  child.stderr.on('data', (text) => (err += String(text)));
  const code = await new Promise<number | null>((ended) => child.on('close', ended));
  return { code, out, err };
}

const BOTH = { INFRABASSE_GLPI_APP_TOKEN: TOKENS.app, INFRABASSE_GLPI_USER_TOKEN: TOKENS.user };

test('all pages of all kinds are read, a stumble is forgiven, the session is closed', async () => {
  const { code, out } = await audit(`${glpi.address}/apirest.php`, BOTH, '--json');
  const result = JSON.parse(out);
  const counts = Object.fromEntries(result.byItem.map(({ id, quantity }: { id: string; quantity: number }) => [id, quantity]));
  assert.deepEqual(counts, { laptop: 297, monitor: 1, switch: 1, 'printer-office': 1, 'voip-phone': 1 });
  assert.deepEqual(
    result.apart.map(({ reason, rows }: { reason: string; rows: number }) => [reason, rows]),
    [
      ['stock', 1],
      ['virtual', 1],
    ],
  );
  assert.equal(result.rows.all, 303);
  assert.ok([0, 1].includes(code ?? -1));
  assert.equal(glpi.open.size, 0, 'a session was left open');
  assert.ok(glpi.asked.filter((path) => path.endsWith('/Monitor/')).length === 2, 'asked again after a stumble');
  assert.deepEqual(result.dropped.toSorted(), ['contact', 'name', 'serial', 'users_id']);
  assert.doesNotMatch(out, /MARTIN|Martin|SN-\d/);
});

for (const [what, address, tokens, message] of [
  ['a wrong user token', '/apirest.php', { ...BOTH, INFRABASSE_GLPI_USER_TOKEN: 'nope-user' }, /les jetons sont refusés \(ERROR_GLPI_LOGIN_USER_TOKEN\)/],
  [
    'a wrong application token',
    '/apirest.php',
    { ...BOTH, INFRABASSE_GLPI_APP_TOKEN: 'nope-app' },
    /les jetons sont refusés \(ERROR_WRONG_APP_TOKEN_PARAMETER\)/,
  ],
  [
    'no token',
    '/apirest.php',
    { INFRABASSE_GLPI_APP_TOKEN: '', INFRABASSE_GLPI_USER_TOKEN: '' },
    /attendu un jeton d’utilisateur dans INFRABASSE_GLPI_USER_TOKEN/,
  ],
  ['the page of the site instead of its API', '/front', BOTH, /ne répond pas comme l’API de GLPI/],
] as const) {
  test(`${what} is refused in words, without the tokens`, async () => {
    const { code, out, err } = await audit(glpi.address + address, tokens);
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, message);
    assert.doesNotMatch(err, /secret|nope/);
  });
}

test('an address nobody answers at, and one that is none', async () => {
  assert.match((await audit('http://127.0.0.1:9/apirest.php', BOTH)).err, /ne répond pas \(/);
  assert.match((await audit('file:///etc/passwd', BOTH)).err, /attendu glpi:https/);
});
