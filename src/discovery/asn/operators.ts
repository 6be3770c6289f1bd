import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { placeOf } from './address.ts';
import { type Ranges, readTable, type Table } from './table.ts';

/** Who announces an address to the rest of the Internet, by the tables of `@ip-location-db/asn` (RouteViews, DB-IP, NRO: CC BY 4.0). */
export type Operator = Readonly<{ asn: number; name: string }>;

/** Looks addresses up. The tables are read at the first question, in one go, and kept. */
export type Operators = Readonly<{ operatorOf: (address: string) => Operator | undefined }>;

/** Opens the tables of a folder, by default those of the package; nothing is read before the first question. */
export function openOperators(folder: string = packaged()): Operators {
  let table: Table | undefined;
  return {
    operatorOf(address) {
      const place = placeOf(address);
      if (place === undefined) return undefined;
      table ??= readTable(join(folder, 'asn-ipv4-num.csv'), join(folder, 'asn-ipv6.csv'));
      const holder = holderAt(place.family === 4 ? table.four : table.six, place.high, place.low);
      return holder === 0 ? undefined : operatorAt(table, holder - 1);
    },
  };
}

function packaged(): string {
  return dirname(fileURLToPath(import.meta.resolve('@ip-location-db/asn/package.json')));
}

/** Who holds a place: what the last change at or before it says. */
function holderAt({ bounds, holders }: Ranges, high: number, low: number): number {
  let [from, to] = [0, holders.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const boundHigh = bounds[2 * middle] ?? 0;
    if (boundHigh < high || (boundHigh === high && (bounds[2 * middle + 1] ?? 0) <= low)) from = middle + 1;
    else to = middle;
  }
  return from === 0 ? 0 : (holders[from - 1] ?? 0);
}

const text = new TextDecoder();

function operatorAt({ asns, ends, names }: Table, rank: number): Operator {
  const written = text.decode(names.subarray(ends[rank - 1] ?? 0, ends[rank]));
  const name = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written;
  return { asn: asns[rank] ?? 0, name };
}
