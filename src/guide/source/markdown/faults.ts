/** What may be wrong in content, in both languages: what was found, what was expected. */
export type Fault = Readonly<{ fr: string; en: string }>;

const say = (fr: string, en: string): Fault => ({ fr, en });

export const faults = {
  missing: say('ce fichier manque', 'this file is missing'),
  unreadable: (reason: string) => say(`ce n’est pas du YAML : ${reason}`, `this is not YAML: ${reason}`),
  frontMatter: say('l’en-tête manque : attendu « --- », des champs, « --- »', 'the front matter is missing: expected “---”, fields, “---”'),
  field: (name: string) => say(`champ « ${name} » : manquant ou d’une autre sorte`, `field “${name}”: missing or of another kind`),
  stranger: (name: string, known: string) => say(`champ « ${name} » inconnu, attendu : ${known}`, `field “${name}” unknown, expected: ${known}`),
  unlisted: say('aucun chapitre de guide.yaml ne s’appelle ainsi', 'no chapter of guide.yaml has this id'),
  noChapter: (id: string) => say(`le chapitre « ${id} » de guide.yaml n’a pas de fichier`, `chapter “${id}” of guide.yaml has no file`),
  twice: (id: string, other: string) => say(`« ${id} » nomme déjà autre chose (${other})`, `“${id}” already names something else (${other})`),
  reference: (id: string) => say(`lien vers « @${id} » : rien ne s’appelle ainsi`, `link to “@${id}”: nothing has this name`),
  nowhere: (id: string) =>
    say(`lien vers « @${id} » : la méthode le connaît, mais aucun chapitre ne le montre`, `link to “@${id}”: the method knows it, but no chapter shows it`),
  link: (href: string) => say(`adresse « ${href} » : attendu https://, mailto:, tel: ou @nom`, `address “${href}”: expected https://, mailto:, tel: or @name`),
  html: (found: string) =>
    say(`« ${found.slice(0, 60)} » : pas de HTML ni de script dans le contenu`, `“${found.slice(0, 60)}”: no HTML nor script in the content`),
  fence: say('ce bloc de code n’est pas refermé par ```', 'this block of code is not closed by ```'),
  unclosed: (name: string) => say(`le bloc « :::${name} » n’est pas refermé par « ::: »`, `the block “:::${name}” is not closed by “:::”`),
  note: (name: string) => say(`la note [^${name}] n’a pas de texte`, `the note [^${name}] has no text`),
  headingLevel: (found: string) => say(`titre « ${found} » : attendu ## , ### ou ####`, `heading “${found}”: expected ##, ### or ####`),
  headingJump: (found: string) => say(`titre « ${found} » : un niveau est sauté`, `heading “${found}”: a level is skipped`),
  directive: (name: string, known: string) =>
    say(`directive « ${name} » inconnue, attendu l’une de : ${known}`, `directive “${name}” unknown, expected one of: ${known}`),
  attribute: (name: string, known: string) => say(`attribut « ${name} » inconnu, attendu : ${known}`, `attribute “${name}” unknown, expected: ${known}`),
  value: (name: string, found: string, expected: string) => say(`${name}="${found}" : attendu ${expected}`, `${name}="${found}": expected ${expected}`),
  picture: (src: string) => say(`image « ${src} » : aucun fichier de ce nom dans images/`, `picture “${src}”: no file of this name in images/`),
  pictureRemote: (src: string) =>
    say(`image « ${src} » : attendu images/nom.svg, .png ou .jpg, sans adresse`, `picture “${src}”: expected images/name.svg, .png or .jpg, without address`),
  pictureWords: (src: string) =>
    say(
      `image « ${src} » : attendu un texte entre crochets qui dise ce qu’elle montre`,
      `picture “${src}”: expected a text in brackets that says what it shows`,
    ),
  pictureInside: say('une image se met seule sur sa ligne', 'a picture stands alone on its line'),
  typed: (found: string) =>
    say(
      `« ${found} » ressemble à un chiffre d’impact tapé à la main : attendu :figure{…}`,
      `“${found}” looks like a figure of impact typed by hand: expected :figure{…}`,
    ),
  unprintable: (sign: string) =>
    say(`« ${sign} » : les caractères du papier n’ont pas ce signe, écrivez un mot`, `“${sign}”: the typefaces of the paper lack this sign, write a word`),
  inventory: (name: string, line: number, why: Fault) =>
    say(`inventaire « ${name} », ligne ${line} : ${why.fr}`, `inventory “${name}”, line ${line}: ${why.en}`),
  unknownFigure: (of: string) => say(`« ${of} » : les données n’en disent rien`, `“${of}”: the data say nothing of it`),
} as const;
