import type { CriterionId } from '../engine/criteria.ts';
import { inBoth } from '../web/words.ts';

type MethodWords = Readonly<{
  title: string;
  lede: string;
  principles: string;
  principleList: readonly string[];
  criteria: string;
  criteriaText: string;
  criterion: Readonly<Record<CriterionId, string>>;
  ranges: string;
  rangesText: string;
  choices: string;
  choicesText: string;
  seeData: string;
  formulas: string;
  formulasText: string;
  groups: Readonly<Record<string, string>>;
  impact: string;
  limits: string;
  limitList: readonly string[];
}>;

const fr: MethodWords = {
  title: 'Comment les chiffres sont faits',
  lede: 'Des ordres de grandeur pour décider ensemble, pas une comptabilité. Tout ce qui suit peut être ouvert, recalculé et contesté.',
  principles: 'Les règles',
  principleList: [
    'L’inconnu est un résultat : il vient en premier, il n’est jamais compté comme nul ni remplacé par une moyenne en silence.',
    'Pas de note globale : des critères côte à côte, qui ne s’additionnent pas.',
    'Deux chiffres significatifs, une fourchette, une source et une date.',
    'La fabrication est étalée sur la durée d’usage prévue, jamais sur l’âge du moment : les totaux de deux années se comparent.',
    'Le réemploi se compte de deux façons, toujours montrées ensemble : au prorata des années, ou avec coupure.',
    'L’électricité est celle du lieu et de l’année, sans remise pour un contrat « vert » ni compensation.',
    'Un réseau se compte par ligne, pas par gigaoctet ; la box n’est jamais comptée deux fois.',
    'Un agrégat n’est jamais ajouté à ses parties : là où une source ne sépare pas les étapes, le tout reste entier.',
  ],
  criteria: 'Les critères',
  criteriaText:
    'Huit, parce que baisser l’un peut en faire monter un autre. L’eau, les sols et la toxicité manquent : les données ouvertes d’aujourd’hui n’y sont pas fiables.',
  criterion: {
    gwp: 'Les gaz qui réchauffent le climat, ramenés au dioxyde de carbone (CO₂).',
    adpe: 'La rareté de ce que l’on extrait, ramenée à un métal de référence, l’antimoine (Sb).',
    mips: 'La terre, la roche, le minerai et le combustible déplacés pour fabriquer, même ce que l’on jette aussitôt ; rien n’est dit de l’électricité.',
    adpf: 'Le pétrole, le gaz, le charbon et l’uranium que l’on ne rendra pas, en énergie.',
    pe: 'Toute l’énergie prise dans la nature, renouvelable ou non, y compris ce qui se perd avant la prise.',
    ap: 'Les rejets qui rendent acides les pluies, les sols et les eaux, ramenés à l’ion hydrogène (H⁺).',
    pm: 'Les poussières assez fines pour entrer dans les poumons, en cas de maladie.',
    ir: 'La radioactivité rejetée, surtout par la filière nucléaire, ramenée à l’uranium 235.',
  },
  ranges: 'Les fourchettes',
  rangesText:
    'Celle d’un facteur est ce que sa source annonce ou, à défaut, ce que vaut sa confiance (÷ et × 1,2 si elle est bonne, 1,5 si elle est moyenne, 2 si elle est faible), élargie jusqu’aux autres sources comparables. Deux sources proches ne la resserrent pas. Celle d’une déclaration dépend de sa preuve : on divise et on multiplie la ligne par le nombre ci-dessous. Les bornes sont portées exactement à travers le calcul ; celles d’un total supposent que tout se trompe dans le même sens.',
  choices: 'Le choix des valeurs',
  choicesText: 'Quand les sources se contredisent, une valeur est retenue et la raison est écrite à côté.',
  seeData: 'Voir toutes les données',
  formulas: 'Les formules',
  formulasText:
    'Chacune est une phrase d’arithmétique, écrite une fois : le programme la lit pour vérifier ses unités, calculer, et vous l’expliquer. « infrabasse compute » les évalue toutes.',
  groups: {
    device: 'Appareils',
    reuse: 'Réemploi',
    use: 'Électricité',
    impact: 'Impacts',
    network: 'Réseaux',
    server: 'Serveurs par composants',
    cpu: 'Processeurs',
    silicon: 'Silicium',
    gpu: 'Cartes graphiques',
    virtual: 'Parts de machines',
    home: 'Serveurs chez soi',
    numecoeval: 'Compatibilité NumEcoEval',
  },
  impact: 'impact',
  limits: 'Ce que le calcul ne voit pas',
  limitList: [
    'L’eau d’extraction, les sols, la biodiversité, la chaleur rejetée.',
    'Le travail, dans les mines, les usines, les centres de données et les équipes bénévoles.',
    'Les services hébergés dont l’hébergeur ne dit rien.',
    'L’effet rebond : ce que l’on fera du temps, de l’argent ou de la place gagnés.',
    'Un gros centre de données est plus efficace par service rendu. Rapatrier ne gagne que si la machine existait déjà, si le service a été réduit, et si elle ne tourne pas à vide.',
  ],
};

