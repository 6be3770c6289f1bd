import type { Words } from '../../engine/quantity/quantity.ts';
import { type Document, listIn, type Native, objectIn, textIn } from './native.ts';

/** What the GLPI agent writes of a machine, a printer, a phone or a switch: one document, or several. */

const FORMAT: Words = { fr: 'inventaire de l’agent GLPI', en: 'inventory of the GLPI agent' };

/** Makers of panels: the screen of a laptop is not a screen of its own. */
const PANELS = /^(auo|lgd|boe|cmn|cmo|sdc|ivo|inx|shp|chi|chr|lpl|hsd|sec|len)\b/i;
/** Printers that print nothing on paper, and those of the network, which every computer lists. */
const NO_PAPER = /pdf|xps|fax|onenote|virtual|send to|document writer|image writer/i;
/** Keys that tell who, or which very machine: nothing of them is read. */
const PERSONAL = ['deviceid', 'users', 'local_users', 'local_groups', 'networks', 'ips', 'mac'] as const;

export function fromGlpi(given: unknown): Native | undefined {
  const documents = Array.isArray(given) ? given : [given];
  const inventories = documents
    .map(objectIn)
    .filter((one) => objectIn(one?.['content']) !== undefined && (one?.['itemtype'] !== undefined || one?.['deviceid'] !== undefined));
  if (inventories.length === 0 || inventories.length < documents.length) return undefined;
  const dropped = new Set<string>();
  const equipment = inventories.flatMap((inventory) => {
    const content = objectIn(inventory?.['content']) ?? {};
    for (const key of PERSONAL) if (key in content || (inventory && key in inventory)) dropped.add(key);
    if (objectIn(content['bios'])?.['ssn'] !== undefined) dropped.add('bios.ssn');
    if (objectIn(content['hardware'])?.['name'] !== undefined) dropped.add('hardware.name');
    const device = objectIn(content['network_device']);
    return device ? [networked(device, content, textIn(inventory?.['itemtype']))] : computer(content);
  });
  return { format: FORMAT, document: { equipment }, dropped: [...dropped] };
}

/** A computer, its own screens, and the printers that hang on it by a cable. */
function computer(content: Document): Document[] {
  const [hardware, bios] = [objectIn(content['hardware']) ?? {}, objectIn(content['bios']) ?? {}];
  const type = textIn(hardware['chassis_type']) || 'Ordinateur';
  const portable = /laptop|notebook|portable|convertible|detachable|sub/i.test(type);
  const screens = listIn(content['monitors']).map((one) => ({
    type: 'Écran',
    maker: textIn(one['manufacturer']),
    model: textIn(one['caption']) || textIn(one['name']) || textIn(one['description']),
  }));
  const printers = listIn(content['printers']).filter((one) => /^usb|^lpt/i.test(textIn(one['port'])) && !NO_PAPER.test(textIn(one['name'])));
  return [
    { type, maker: textIn(bios['smanufacturer']) || textIn(bios['mmanufacturer']), model: textIn(bios['smodel']) || textIn(bios['mmodel']) },
    ...screens.filter(({ maker, model }) => !(portable && (PANELS.test(maker) || model === ''))),
    ...printers.map((one) => ({ type: 'Imprimante', model: textIn(one['name']) || textIn(one['driver']) })),
  ];
}

const KINDS: Readonly<Record<string, string>> = {
  networking: 'Équipement réseau',
  networkequipment: 'Équipement réseau',
  printer: 'Imprimante',
  phone: 'Téléphone',
  power: 'Onduleur',
  storage: 'Baie de stockage',
};

/** What answers on the network: the number of its ports tells its size. */
function networked(device: Document, content: Document, itemtype: string): Document {
  const ports = listIn(content['network_ports']).filter((port) => /ethernet|^6$|^117$/i.test(textIn(port['iftype']) || '6')).length;
  const said = textIn(device['type']) || itemtype;
  const model = textIn(device['model']) || textIn(device['description']);
  return {
    type: ports > 4 && /network/i.test(said) ? 'Switch' : (KINDS[said.toLowerCase()] ?? said),
    maker: textIn(device['manufacturer']),
    model: ports > 0 ? `${model}, ${ports} ports` : model,
  };
}
