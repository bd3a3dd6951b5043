import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const app = join(import.meta.dirname, '../..');
const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.(scss|ts)$/.test(file) && !/\.test\.ts$|emoji-data/.test(file),
);

/** The declarations of a stylesheet, or of the styles that stand in a component. */
function declarations(file: string): { readonly line: number; readonly name: string; readonly value: string }[] {
  return readFileSync(join(app, file), 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      const [, name = '', value = ''] = /^\s*([a-z-]+):\s*([^;]+);\s*(\/[*/].*)?$/.exec(text) ?? [];
      return name ? [{ line: index + 1, name, value: value.trim() }] : [];
    });
}

/** The parts of a value; what stands in brackets is one. */
function parts(value: string): string[] {
  return value.match(/(?:[^\s()]+|\([^()]*(?:\([^()]*\)[^()]*)*\))+/g) ?? [];
}

/** Why a declaration would be wrong where one writes from the right; undefined: it is right either way. */
function sideways(name: string, value: string): string | undefined {
  if (/^(left|right)$|^(margin|padding|border|scroll-margin|scroll-padding)-(left|right)(-|$)/.test(name)) {
    return 'use the -inline-start and -inline-end of it';
  }
  if (/^border-(top|bottom)-(left|right)-radius$/.test(name)) return 'use border-start-start-radius and the like';
  if (/^(text-align|float|clear)$/.test(name) && /^(left|right)$/.test(value)) return 'use start and end';
  if (/^(margin|padding|inset|scroll-margin|scroll-padding)$/.test(name)) {
    const [, right, , left] = parts(value);
    if (left !== undefined && left !== right) return 'use -block and -inline';
  }
  if (name === 'border-radius') {
    const [topLeft, topRight, bottomRight, bottomLeft] = parts(value.split('/')[0] ?? '');
    if (bottomLeft !== undefined && (topLeft !== topRight || bottomLeft !== bottomRight)) {
      return 'use border-end-start-radius and the like';
    }
  }
  if (name === 'translate' && !value.includes('--prosa-direction') && !/^(0|none)\b/.test(value)) {
    return 'multiply by var(--prosa-direction)';
  }
  return undefined;
}

test.each([
  ['margin-left', '1rem'],
  ['padding', '0 1rem 0 2rem'],
  ['inset', '0 auto 0 0'],
  ['border-radius', '4px 4px 4px 0'],
  ['text-align', 'left'],
  ['translate', '-24px'],
])('finds %s: %s', (name, value) => {
  expect(sideways(name, value)).toBeDefined();
});

test.each([
  ['margin-inline-start', '1rem'],
  ['padding', '0 calc(1rem + 2px) 1rem calc(1rem + 2px)'],
  ['border-radius', '20px 20px 0 0'],
  ['translate', 'calc(24px * var(--prosa-direction))'],
])('lets %s: %s pass', (name, value) => {
  expect(sideways(name, value)).toBeUndefined();
});

test('every style holds where one writes from right to left, too', () => {
  const wrong = files.flatMap((file) =>
    declarations(file).flatMap(({ line, name, value }) => {
      const why = sideways(name, value);
      return why ? [`${file}:${line} ${name}: ${value}; ${why}`] : [];
    }),
  );
  expect(wrong).toEqual([]);
});
