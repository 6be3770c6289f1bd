/** Text as people type it, made comparable: no case, no accents, no punctuation, no plural. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^a-z0-9"+]+/g, ' ')
    .trim();
}

/** The same without the plural marks of French and English, word by word. */
export function singular(text: string): string {
  return plain(text)
    .split(' ')
    .map((word) => (word.length > 3 ? word.replace(/(s|x)$/, '') : word))
    .join(' ');
}
