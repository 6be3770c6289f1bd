import type { Words } from '../../engine/quantity/quantity.ts';

/** Why a thing is no device. */
export type NoDevice = 'licence' | 'cable' | 'consumable' | 'service' | 'virtual' | 'part' | 'accessory';

/** Why a row is set apart: no device, no longer in use, or no line of the list at all. */
export type Apart = NoDevice | 'stock' | 'retired' | 'missing' | 'header' | 'total' | 'corrected' | Aside;

/** Rows that serve others: a place, a machine told through what it runs, or what is no matter of machines. */
export type Aside = 'place' | 'shared' | 'mail' | 'other' | 'entity';

/** Each reason in words. */
export const APART: Readonly<Record<Apart, Words>> = {
  licence: { fr: 'licence ou abonnement logiciel', en: 'software licence or subscription' },
  cable: { fr: 'câble ou adaptateur', en: 'cable or adapter' },
  consumable: { fr: 'consommable', en: 'consumable' },
  service: { fr: 'prestation ou garantie', en: 'service or warranty' },
  virtual: { fr: 'machine virtuelle ou salle, non un appareil', en: 'virtual machine or room, not a device' },
  part: { fr: 'pièce d’un appareil', en: 'part of a device' },
  accessory: { fr: 'accessoire ou mobilier', en: 'accessory or furniture' },
  stock: { fr: 'en stock, non en service', en: 'in stock, not in use' },
  retired: { fr: 'réformé, sorti', en: 'retired' },
  missing: { fr: 'perdu ou volé', en: 'lost or stolen' },
  header: { fr: 'en-tête répété', en: 'header said again' },
  total: { fr: 'total de la liste', en: 'total of the list' },
  place: { fr: 'lieu, qui sert aux lignes qui s’y trouvent', en: 'place, which serves the lines that stand there' },
  shared: { fr: 'machine virtuelle comptée par ses applications', en: 'virtual machine counted through its applications' },
  mail: { fr: 'nombre de courriels : aucun facteur sûr', en: 'number of e-mails: no sound factor' },
  other: { fr: 'hors informatique', en: 'not digital' },
  entity: { fr: 'entité de l’organisation', en: 'entity of the organisation' },
  corrected: { fr: 'écarté par vous', en: 'set aside by you' },
};
