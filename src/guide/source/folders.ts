import { fileURLToPath } from 'node:url';

/** Where the texts are, unless the team keeps its own. */
export const CONTENT_FOLDER = fileURLToPath(new URL('../../../content', import.meta.url));
