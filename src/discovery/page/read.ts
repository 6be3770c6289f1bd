import type { Words } from '../../engine/quantity/quantity.ts';
import type { Answer } from '../../net/pinned.ts';
import type { HomePage } from '../finding.ts';
import { type FetchOptions, fetchPage, type Page } from './fetch.ts';
import { cleaned, readPage } from './html.ts';
import { words } from './words.ts';

const NOTHING: HomePage = { url: '', redirects: [], server: '', poweredBy: '', issuer: '', generator: '', thirds: [], problems: [] };

/** What the home page of a domain shows of whom it depends on. Never throws: what could not be read is among its problems. */
export async function homePageOf(domain: string, options: FetchOptions = {}): Promise<HomePage> {
  try {
    const name = domain.trim().toLowerCase().replace(/\.$/, '');
    const page = await fetchPage(name, options);
    return 'answer' in page ? shownBy(page, name) : { ...NOTHING, problems: distinct(page.stops.map(words.refused)) };
  } catch {
    return { ...NOTHING, problems: [words.failed] };
  }
}

function shownBy({ answer, redirects }: Page, domain: string): HomePage {
  const { url, headers, certificate } = answer;
  const header = (name: string): string => cleaned([headers[name] ?? ''].flat().join(', '));
  const type = header('content-type');
  const isHtml = type === '' || /^\s*(?:text\/html|application\/xhtml\+xml)\s*(?:;|$)/i.test(type);
  const own = [URL.parse(`https://${domain}`)?.hostname ?? domain, url.hostname].map((host) => host.replace(/^www\./, ''));
  const reading = isHtml ? readPage(textOf(answer.body, type), url.href, own) : undefined;
  return {
    url: cleaned(url.href),
    redirects: redirects.map(cleaned),
    server: header('server'),
    poweredBy: header('x-powered-by'),
    issuer: cleaned(certificate?.issuer ?? ''),
    generator: reading?.generator || header('x-generator'),
    thirds: reading?.thirds ?? [],
    problems: problemsOf(answer, isHtml, reading?.more ?? false),
  };
}

function problemsOf({ url, status, certificate, end }: Answer, isHtml: boolean, more: boolean): Words[] {
  return [
    ...(status >= 300 ? [words.status(status)] : []),
    ...(url.protocol === 'http:' ? [words.clear] : []),
    ...(certificate?.fault ? [words.certificate(cleaned(certificate.fault))] : []),
    ...(isHtml ? [] : [words.notHtml]),
    ...(end === 'whole' ? [] : [words[end]]),
    ...(more ? [words.more] : []),
  ];
}

/** The text in the encoding that the answer names, or else the page itself near its beginning; UTF-8 if neither does, or if it is unknown. */
function textOf(body: Buffer, type: string): string {
  const NAMED = /charset\s*=\s*["']?([\w.:-]{1,40})/i;
  const named = NAMED.exec(type)?.[1] ?? NAMED.exec(body.toString('latin1', 0, 1024))?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(named).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

function distinct(problems: readonly Words[]): Words[] {
  return [...new Map(problems.map((problem) => [problem.en, problem])).values()];
}
