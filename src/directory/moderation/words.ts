import { inBoth } from '../../web/words.ts';

type ModerationWords = Readonly<{
  proposeTitle: string;
  proposeLede: string;
  correctTitle: (name: string) => string;
  reportTitle: (name: string) => string;
  reportLede: string;
  withdrawTitle: (name: string) => string;
  withdrawLede: string;
  own: string;
  ownLede: string;
  askOwn: string;
  asked: string;
  askedLede: string;
  message: string;
  messageMissing: string;
  email: string;
  emailHelp: string;
  trap: string;
  capacityFrom: string;
  day: string;
  help: Readonly<Record<string, string>>;
  send: string;
  save: string;
  sent: string;
  sentLede: string;
  saved: string;
  same: string;
  tooSoon: string;
  nameMissing: string;
  kindMissing: string;
  urlWrong: string;
  emailWrong: string;
  yearWrong: string;
  dayWrong: string;
  queue: string;
  queueCount: (count: number) => string;
  queueEmpty: string;
  kinds: Readonly<Record<string, string>>;
  journal: string;
  differences: string;
  now: string;
  proposed: string;
  duplicates: string;
  duplicate: (name: string, away: string) => string;
  into: (name: string) => string;
  accept: string;
  refuse: string;
  decided: string;
  gone: string;
  from: (origin: string) => string;
  linkTitle: (name: string) => string;
  confirmTitle: (name: string) => string;
  confirmLede: string;
  confirm: string;
  confirmed: string;
  end: string;
  ended: string;
  linkOver: string;
  linkOverLede: string;
  mails: string;
  mailsLede: string;
  mailCounts: (waiting: number, sent: number, dead: number) => string;
  editSubject: (name: string) => string;
  editText: (name: string, address: string) => string;
  yearSubject: (name: string) => string;
  yearText: (name: string, address: string) => string;
}>;

