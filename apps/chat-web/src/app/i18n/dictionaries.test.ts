import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { enRest } from './en-rest.ts';
import { en } from './en.ts';
import { builtInLanguages } from './language.ts';

type Texts = { readonly [key: string]: string | Texts };

function flatten(texts: Texts, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

const english = new Map([...flatten(en), ...flatten(enRest)]);
const languages = new Map<string, ReadonlyMap<string, string>>();
const app = join(import.meta.dirname, '..');
const sources = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|html)$/.test(file) && !file.endsWith('.test.ts') && !/i18n\/(en|pt-br)\.ts$/.test(file))
  .map((file) => readFileSync(join(app, file), 'utf8'));

beforeAll(async () => {
  for (const [tag, entry] of Object.entries(builtInLanguages)) {
    languages.set(tag, new Map([...flatten(await entry.load()), ...flatten(await entry.loadRest())]));
  }
});

/** Without the plural forms, which each language has its own of. */
const places = (texts: ReadonlyMap<string, string>) => [
  ...new Set([...texts.keys()].map((key) => (isPlural(key) ? key.replace(/\.\w+$/, '') : key))),
];
const isPlural = (key: string) => /\.(zero|one|two|few|many|other)$/.test(key) && english.has(oneOf(key));
const oneOf = (key: string) => key.replace(/\w+$/, 'one');
/** The plural forms that a language needs for the numbers that occur. */
const formsOf = (tag: string) => {
  const rules = new Intl.PluralRules(tag);
  return [...new Set(Array.from({ length: 1_000 }, (_, count) => rules.select(count)))].sort();
};
const parameters = (text: string) => (text.match(/\{\{\s*\w+\s*\}\}/g) ?? []).sort();

describe('the dictionaries', () => {
  it('have the same keys', () => {
    for (const [tag, texts] of languages) expect([tag, places(texts)]).toEqual([tag, places(english)]);
  });

  it('have the plural forms that their language has', () => {
    for (const [tag, texts] of languages) {
      for (const key of [...english.keys()].filter((name) => name.endsWith('.one'))) {
        const forms = formsOf(tag).filter((form) => texts.has(key.replace(/one$/, form)));
        expect([tag, key, forms]).toEqual([tag, key, formsOf(tag)]);
      }
    }
  });

  it('have no empty texts', () => {
    for (const texts of languages.values()) {
      for (const [key, text] of texts) expect([key, text.trim()]).not.toEqual([key, '']);
    }
  });

  it('take the same parameters in all languages', () => {
    for (const texts of languages.values()) {
      for (const [key, text] of texts) {
        const base = isPlural(key) ? key.replace(/\w+$/, 'other') : key;
        const wanted = parameters(english.get(base) ?? '');
        // Where a form stands for one number, the text may spell it out or leave it out.
        const free = /\.(zero|one|two)$/.test(key) ? '{{count}}' : undefined;
        const without = (names: readonly string[]) => names.filter((name) => name !== free);
        expect([key, without(parameters(text))]).toEqual([key, without(wanted)]);
      }
    }
  });

  it('leave numbers that make a plural to Intl', () => {
    const handMade = [...english].filter(
      ([key, text]) => !isPlural(key) && /\{\{\s*count\s*\}\}\s+\p{L}{3,}/u.test(text) && key !== 'message.and',
    );
    expect(handMade).toEqual([]);
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
