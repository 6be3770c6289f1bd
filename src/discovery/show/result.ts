import { html } from 'hono/html';
import { type Html, nothing } from '../../web/layout.ts';
import type { Lang } from '../../web/words.ts';
import type { Catalogue, Provider } from '../catalogue.ts';
import type { Discovery, Evidence, Service, ServiceKind } from '../finding.ts';
import { discoveryWords } from '../words.ts';
import { companiesOf, type Judging } from './companies.ts';
import { type Edge, pictureOf } from './picture.ts';

/** What was found, the unknown first, each line with what shows it. */

/** One line of the table: a service, whoever gives it. */
export type Row = Readonly<{
  kind: ServiceKind;
  provider: Provider | undefined;
  told: string;
  confidence: Service['confidence'];
  evidence: readonly Evidence[];
}>;

export function rowsOf({ mail, services }: Discovery, catalogue: Catalogue, lang: Lang): readonly Row[] {
  const words = discoveryWords[lang];
  const named = (id: string | null): Provider | undefined => (id === null ? undefined : catalogue.provider(id));
  const gateway = named(mail.gateway);
  const keeps = named(mail.provider);
  const mailTold = mail.selfHosted ? words.selfHosted : [keeps?.name ?? words.unknown, gateway ? words.behind(gateway.name) : ''].filter(Boolean).join(', ');
  const first: Row[] =
    mail.evidence.length > 0 ? [{ kind: 'mail', provider: keeps, told: mailTold, confidence: mail.confidence, evidence: mail.evidence }] : [];
  const filter: Row[] = gateway ? [{ kind: 'gateway', provider: gateway, told: gateway.name, confidence: 'seen', evidence: mail.evidence.slice(0, 1) }] : [];
  const rest = services.map(({ kind, provider, name, confidence, evidence, place }): Row => {
    const who = named(provider);
    const where = place ? (place.hidden ? words.hidden : words.weak(place.operator)) : '';
    return { kind, provider: who, told: [who?.name ?? (confidence === 'seen' ? name : words.unknown), where].filter(Boolean).join(', '), confidence, evidence };
  });
  return [...first, ...filter, ...rest];
}

export function resultOf(found: Discovery, judging: Judging): Html[] {
  const { catalogue, lang } = judging;
  const words = discoveryWords[lang];
  const rows = rowsOf(found, catalogue, lang);
  const countries = new Intl.DisplayNames(lang, { type: 'region' });
  const country = (provider: Provider | undefined): string => (provider?.control ? (countries.of(provider.control) ?? provider.control) : words.unknown);
  const edges = rows.map((row) => edgeOf(row, found, country(row.provider), lang));
  const providers = [...new Set(rows.flatMap(({ provider }) => provider ?? []))];
  return [
    found.unknown.length > 0
      ? html`<div class="unknown"><h2>${words.unknownFirst}</h2><ul>${found.unknown.map((one) => html`<li>${one[lang]}</li>`)}</ul></div>`
      : nothing,
    rows.length > 0 ? html`<h2>${words.picture}</h2><p class="src">${words.pictureLede}</p>${pictureOf(edges, lang)}` : nothing,
    rows.length > 0
      ? html`<h2>${words.table}</h2>${table(rows, country, lang)}<p class="src">${words.addresses} <a href="https://db-ip.com" rel="noreferrer">DB-IP</a></p>`
      : nothing,
    found.problems.length > 0
      ? html`<details><summary>${words.problems}</summary><ul>${found.problems.map((one) => html`<li>${one[lang]}</li>`)}</ul></details>`
      : nothing,
    found.page ? pageItself(found.page, lang) : nothing,
    companiesOf(providers, judging),
    html`<h2>${words.blind}</h2><ul>${words.blindList.map((one) => html`<li>${one}</li>`)}</ul>`,
  ];
}

/** What the home page says of what serves it. */
function pageItself({ url, redirects, server, poweredBy, issuer }: NonNullable<Discovery['page']>, lang: Lang): Html {
  const words = discoveryWords[lang];
  const told = [
    [words.homePage.address, [...redirects, url].join(' → ')],
    [words.homePage.server, [server, poweredBy].filter(Boolean).join(', ')],
    [words.homePage.issuer, issuer],
  ] as const;
  return html`<details><summary>${words.homePage.title}</summary><dl>${told.map(([name, text]) => html`<dt>${name}</dt><dd>${text || words.unknown}</dd>`)}</dl></details>`;
}

/** From a service to whoever holds it, in the picture: a machine of one's own leads to no company. */
function edgeOf({ kind, provider, evidence }: Row, { mail }: Discovery, country: string, lang: Lang): Edge {
  const words = discoveryWords[lang];
  const service = words.kinds[kind];
  if (kind === 'mail' && mail.selfHosted && evidence === mail.evidence) return { service, company: words.atHome, country: '', place: '', known: true };
  if (!provider) return { service, company: words.unknown, country: '', place: '', known: false };
  return { service, company: provider.parent || provider.name, country, place: provider.sites.join(', ') || words.placeUnknown, known: true };
}

function table(rows: readonly Row[], country: (provider: Provider | undefined) => string, lang: Lang): Html {
  const words = discoveryWords[lang];
  const lines = rows.map(({ kind, provider, told, confidence, evidence }) => {
    const laws = (provider?.laws ?? []).map((law) => words.laws[law] ?? law).join(', ');
    const shown = evidence.map(
      ({ where, line, rule }) => html`<li><code>${where}</code> ${line}${rule ? html` <span class="src">${rule[lang]}</span>` : nothing}</li>`,
    );
    const company = [provider?.parent && provider.parent !== provider.name ? provider.parent : '', provider && !provider.checked ? words.toCheck : '']
      .filter(Boolean)
      .join(', ');
    return html`<tr><th scope="row">${words.kinds[kind]}</th><td>${told}${company ? html`<br><span class="src">${company}</span>` : nothing}</td><td>${told === words.selfHosted ? words.atHome : country(provider)}${laws ? html`<br><span class="src">${laws}</span>` : nothing}</td><td>${words.confidences[confidence]}<details><summary>${words.evidence}</summary><ul>${shown}</ul></details></td></tr>`;
  });
  return html`<div class="scroll" role="region" aria-label="${words.table}" tabindex="0"><table><thead><tr><th scope="col">${words.service}</th><th scope="col">${words.provider}</th><th scope="col">${words.control}</th><th scope="col">${words.how}</th></tr></thead><tbody>${lines}</tbody></table></div>`;
}
