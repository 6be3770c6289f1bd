import { plain } from '../plain.ts';

/** Columns that tell who: dropped before anything is read, and told. A footprint needs no names. */
const PERSONAL = [
  ...['utilisateur', 'utilisateurs', 'usager', 'user', 'users', 'username', 'login', 'identifiant', 'benutzer', 'usuario', 'account', 'compte'],
  ...['owner', 'proprietaire', 'detenteur', 'detentrice', 'attribue a', 'affecte a', 'attributaire', 'beneficiaire', 'assigned to', 'assigned', 'besitzer'],
  ...['agent', 'salarie', 'employe', 'employee', 'eleve', 'personnel', 'titulaire', 'responsable', 'referent', 'contact', 'manager', 'technicien'],
  ...[
    'nom prenom',
    'prenom',
    'nom de famille',
    'nom de l utilisateur',
    'nom utilisateur',
    'nom agent',
    'first name',
    'last name',
    'full name',
    'nom et prenom',
  ],
  ...[
    'mail',
    'email',
    'e mail',
    'courriel',
    'adresse mail',
    'adresse email',
    'telephone utilisateur',
    'numero de telephone',
    'n telephone',
    'phone number',
    'msisdn',
  ],
  ...[
    'matricule',
    'serial',
    'serial number',
    'serial no',
    's n',
    'sn',
    'numero de serie',
    'n de serie',
    'n serie',
    'no serie',
    'num serie',
    'service tag',
    'seriennummer',
  ],
  ...[
    'numero serie',
    'numero de serie constructeur',
    'asset tag',
    'imei',
    'iccid',
    'mac',
    'adresse mac',
    'mac address',
    'ip',
    'adresse ip',
    'ip address',
    'numero de ligne',
  ],
  ...['dernier utilisateur', 'utilisateur principal', 'utilisateur final', 'poste de', 'affecte', 'derniere connexion', 'last user', 'primary user'],
] as const;

const known = new Set<string>(PERSONAL);

/** No header is longer. */
const LONGEST = 80;

/** Whether a column speaks of a person, or of one very machine: its header says so, or what stands under it are addresses. */
export function isPersonal(header: string, cells: readonly string[]): boolean {
  const name = plain(header.slice(0, LONGEST).replace(/[°º]/g, ' '));
  if (COUNTED.has(name)) return cells.some((cell) => !NUMBER.test(cell.trim()));
  for (let end = name.length; end > 0; end = name.lastIndexOf(' ', end - 1)) if (known.has(name.slice(0, end))) return true;
  return cells.length > 0 && cells.every((cell) => cell.length < LONGEST && ADDRESS.test(cell));
}

/** Columns that count people when they hold numbers, and name them when they do not. */
const COUNTED: ReadonlySet<string> = new Set(['utilisateurs', 'users', 'personnes', 'persons']);
const NUMBER = /^\d{1,9}$/;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