const fr: ModerationWords = {
  proposeTitle: 'Proposer un acteur',
  proposeLede: 'Quelqu’un manque ? Dites ce que vous savez, laissez vide le reste : l’inconnu sera montré comme tel. Une personne relit avant de publier.',
  correctTitle: (name) => `Corriger la fiche de ${name}`,
  reportTitle: (name) => `Signaler un problème sur ${name}`,
  reportLede: 'Une adresse morte, une erreur, un désaccord : dites-le avec vos mots. Ce message n’est lu que par qui tient l’annuaire.',
  withdrawTitle: (name) => `Retirer la fiche de ${name}`,
  withdrawLede: 'Chacun peut demander à ne plus figurer ici. La fiche disparaît de toutes les pages et de tous les fichiers, et aucun import ne la remettra.',
  own: 'Vous êtes cet acteur ?',
  ownLede: 'Un lien personnel, envoyé à l’adresse que vous nous aviez donnée, permet de tenir vous-même cette fiche. Il dure sept jours.',
  askOwn: 'Recevoir mon lien',
  asked: 'C’est demandé',
  askedLede: 'Si une adresse est connue pour cette fiche, le lien y est parti. Sinon, proposez une correction en laissant la vôtre.',
  message: 'Votre message',
  messageMissing: 'Écrivez quelques mots.',
  email: 'Votre courriel',
  emailHelp: 'Facultatif, jamais publié : pour vous répondre ; pour une nouvelle fiche, pour que l’acteur puisse la tenir.',
  trap: 'Ne remplissez pas ce champ',
  capacityFrom: 'À partir de quand',
  day: 'Ainsi : 2027-03-14',
  help: {
    url: 'https://…',
    languages: 'Séparées par des virgules',
    networks: 'CHATONS, FFDN… séparés par des virgules',
    since: 'Une année',
    positionEvidence: 'Une adresse, une phrase : sans elle, la position reste « à confirmer »',
  },
  send: 'Envoyer',
  save: 'Enregistrer',
  sent: 'Merci',
  sentLede: 'C’est noté. Une personne va le lire ; rien n’est publié avant.',
  saved: 'La fiche est à jour.',
  same: 'Rien ne change : la fiche dit déjà cela.',
  tooSoon: 'C’est un peu vite : vérifiez, et envoyez de nouveau.',
  nameMissing: 'Écrivez un nom.',
  kindMissing: 'Choisissez un type.',
  urlWrong: 'Attendu une adresse qui commence par https://',
  emailWrong: 'Attendu une adresse comme nom@exemple.fr',
  yearWrong: 'Attendu une année, comme 2016',
  dayWrong: 'Écrivez la date ainsi : 2027-03-14',
  queue: 'À relire',
  queueCount: (count) => (count === 1 ? '1 proposition attend' : `${count} propositions attendent`),
  queueEmpty: 'Rien n’attend.',
  kinds: {
    new: 'nouvelle fiche',
    correction: 'correction',
    report: 'signalement',
    withdrawal: 'retrait',
    import: 'import',
    refused: 'refus',
    edit: 'tenue par l’acteur',
    confirm: 'confirmée',
  },
  journal: 'Journal',
  differences: 'Ce qui changerait',
  now: 'Aujourd’hui',
  proposed: 'Proposé',
  duplicates: 'Peut-être déjà là',
  duplicate: (name, away) => (away ? `${name}, à ${away} km` : name),
  into: (name) => `Accepter en complétant ${name}`,
  accept: 'Accepter',
  refuse: 'Refuser',
  decided: 'C’est fait.',
  gone: 'Quelqu’un avait déjà décidé.',
  from: (origin) => `D’après : ${origin}`,
  linkTitle: (name) => `Tenir la fiche de ${name}`,
  confirmTitle: (name) => `La fiche de ${name} est-elle toujours vraie ?`,
  confirmLede: 'Un bouton suffit si rien n’a changé. Sinon, corrigez ci-dessous.',
  confirm: 'Oui, tout est vrai',
  confirmed: 'Merci : la fiche est confirmée.',
  end: 'Rendre ce lien inutile',
  ended: 'Ce lien ne sert plus.',
  linkOver: 'Ce lien ne sert plus',
  linkOverLede: 'Il a expiré, ou quelqu’un l’a rendu inutile. La fiche de l’acteur permet d’en demander un autre.',
  mails: 'Courriels',
  mailsLede: 'Aucun serveur de courriel n’est réglé : voici ce qui serait parti.',
  mailCounts: (waiting, sent, dead) => `${waiting} en attente, ${sent} partis, ${dead} abandonnés`,
  editSubject: (name) => `Votre fiche dans l’annuaire d’InfraBasse : ${name}`,
  editText: (name, address) =>
    `Bonjour,\n\nVoici le lien pour tenir la fiche « ${name} » dans l’annuaire d’InfraBasse. Il dure sept jours et n’ouvre que cette fiche :\n\n${address}\n\nVous n’avez rien demandé ? Ne faites rien : le lien expire seul.\n`,
  yearSubject: (name) => `Toujours vrai ? Votre fiche : ${name}`,
  yearText: (name, address) =>
    `Bonjour,\n\nLa fiche « ${name} » de l’annuaire d’InfraBasse n’a pas été confirmée depuis un an. Si elle est toujours vraie, un bouton suffit ; sinon, la même page permet de la corriger ou de la retirer :\n\n${address}\n\nSans réponse, la fiche passera en gris, puis ne sera plus proposée.\n`,
};

