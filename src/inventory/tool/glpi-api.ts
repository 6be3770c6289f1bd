import type { Words } from '../../engine/quantity/quantity.ts';
import { type Document, listIn, type Native, objectIn, textIn } from './native.ts';

/** What a live GLPI gives of its assets, by kind, dropdowns told by their names (`expand_dropdowns`). */

const FORMAT: Words = { fr: 'parc de GLPI', en: 'assets of GLPI' };

/** Kinds of asset asked for; the fields their type and model stand in; and what they are when no type is said. */
export const ASSETS: Readonly<Record<string, readonly [type: string, model: string, usual: string]>> = {
  Computer: ['computertypes_id', 'computermodels_id', 'Ordinateur'],
  Monitor: ['monitortypes_id', 'monitormodels_id', 'Écran'],
  NetworkEquipment: ['networkequipmenttypes_id', 'networkequipmentmodels_id', 'Équipement réseau'],
  Printer: ['printertypes_id', 'printermodels_id', 'Imprimante'],
  Phone: ['phonetypes_id', 'phonemodels_id', 'Téléphone'],
  Peripheral: ['peripheraltypes_id', 'peripheralmodels_id', ''],
};
/** Fields that tell who, or which very machine. */
const PERSONAL = [
  'users_id',
  'users_id_tech',
  'groups_id',
  'contact',
  'contact_num',
  'serial',
  'otherserial',
  'uuid',
  'last_inventory_update',
  'name',
  'comment',
];

/** Assets as they were fetched (`{glpi: {Computer: [...]}}`), as an inventory: the name of a machine, which is often that of a person, stays behind. */
export function fromGlpiAssets(given: unknown): Native | undefined {
  const assets = objectIn(objectIn(given)?.['glpi']);
  if (!assets) return undefined;
  const dropped = new Set<string>();
  const equipment = Object.entries(ASSETS).flatMap(([kind, [type, model, usual]]) =>
    listIn(assets[kind]).map((asset): Document => {
      for (const field of PERSONAL) if (textIn(asset[field]) !== '' && asset[field] !== 0) dropped.add(field);
      return filled({
        type: dropdown(asset[type]) || usual,
        maker: dropdown(asset['manufacturers_id']),
        model: dropdown(asset[model]),
        status: dropdown(asset['states_id']),
        place: dropdown(asset['locations_id']),
      });
    }),
  );
  return { format: FORMAT, document: { equipment }, dropped: [...dropped] };
}

/** The name of a choice; nothing for a choice not made, which is told as nought. */
function dropdown(value: unknown): string {
  const text = textIn(value);
  return /^\d*$/.test(text) ? '' : text.replaceAll('&#62;', '>');
}

function filled(object: Readonly<Record<string, string>>): Document {
  return Object.fromEntries(Object.entries(object).filter(([, text]) => text !== ''));
}
