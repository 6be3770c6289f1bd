import assert from 'node:assert/strict';
import { test } from 'node:test';
import { domainIn } from '../../src/discovery/dns/domain.ts';

/** Control characters, escapes and marks of direction or without width. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\[31m/;

const TYPED: readonly (readonly [string, string, string, string])[] = [
  ['Mon-Association.fr', 'mon-association.fr', 'mon-association.fr', 'mon-association.fr'],
  ['  https://www.x.fr/page?a=b@c#d ', 'x.fr', 'x.fr', 'x.fr'],
  ['contact@x.fr', 'x.fr', 'x.fr', 'x.fr'],
  ['mailto:contact@x.fr', 'x.fr', 'x.fr', 'x.fr'],
  ['x.fr.', 'x.fr', 'x.fr', 'x.fr'],
  ['lists.x.asso.fr', 'lists.x.asso.fr', 'x.asso.fr', 'lists.x.asso.fr'],
  ['https://Été.fr/', 'xn--t-9fab.fr', 'xn--t-9fab.fr', 'été.fr'],
  ['xn--t-9fab.fr', 'xn--t-9fab.fr', 'xn--t-9fab.fr', 'été.fr'],
  ['www.fr', 'www.fr', 'www.fr', 'www.fr'],
  ['www.x.eu.org', 'x.eu.org', 'x.eu.org', 'x.eu.org'],
  ['github.io', 'github.io', 'github.io', 'github.io'],
];

for (const [typed, domain, registrable, shown] of TYPED) {
  test(`“${typed}” is the domain ${domain}`, () => assert.deepEqual(domainIn(typed), { domain, registrable, shown }));
}

const REFUSED: readonly (readonly [string, RegExp])[] = [
  ['', /No domain/],
  ['mon asso.fr', /“mon asso.fr” contains spaces/],
  ['192.0.2.1', /IP address/],
  ['http://192.0.2.1:8080/', /IP address/],
  ['0x7f.1', /IP address/],
  ['2001:db8::1', /IP address/],
  ['https://[::1]:8443/', /IP address/],
  ['x.fr:8080', /port/],
  ['https://x.fr:443/', /port/],
  ['association', /single word.*association\.fr/],
  ['localhost', /private network/],
  ['nas.lan', /private network/],
  ['co.uk', /ending that many share/],
  ['asso.fr', /ending that many share/],
  [`${'a.'.repeat(130)}fr`, /262 signs.*253/],
  ['-x.fr', /not a domain name/],
  ['x..fr', /not a domain name/],
  [`${'a'.repeat(64)}.fr`, /not a domain name/],
  ['x_y.fr', /not a domain name/],
  ['x.1a2\u202e.fr', /not a domain name/],
  ['\u001b[31mx.fr', /“x.fr” is not a domain name/],
  ['https://', /not a domain name/],
  ['a'.repeat(100_000), /100000 signs/],
];

for (const [typed, problem] of REFUSED) {
  test(`“${typed.slice(0, 30).replace(/[^ -~]/g, '.')}” is refused with what was found and expected`, () => {
    const read = domainIn(typed);
    assert.ok('problem' in read, JSON.stringify(read));
    assert.match(read.problem.en, problem);
    assert.match(read.problem.fr, /Attendu/);
    assert.ok(read.problem.en.length < 300 && !UNSEEN.test(read.problem.en));
  });
}