const en: MethodWords = {
  title: 'How figures are made',
  lede: 'Orders of magnitude to decide together, not accounts. All that follows can be opened, computed again and contested.',
  principles: 'The rules',
  principleList: [
    'The unknown is a result: it comes first, and is never counted as zero nor silently replaced by a mean.',
    'No global score: criteria side by side, which do not add up.',
    'Two significant digits, a range, a source and a date.',
    'Manufacture is spread over the planned lifetime, never over the age reached so far: totals of two years can be compared.',
    'Reuse is counted in two ways, always shown together: pro rata of the years, or cut-off.',
    'Electricity is that of the place and the year, without discount for a “green” contract nor offset.',
    'A network is counted by line, not by gigabyte; the box is never counted twice.',
    'An aggregate is never added to its parts: where a source does not split the stages, the whole stays whole.',
  ],
  criteria: 'The criteria',
  criteriaText: 'Eight, because lowering one may raise another. Water, soils and toxicity are missing: today’s open data are not reliable there.',
  criterion: {
    gwp: 'The gases that warm the climate, brought to carbon dioxide (CO₂).',
    adpe: 'How rare what is extracted is, expressed in a reference metal, antimony (Sb).',
    mips: 'The earth, rock, ore and fuel moved to manufacture, even what is thrown away at once; it says nothing of electricity.',
    adpf: 'The oil, gas, coal and uranium that will not be given back, as energy.',
    pe: 'All the energy taken from nature, renewable or not, including what is lost before the socket.',
    ap: 'The releases that make rain, soils and waters acid, brought to the hydrogen ion (H⁺).',
    pm: 'Dust fine enough to enter the lungs, in cases of disease.',
    ir: 'The radioactivity released, mostly by the nuclear industry, brought to uranium 235.',
  },
  ranges: 'The ranges',
  rangesText:
    'That of a factor is what its source gives or, failing that, what its confidence is worth (÷ and × 1.2 when good, 1.5 when fair, 2 when weak), widened to the other comparable sources. Two sources close together do not narrow it. That of a declaration depends on its evidence: the line is divided and multiplied by the number below. Bounds are carried exactly through the calculation; those of a total suppose that all errs the same way.',
  choices: 'The choice of values',
  choicesText: 'Where sources disagree, one value is used and the reason is written beside it.',
  seeData: 'See all the data',
  formulas: 'The formulas',
  formulasText:
    'Each is one sentence of arithmetic, written once: the program reads it to check its units, to compute, and to explain it to you. “infrabasse compute” evaluates them all.',
  groups: {
    device: 'Devices',
    reuse: 'Reuse',
    use: 'Electricity',
    impact: 'Impacts',
    network: 'Networks',
    server: 'Servers from components',
    cpu: 'Processors',
    silicon: 'Silicon',
    gpu: 'Graphics cards',
    virtual: 'Shares of machines',
    home: 'Servers at home',
    numecoeval: 'NumEcoEval compatibility',
  },
  impact: 'impact',
  limits: 'What the calculation does not see',
  limitList: [
    'Water of extraction, soils, biodiversity, waste heat.',
    'Labour, in mines, factories, datacenters and volunteer teams.',
    'Hosted services whose host says nothing.',
    'Rebound: what will be done with the time, money or room gained.',
    'A large datacenter is more efficient per service rendered. Bringing home wins only if the machine already existed, if the service was reduced, and if it does not idle.',
  ],
};

export const methodWords = inBoth<MethodWords>(fr, en);
