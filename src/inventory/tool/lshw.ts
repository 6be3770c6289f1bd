import type { Words } from '../../engine/quantity/quantity.ts';
import { type Document, listIn, type Native, objectIn, textIn } from './native.ts';

/** What `lshw -json` says of a machine. */

const FORMAT: Words = { fr: 'description de machine (lshw)', en: 'description of a machine (lshw)' };
const GIGABYTE = 2 ** 30;
/** Makers of disks count by thousands. */
const DISK_GIGABYTE = 1e9;
/** Deeper than any machine. */
const DEEPEST = 12;
const MOST = 2_000;

export function fromLshw(given: unknown): Native | undefined {
  const root = Array.isArray(given) ? objectIn(given[0]) : objectIn(given);
  if (!root || textIn(root['class']) !== 'system' || !Array.isArray(root['children'])) return undefined;
  const parts = below(root);
  const of = (kind: string): Document[] => parts.filter((part) => textIn(part['class']) === kind);
  const processors = of('processor').filter((part) => textIn(part['product']) !== '' || textIn(part['vendor']) !== '');
  const banks = of('memory').filter((part) => /^bank/.test(textIn(part['id'])) && Number(part['size']) > 0);
  const whole = of('memory').find((part) => textIn(part['id']) === 'memory');
  const memory = (banks.length > 0 ? banks.reduce((sum, part) => sum + Number(part['size']), 0) : Number(whole?.['size'] ?? 0)) / GIGABYTE;
  const disks = parts
    .filter(
      (part) => textIn(part['class']) === 'disk' || (textIn(part['class']) === 'storage' && /^nvme/.test(textIn(part['logicalname']).replace('/dev/', ''))),
    )
    .filter((part) => Number(part['size']) > 0);
  const spinning = disks.filter(
    (part) => /rpm/i.test(JSON.stringify(part['configuration'] ?? {})) || /hdd|seagate|wdc|barracuda/i.test(textIn(part['product'])),
  );
  const chassis = textIn(objectIn(root['configuration'])?.['chassis']);
  const [maker, model] = [textIn(root['vendor']), textIn(root['product']).replace(/\s*\([^)]*\)\s*$/, '')];
  const dropped = ['id', 'serial', 'hostname'].filter((key) => key in root);
  const size = (part: Document): number => Math.round(Number(part['size']) / DISK_GIGABYTE);
  if (/server|rack|blade/i.test(`${chassis} ${textIn(root['description'])}`) && processors.length > 0 && banks.length > 0) {
    const solid = disks.filter((part) => !spinning.includes(part));
    const machine = {
      name: [maker, model].filter(Boolean).join(' ') || 'Serveur',
      case: /blade/i.test(chassis) ? 'blade' : /tower/i.test(chassis) ? 'tower' : 'rack',
      cpus: processors.length,
      ...(coresOf(processors[0]) > 0 ? { cores: coresOf(processors[0]) } : {}),
      ramStrips: banks.length,
      ramGB: Math.round(memory / banks.length),
      ...(solid.length > 0 ? { ssds: solid.length, ssdGB: Math.round(solid.reduce((sum, part) => sum + size(part), 0) / solid.length) } : {}),
      ...(spinning.length > 0 ? { hdds: spinning.length } : {}),
    };
    return { format: FORMAT, document: { machines: [machine] }, dropped };
  }
  const told = [
    [maker, model].filter(Boolean).join(' '),
    memory > 0 ? `${Math.round(memory)} Go` : '',
    ...disks.map((part) => `${spinning.includes(part) ? 'disque' : 'SSD'} ${size(part)} Go`),
  ];
  return { format: FORMAT, document: { equipment: [{ type: chassis || 'Ordinateur', maker, model, label: told.filter(Boolean).join(', ') }] }, dropped };
}

function coresOf(processor: Document | undefined): number {
  return Number(objectIn(processor?.['configuration'])?.['cores'] ?? 0) || 0;
}

/** All parts of a machine, whichever hangs on which. */
function below(root: Document): Document[] {
  const found: Document[] = [];
  const visit = (node: Document, depth: number): void => {
    if (depth > DEEPEST || found.length >= MOST) return;
    for (const child of listIn(node['children'])) {
      found.push(child);
      visit(child, depth + 1);
    }
  };
  visit(root, 0);
  return found;
}
