import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { openOperators } from './operators.ts';

const operators = openOperators();
const folder = dirname(fileURLToPath(import.meta.resolve('@ip-location-db/asn/package.json')));
const own = mkdtempSync(join(tmpdir(), 'operators-'));
after(() => rmSync(own, { recursive: true }));

/** The first row that holds an address, found the slow way: IPv6 by its first 64 bits, as whole numbers. */
type Row = Readonly<{ first: bigint; last: bigint; asn: number; name: string }>;

function rowsOf(file: string, kept: bigint): Row[] {
  const { data } = Papa.parse<string[]>(readFileSync(join(folder, file), 'utf8').trim());
  return data.map(([first = '', last = '', asn = '', name = '']) => ({ first: BigInt(first) >> kept, last: BigInt(last) >> kept, asn: Number(asn), name }));
}

const fourWritten = (value: bigint): string => [24n, 16n, 8n, 0n].map((bits) => (value >> bits) & 255n).join('.');
const sixWritten = (value: bigint): string => `${[48n, 32n, 16n, 0n].map((bits) => ((value >> bits) & 0xffffn).toString(16)).join(':')}::`;

test('the operators of well-known addresses are found, with the names they go by', () => {
  const cases: readonly (readonly [string, number, RegExp])[] = [
    ['213.186.33.5', 16276, /OVH/],
    ['2001:41d0:301::21', 16276, /OVH/],
    ['1.1.1.1', 13335, /^Cloudflare, Inc\.$/],
    ['2606:4700:4700::1111', 13335, /^Cloudflare, Inc\.$/],
    ['8.8.8.8', 15169, /Google/],
    ['2001:4860:4860::8888', 15169, /Google/],
    ['2001:4860:4860:0:0:0:8.8.8.8', 15169, /Google/],
    ['2001:4860:4860:0000:FFFF::', 15169, /Google/],
  ];
  for (const [address, asn, name] of cases) {
    const operator = operators.operatorOf(address);
    assert.equal(operator?.asn, asn, address);
    assert.match(operator.name, name, address);
  }
});

test('nobody announces an address that is private, and what is not an address has no operator', () => {
  const none = `0.0.0.0 0.255.255.255 10.0.0.1 127.0.0.1 169.254.1.1 172.16.0.1 192.168.1.1 224.0.0.1 255.255.255.255 :: ::1 fe80::1 fd00::1 ff02::1 2001:db8::1
    2606:4700:4700::1111%eth0 8.8.8 8.8.8.8. 08.8.8.8 8.8.8.8/24 8.8.8.8:53 134744072 [2606:4700:4700::1111] 2606:4700 g::1 1::2::3 example.org`;
  for (const address of [...none.split(/\s+/), '', ' 8.8.8.8']) assert.equal(operators.operatorOf(address), undefined, address);
});

test('around the borders of ranges, the operator is the one that a slow reading of the file finds', () => {
  const files = [
    { rows: rowsOf('asn-ipv4-num.csv', 0n), written: fourWritten, most: 0xffff_ffffn },
    { rows: rowsOf('asn-ipv6-num.csv', 64n), written: sixWritten, most: 0xffff_ffff_ffff_ffffn },
  ];
  for (const { rows, written, most } of files) {
    const drawn = Array.from({ length: 100 }, () => rows[Math.floor(Math.random() * rows.length)] as Row);
    const overlapping = rows.filter(({ first }, i) => i > 0 && first <= (rows[i - 1] as Row).last).slice(0, 20);
    for (const row of [...drawn, ...overlapping, rows[0] as Row, rows.at(-1) as Row]) {
      const inside = row.first + (row.last - row.first) / 2n;
      for (const value of [row.first - 1n, row.first, inside, row.last, row.last + 1n].filter((one) => one >= 0n && one <= most)) {
        const holder = rows.find(({ first, last }) => first <= value && value <= last);
        assert.deepEqual(operators.operatorOf(written(value)), holder && { asn: holder.asn, name: holder.name }, written(value));
      }
    }
  }
});

test('a table is read whatever its edges: quotes, ends of lines, borrowed halves, operators beyond the usual numbers', () => {
  writeFileSync(join(own, 'asn-ipv4-num.csv'), '0,9,1,"A ""quoted"", name"\r\n10,19,4294967294,Été\r\n4294967295,4294967295,1,ignored');
  writeFileSync(
    join(own, 'asn-ipv6.csv'),
    '::,::ffff:ffff:ffff:ffff,7,Zero\n2000:0:0:ffff::,2000:0:ffff:ffff:ffff:ffff:ffff:ffff,8,"One"\n2000:1::1,2000:1::1,9,Two\n',
  );
  const { operatorOf } = openOperators(own);
  const cases: Readonly<Record<string, number | undefined>> = {
    '0.0.0.0': 1,
    '0.0.0.9': 1,
    '0.0.0.10': 4294967294,
    '0.0.0.20': undefined,
    '255.255.255.254': undefined,
    '255.255.255.255': 1,
    '::': 7,
    '::1:0:0:0:0': undefined,
    '2000:0:0:fffe::1': undefined,
    '2000:0:0:ffff::1': 8,
    '2000::ffff:0:0:0:0:1': 8,
    '2000:1::7': 9,
    '2000:1:0:1::': undefined,
  };
  for (const [address, asn] of Object.entries(cases)) assert.equal(operatorOf(address)?.asn, asn, address);
  assert.equal(operatorOf('255.255.255.255')?.name, 'A "quoted", name');
  assert.equal(operatorOf('0.0.0.10')?.name, 'Été');
});

test('a folder without tables is told when it is asked, not before, and a line without end is not followed for ever', () => {
  const { operatorOf } = openOperators(join(own, 'nowhere'));
  assert.equal(operatorOf('example.org'), undefined);
  assert.throws(() => operatorOf('8.8.8.8'), /ENOENT/);
  writeFileSync(join(own, 'asn-ipv4-num.csv'), '1'.repeat(1_000_000));
  assert.throws(() => openOperators(own).operatorOf('8.8.8.8'), /line is too long/);
});
