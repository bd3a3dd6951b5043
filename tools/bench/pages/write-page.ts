import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pagesFolder } from '../options.ts';

/** A page of docs/benchmarks with its data and pictures, each picture by the name of its file. */
export interface Page {
  readonly name: string;
  readonly markdown: string;
  readonly data: unknown;
  readonly charts: Readonly<Record<string, string>>;
}

/** Writes <name>.md, <name>.json and charts/*.svg. */
export function writePage({ name, markdown, data, charts }: Page): void {
  mkdirSync(join(pagesFolder, 'charts'), { recursive: true });
  for (const [file, svg] of Object.entries(charts)) writeFileSync(join(pagesFolder, 'charts', `${file}.svg`), svg);
  writeFileSync(join(pagesFolder, `${name}.md`), markdown);
  writeFileSync(join(pagesFolder, `${name}.json`), `${JSON.stringify(data, undefined, 2)}\n`);
}
