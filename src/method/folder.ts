import { fileURLToPath } from 'node:url';

/** Where the method is, unless the team keeps its own. */
export const METHOD_FOLDER = fileURLToPath(new URL('../../method', import.meta.url));
