import { html } from 'hono/html';
import type { Html } from '../../web/layout.ts';
import type { Lang } from '../../web/words.ts';
import { discoveryWords } from '../words.ts';

/** A picture of dependences: you → services → companies → countries that control them → places they say they have. The table under it says the same. */

/** Empty text: it leads no further. */
export type Edge = Readonly<{ service: string; company: string; country: string; place: string; known: boolean }>;

const WIDTH = 900;
const ROW = 30;
const BOX = 22;
const COLUMNS = [1, 100, 285, 505, 685] as const;
const WIDTHS = [70, 150, 180, 140, 214] as const;

type Named = Readonly<{ name: string; known: boolean }>;
type Node = Named & Readonly<{ y: number }>;

export function pictureOf(edges: readonly Edge[], lang: Lang): Html {
  const words = discoveryWords[lang];
  const paths = edges.map(({ service, company, country, place, known }): readonly Named[] =>
    [
      { name: words.you, known: true },
      { name: service, known: true },
      { name: company, known },
      { name: country, known: country !== words.unknown },
      { name: place, known: place !== words.placeUnknown },
    ].filter(({ name }) => name !== ''),
  );
  const columns = COLUMNS.map((_, rank) => column(paths.flatMap((path) => path[rank] ?? [])));
  const height = Math.max(...columns.map((nodes) => nodes.length)) * ROW + ROW;
  const at = columns.map((nodes) => spread(nodes, height));
  const find = (rank: number, name: string): Node | undefined => at[rank]?.find((node) => node.name === name);
  const lines = new Set<string>();
  for (const path of paths)
    for (const [rank, { name }] of path.entries()) {
      const [from, to] = [find(rank, name), find(rank + 1, path[rank + 1]?.name ?? '')];
      if (from && to) lines.add(line(rank, from, rank + 1, to));
    }
  return html`<div class="scroll" role="region" aria-label="${words.picture}" tabindex="0"><svg class="links" viewBox="0 0 ${String(WIDTH)} ${String(height)}" width="${String(WIDTH)}" role="img" aria-label="${words.picture}"><defs><pattern id="inconnu" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="h0" d="M0 0V7"/></pattern></defs><g class="ties">${[...lines].map((d) => html`<path d="${d}"/>`)}</g>${at.map((nodes, rank) => nodes.map((node) => box(node, rank)))}</svg></div>`;
}

function column(named: readonly Named[]): readonly Named[] {
  return [...new Map(named.map((one) => [one.name, one])).values()];
}

function spread(nodes: readonly Named[], height: number): readonly Node[] {
  return nodes.map((node, i) => ({ ...node, y: ((i + 1) * height) / (nodes.length + 1) }));
}

function line(from: number, a: Node, to: number, b: Node): string {
  const x1 = (COLUMNS[from] ?? 0) + (WIDTHS[from] ?? 0);
  const x2 = COLUMNS[to] ?? 0;
  const middle = (x1 + x2) / 2;
  return `M${x1} ${a.y.toFixed(0)}C${middle} ${a.y.toFixed(0)} ${middle} ${b.y.toFixed(0)} ${x2} ${b.y.toFixed(0)}`;
}

/** Solid for what is known, hatching for what is not. */
function box({ name, y, known }: Node, rank: number): Html {
  const x = COLUMNS[rank] ?? 0;
  const width = WIDTHS[rank] ?? 0;
  const most = Math.floor(width / 7.4);
  const shown = name.length > most ? `${name.slice(0, most - 1)}…` : name;
  return html`<g><title>${name}</title><rect class="${known ? 'node' : 'lost'}" x="${String(x)}" y="${(y - BOX / 2).toFixed(0)}" width="${String(width)}" height="${String(BOX)}" rx="2"/><text x="${String(x + 7)}" y="${(y + 4.5).toFixed(0)}">${shown}</text></g>`;
}
