import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PATHS } from '../src/web/paths.ts';
import { LANGS } from '../src/web/words.ts';
import { formOf, keptList, startedApplication } from './world.ts';

/** What people send when they mean harm, or when their tools are broken: a clear answer, nothing executed, the server goes on. */

const BASE = 'https://infrabasse.test';
let world: Awaited<ReturnType<typeof startedApplication>>;
before(async () => {
  world = await startedApplication();
});
after(async () => {
  assert.deepEqual(world.logged, [], 'no attack reached a fault of ours');
  await world.close();
});

const request = (path: string, init?: RequestInit) => world.app.request(`${BASE}${path}`, init);
const form = (headers: Readonly<Record<string, string>>, body = 'r0-item=laptop&r0-quantity=1&action=compute'): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  body,
});

test('a form sent from another site is not followed, whatever it says', async () => {
  for (const headers of [
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { Origin: 'https://evil.test' },
    { Origin: 'null' },
    { Origin: 'https://infrabasse.test.evil.test' },
  ]) {
    assert.equal((await request('/estimer', form(headers))).status, 403, JSON.stringify(headers));
  }
  for (const headers of [{ 'Sec-Fetch-Site': 'same-origin' }, { Origin: BASE }, {}])
    assert.equal((await request('/estimer', form(headers))).status, 303, JSON.stringify(headers));
});

test('an address answers only in the way it is meant to', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH']) assert.equal((await request('/estimer', { method })).status, 405, method);
  const posted = await request('/donnees', formOf({}));
  assert.equal(posted.status, 405);
  assert.equal(posted.headers.get('Allow'), 'HEAD, GET');
  assert.equal((await request('/estimer/fichier')).status, 404, 'read as an estimate that does not exist');
});

test('a body that is not a form is refused as such', async () => {
  for (const type of ['application/json', 'text/plain', 'application/xml', '']) {
    const answer = await request('/estimer', { method: 'POST', headers: { 'Content-Type': type, 'Sec-Fetch-Site': 'same-origin' }, body: '{"a":1}' });
    assert.equal(answer.status, 415, type);
  }
  const broken = await request('/estimer', {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data; boundary=x', 'Sec-Fetch-Site': 'same-origin' },
    body: 'not multipart',
  });
  assert.equal(broken.status, 415);
});

test('a body over 2 MB is refused before it is read', async () => {
  const announced = await request('/estimer', { ...form({ 'Content-Length': '10000000000' }), body: 'x' });
  assert.equal(announced.status, 413);
  assert.equal((await request('/estimer', form({ 'Sec-Fetch-Site': 'same-origin' }, 'x'.repeat(2_100_000)))).status, 413);
});

