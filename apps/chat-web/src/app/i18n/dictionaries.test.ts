import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { en } from './en.ts';
import { ptBR } from './pt-br.ts';

type Texts = { readonly [key: string]: string | Texts };

function flatten(texts: Texts, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

const english = flatten(en);
const portuguese = flatten(ptBR);
const app = join(import.meta.dirname, '..');
const sources = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|html)$/.test(file) && !file.endsWith('.test.ts') && !/i18n\/(en|pt-br)\.ts$/.test(file))
  .map((file) => readFileSync(join(app, file), 'utf8'));

describe('the dictionaries', () => {
  it('have the same keys', () => {
    expect([...portuguese.keys()]).toEqual([...english.keys()]);
  });

  it('have no empty texts', () => {
    for (const [key, text] of [...english, ...portuguese]) expect([key, text.trim()]).not.toEqual([key, '']);
  });

  it('take the same parameters in both languages', () => {
    const parameters = (text: string) => (text.match(/\{\{\s*\w+\s*\}\}/g) ?? []).sort();
    for (const [key, text] of english) {
      if (key.endsWith('.one')) continue; // one language may spell the number out
      expect([key, parameters(portuguese.get(key) ?? '')]).toEqual([key, parameters(text)]);
    }
  });

  it('have every key that the app asks for', () => {
    const asked = sources.flatMap((source) => [...source.matchAll(/\b([tn])\(\s*'([a-z][\w]*(?:\.\w+)+)'/gi)]);
    expect(asked.length).toBeGreaterThan(100);
    for (const [, kind, key] of asked)
      expect(english.has(kind === 'n' ? `${key}.other` : String(key)) || key).toBe(true);
  });

  it('have no key that nothing asks for', () => {
    const everything = sources.join('\n');
    const unused = [...english.keys()]
      .filter((key) => !key.startsWith('failure.') && !key.endsWith('.one'))
      .map((key) => (english.has(key.replace(/\.other$/, '.one')) ? key.replace(/\.other$/, '') : key))
      .filter((key) => !everything.includes(`'${key}'`));
    expect(unused).toEqual([]);
  });
});
