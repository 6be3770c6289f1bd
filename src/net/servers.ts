import { isIP } from 'node:net';

/** Servers of names in a text, `127.0.0.1:53,[::1]:53`; undefined where one of them is no address, or its port none. An empty text has none. */
export function nameServersIn(text: string): readonly string[] | undefined {
  const servers = text.split(',').map((one) => one.trim());
  if (text.trim() === '') return [];
  return servers.every(isServer) ? servers : undefined;
}

function isServer(text: string): boolean {
  if (isIP(text) > 0) return true;
  const [, six, four, port = ''] = /^(?:\[([^\]]+)\]|([\d.]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  return (isIP(six ?? '') === 6 || isIP(four ?? '') === 4) && (port === '' || (Number(port) >= 1 && Number(port) <= 65_535));
}