test('HTML and scripts typed anywhere come back as text', async () => {
  const nasty = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&lt;`;
  const values = { 'r0-item': nasty, 'r0-label': nasty, 'r0-quantity': '1', 'r0-place': nasty, 'r0-service': nasty, title: nasty, action: 'compute' };
  const location = (await request('/estimer', formOf(values))).headers.get('Location') ?? '';
  for (const path of [location, `${location}/modifier`, `${location}/calcul`]) assert.doesNotMatch(await (await request(path)).text(), /<script|<img/, path);
  const again = await (await request('/estimer', formOf({ ...values, 'r0-quantity': nasty, country: nasty }))).text();
  assert.doesNotMatch(again, /<script|<img/);
});

for (const value of [
  '-1',
  '1e308',
  '9'.repeat(400),
  'NaN',
  'Infinity',
  '0x10',
  "1'; DROP TABLE estimate; --",
  '٣',
  '\u0000',
  '1\n2',
  '=1+1',
  '💻',
  'a'.repeat(5000),
]) {
  test(`a number typed ${JSON.stringify(value.slice(0, 20))} is read or refused, never obeyed`, async () => {
    const answer = await request('/estimer', formOf({ 'r0-item': 'laptop', 'r0-quantity': value, 'r0-lifetime': value, 'r0-power': value, action: 'compute' }));
    assert.ok([303, 422].includes(answer.status), `${answer.status}`);
  });
}

test('names that mean something to JavaScript mean nothing here', async () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    assert.equal((await request(`/donnees/objets/${name}`)).status, 404, name);
    assert.equal((await request(`/donnees/fichiers/${name}`)).status, 404, name);
    const answer = await request('/estimer', formOf({ [name]: 'x', 'r0-item': name, 'r0-quantity': '1', [`r0-${name}`]: 'x', action: 'compute' }));
    assert.equal(answer.status, 303, name);
    assert.match(await (await request(answer.headers.get('Location') ?? '')).text(), /objet non reconnu/);
  }
});

test('no path leads out of the data folder', async () => {
  for (const path of ['../package.json', '..%2fpackage.json', '%2e%2e%2fpackage.json', '....//package.json', '/etc/passwd', 'terminals.csv%00.md']) {
    assert.equal((await request(`/donnees/fichiers/${path}`)).status, 404, path);
  }
});

test('an estimate is found by its address and by nothing near it', async () => {
  const location = (await request('/estimer', formOf({ 'r0-item': 'laptop', 'r0-quantity': '1', action: 'compute' }))).headers.get('Location') ?? '';
  const id = location.split('/').at(-1) ?? '';
  for (const other of [id.slice(0, -1), `${id}A`, id.toLowerCase() === id ? id.toUpperCase() : id.toLowerCase(), '%25', '%27%20OR%201=1', '_'.repeat(22)]) {
    for (const name of ['result', 'edit', 'calculation'] as const) {
      for (const lang of LANGS) assert.equal((await request(PATHS[name][lang].replace(':id', other))).status, 404, other);
    }
    for (const name of ['edit', 'contest', 'remove'] as const)
      assert.equal((await request(PATHS[name].fr.replace(':id', other), formOf({}))).status, 404, other);
  }
  assert.equal((await request(location)).headers.get('X-Robots-Tag'), 'noindex, nofollow');
});

test('only published values can be contested, and only with figures', async () => {
  const location = (await request('/estimer', formOf({ 'r0-item': 'laptop', 'r0-quantity': '1', action: 'compute' }))).headers.get('Location') ?? '';
  for (const fact of ['__proto__', 'device/count', 'no/such/fact', '../../x', '']) {
    assert.equal((await request(`${location}/contester?fact=${encodeURIComponent(fact)}`)).status, 404, fact);
    assert.equal((await request(`${location}/contester`, formOf({ fact, value: '1', reason: 'x', version: '1' }))).status, 404, fact);
  }
  for (const value of ['-5', 'NaN', '1e999', '']) {
    assert.equal((await request(`${location}/contester`, formOf({ fact: 'laptop/lifetime', value, reason: 'x', version: '1' }))).status, 422, value);
  }
});

test('a visitor who sends too much is asked to wait, and others are not', async () => {
  const busy = await startedApplication({ INFRABASSE_PROXY: 'yes' });
  const send = (address: string) => busy.app.request(`${BASE}/estimer`, form({ 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': `6.6.6.6, ${address}` }));
  const statuses = await Promise.all(Array.from({ length: 80 }, async () => (await send('1.2.3.4')).status));
  assert.equal(statuses.filter((status) => status === 429).length, 20);
  assert.equal((await send('5.6.7.8')).status, 303);
  await busy.close();
});

test('what is sent weighs: a few large files, then wait', async () => {
  const busy = await startedApplication();
  const send = async (bytes: number): Promise<number> =>
    (await busy.app.request(`${BASE}/estimer`, form({ 'Sec-Fetch-Site': 'same-origin', 'Content-Length': String(bytes) }))).status;
  assert.deepEqual([await send(1_900_000), await send(1_900_000), await send(1_000)], [303, 429, 303]);
  await busy.close();
});

test('a long list asked for again and again makes its reader wait; an ordinary estimate never does', async () => {
  const busy = await startedApplication();
  const made = async (rows: number): Promise<string> => {
    const answer = await keptList((path, init) => busy.app.request(`${BASE}${path}`, init), `objet\n${'laptop\n'.repeat(rows)}`);
    return answer.headers.get('Location') ?? '';
  };
  const [long, short] = [await made(5_000), await made(20)];
  const asked = async (path: string): Promise<number[]> => {
    const statuses: number[] = [];
    for (let i = 0; i < 60; i++) statuses.push((await busy.app.request(`${BASE}${path}`)).status);
    return statuses;
  };
  const waits = (await asked(long)).filter((status) => status === 429).length;
  assert.ok(waits > 10 && waits < 30, `${waits} refusals of sixty`);
  assert.deepEqual(new Set(await asked(short)), new Set([200]));
  await busy.close();
});

test('a cell of a file is kept no longer than a field of the form, and shown again at once', { timeout: 20_000 }, async () => {
  const answer = await keptList(request, `objet;âge;libellé\nlaptop;${'-'.repeat(900_000)} x;${'é'.repeat(300_000)}\n`);
  for (const end of ['', '/modifier', '/calcul', '/telecharger/json']) {
    const page = await request(`${answer.headers.get('Location')}${end}`);
    assert.equal(page.status, 200, end);
    assert.ok((await page.text()).length < 100_000, end);
  }
});

test('a fault of ours is a page with a reference, logged with the shape of the address and not the address', async () => {
  const broken = await startedApplication();
  await broken.database.close();
  const answer = await broken.app.request(`${BASE}/estimer/s3cr3t-address-someone`);
  assert.equal(answer.status, 500);
  const reference = /Référence\u00a0: ([\w-]{8})</.exec(await answer.text())?.[1];
  assert.ok(reference);
  assert.equal(broken.logged.length, 1);
  assert.equal(broken.logged[0]?.['reference'], reference);
  assert.equal(broken.logged[0]?.['path'], '/estimer/:id');
  assert.doesNotMatch(JSON.stringify(broken.logged), /s3cr3t/);
  assert.equal(answer.headers.get('X-Content-Type-Options'), 'nosniff');
});

test('the zero byte, which one of the two databases refuses in a text, does not reach it', async () => {
  const answer = await request('/estimer', form({}, 'r0-item=laptop&r0-quantity=1&r0-label=a%00b&title=%00c&action=compute'));
  assert.equal(answer.status, 303);
  const page = await (await request(`${answer.headers.get('Location')}/modifier`)).text();
  assert.match(page, /value="ab"/);
  assert.doesNotMatch(page, /\0/);
  for (const path of ['/estimer/%00', '/estimer/%00/modifier', '/estimer/a%00b/telecharger/csv']) assert.equal((await request(path)).status, 404, path);
});
