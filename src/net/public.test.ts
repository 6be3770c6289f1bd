import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isPublic } from './public.ts';

const PUBLIC = `1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 80.67.169.12 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 169.253.0.1 169.255.0.1
  172.15.255.255 172.32.0.1 192.167.1.1 192.169.0.1 198.17.255.255 198.20.0.1 223.255.255.255 2001:910:800::12 2a00:1450:4007::1 2606:4700:4700::1111
  2001:200::1 ::ffff:8.8.8.8 ::ffff:808:808 64:ff9b::8.8.8.8`;
const NOT_PUBLIC = `0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.255 169.254.169.254 172.16.0.1 172.31.255.255
  192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.7 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
  168.63.129.16 :: ::1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::ffff:0:0 ::ffff:0:127.0.0.1 ::127.0.0.1 64:ff9b::127.0.0.1 64:ff9b::a9fe:a9fe
  64:ff9b::1 64:ff9b:1::8.8.8.8 100::1 2001::1 2001:0:7f00:1::1 2001:10::1 2001:db8::1 2002:7f00:1::1 2002:808:808::1 3fff::1 3fff:fff::1 4000::1 5f00::1
  fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 2a00::1%eth0 fec0::1 ff02::1 0x7f.1 0x7f000001 2130706433 0177.0.0.1 127.1 0 08.8.8.8 8.8.8 8.8.8.8.
  [::1] [::ffff:127.0.0.1] [2a00::1] localhost example.org 1.2.3.4/8 1.2.3.4:80`;

test('an address is public only when anyone on the web may have it, and when it is written as one', () => {
  const list = (text: string): string[] => text.trim().split(/\s+/);
  for (const address of list(PUBLIC)) assert.equal(isPublic(address), true, address);
  for (const address of [...list(NOT_PUBLIC), '', ' 8.8.8.8', '８.8.8.8']) assert.equal(isPublic(address), false, address);
});

test('an IPv4 address is as public carried by IPv6 as it is alone', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      assert.equal(isPublic(`::ffff:${address}`), isPublic(address));
      assert.equal(isPublic(`64:ff9b::${address}`), isPublic(address));
    }),
  );
});