const en: ModerationWords = {
  proposeTitle: 'Propose an actor',
  proposeLede:
    'Is someone missing? Tell what you know and leave the rest empty: the unknown will be shown as such. A person reads before anything is published.',
  correctTitle: (name) => `Correct the entry of ${name}`,
  reportTitle: (name) => `Report a problem about ${name}`,
  reportLede: 'A dead address, a mistake, a disagreement: say it in your words. Only those who keep the directory read this message.',
  withdrawTitle: (name) => `Withdraw the entry of ${name}`,
  withdrawLede: 'Anyone may ask not to be listed here. The entry disappears from all pages and all files, and no import will bring it back.',
  own: 'Are you this actor?',
  ownLede: 'A personal link, sent to the address you gave us, lets you keep this entry yourself. It lasts seven days.',
  askOwn: 'Send me my link',
  asked: 'It has been asked for',
  askedLede: 'If an address is known for this entry, the link has gone there. Otherwise, propose a correction and leave yours.',
  message: 'Your message',
  messageMissing: 'Write a few words.',
  email: 'Your e-mail',
  emailHelp: 'Optional, never published: to answer you; for a new entry, so that the actor can keep it.',
  trap: 'Leave this field empty',
  capacityFrom: 'From when',
  day: 'Like this: 2027-03-14',
  help: {
    url: 'https://…',
    languages: 'Separated by commas',
    networks: 'CHATONS, FFDN… separated by commas',
    since: 'A year',
    positionEvidence: 'An address, a sentence: without it, the position stays “to be confirmed”',
  },
  send: 'Send',
  save: 'Save',
  sent: 'Thank you',
  sentLede: 'It is noted. A person will read it; nothing is published before.',
  saved: 'The entry is up to date.',
  same: 'Nothing changes: the entry already says so.',
  tooSoon: 'That was a little fast: check, and send again.',
  nameMissing: 'Write a name.',
  kindMissing: 'Choose a kind.',
  urlWrong: 'Expected an address that begins with https://',
  emailWrong: 'Expected an address such as name@example.org',
  yearWrong: 'Expected a year, such as 2016',
  dayWrong: 'Write the date like this: 2027-03-14',
  queue: 'To read',
  queueCount: (count) => (count === 1 ? '1 proposal is waiting' : `${count} proposals are waiting`),
  queueEmpty: 'Nothing is waiting.',
  kinds: {
    new: 'new entry',
    correction: 'correction',
    report: 'report',
    withdrawal: 'withdrawal',
    import: 'import',
    refused: 'refusal',
    edit: 'kept by the actor',
    confirm: 'confirmed',
  },
  journal: 'Journal',
  differences: 'What would change',
  now: 'Today',
  proposed: 'Proposed',
  duplicates: 'Perhaps already there',
  duplicate: (name, away) => (away ? `${name}, ${away} km away` : name),
  into: (name) => `Accept by completing ${name}`,
  accept: 'Accept',
  refuse: 'Refuse',
  decided: 'It is done.',
  gone: 'Someone had already decided.',
  from: (origin) => `From: ${origin}`,
  linkTitle: (name) => `Keep the entry of ${name}`,
  confirmTitle: (name) => `Is the entry of ${name} still true?`,
  confirmLede: 'One button is enough if nothing has changed. Otherwise, correct it below.',
  confirm: 'Yes, all is true',
  confirmed: 'Thank you: the entry is confirmed.',
  end: 'Make this link useless',
  ended: 'This link is over.',
  linkOver: 'This link is over',
  linkOverLede: 'It has expired, or someone made it useless. The entry of the actor lets one ask for another.',
  mails: 'Mails',
  mailsLede: 'No mail server is set: this is what would have gone.',
  mailCounts: (waiting, sent, dead) => `${waiting} waiting, ${sent} sent, ${dead} given up`,
  editSubject: (name) => `Your entry in the InfraBasse directory: ${name}`,
  editText: (name, address) =>
    `Hello,\n\nHere is the link to keep the entry “${name}” in the InfraBasse directory. It lasts seven days and opens this entry alone:\n\n${address}\n\nYou asked for nothing? Do nothing: the link ends by itself.\n`,
  yearSubject: (name) => `Still true? Your entry: ${name}`,
  yearText: (name, address) =>
    `Hello,\n\nThe entry “${name}” of the InfraBasse directory has not been confirmed for a year. If it is still true, one button is enough; if not, the same page lets you correct or withdraw it:\n\n${address}\n\nWithout an answer, the entry will turn grey, then no longer be offered.\n`,
};

export const moderationWords = inBoth<ModerationWords>(fr, en);
