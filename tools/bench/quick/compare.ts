import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResultReport } from '../report/report.ts';
import { ratiosOf, regressions } from './ratios.ts';
import type { Baseline } from './ratios.ts';

const file = join(import.meta.dirname, 'baseline.json');

/** Compares a quick run with what is stored, or stores it; says what it found. True when nothing became dearer. */
export function compareQuick(results: readonly ResultReport[], store: boolean, say: (line: string) => void): boolean {
  const stored = JSON.parse(readFileSync(file, 'utf8')) as Baseline;
  const ratios = ratiosOf(results);
  for (const [name, ratio] of Object.entries(ratios)) {
    say(`${name}: ${ratio.toFixed(2)} times the floor (stored: ${stored.ratios[name]?.toFixed(2) ?? 'nothing'})`);
  }
  if (store) {
    const rounded = Object.entries(ratios).map(([name, ratio]) => [name, Number(ratio.toFixed(2))] as const);
    writeFileSync(file, `${JSON.stringify({ ...stored, ratios: Object.fromEntries(rounded) }, undefined, 2)}\n`);
    return true;
  }
  const dearer = regressions(ratios, stored);
  for (const line of dearer) say(`DEARER ${line}`);
  return dearer.length === 0;
}
