import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CompileArgs, NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Job, Printed } from './press.ts';

/** A process of its own for Typst: it weighs 50 MB, takes 200 more while it works, and gives them all back when it ends. */

const ROOT = '/guide';
const TEMPLATE = readFileSync(new URL('book.typ', import.meta.url), 'utf8');

process.on('message', ({ jobs, instant }: { jobs: readonly Job[]; instant: number }) => {
  try {
    process.send?.({ printed: printed(jobs, instant) }, () => process.exit(0));
  } catch (error) {
    process.send?.({ error: error instanceof Error ? error.message : String(error) }, () => process.exit(1));
  }
});

function printed(jobs: readonly Job[], instant: number): Printed[] {
  const { NodeCompiler: Compiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as {
    NodeCompiler: { create: (args: CompileArgs) => NodeCompiler };
  };
  // Nothing of this machine is read: neither its files nor its typefaces decide what a page looks like.
  const compiler = Compiler.create({ workspace: ROOT });
  compiler.addSource(`${ROOT}/book.typ`, TEMPLATE);
  const done: Printed[] = [];
  for (const { name, source, images, accessible, query } of jobs) {
    for (const [file, bytes] of Object.entries(images)) compiler.mapShadow(`${ROOT}/images/${file}`, Buffer.from(bytes));
    const mainFilePath = `${ROOT}/main.typ`;
    compiler.addSource(mainFilePath, source);
    const standard = accessible ? { pdfStandard: 'ua-1' } : {};
    const pdf = new Uint8Array(compiler.pdf({ mainFilePath }, { ...standard, creationTimestamp: Math.floor(instant / 1000) }));
    done.push({ name, pdf, found: query ? (compiler.query({ mainFilePath }, { selector: query }) as Printed['found']) : [] });
  }
  return done;
}
