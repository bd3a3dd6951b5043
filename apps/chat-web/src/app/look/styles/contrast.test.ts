import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A colour in the light and in the dark theme. */
type Colour = readonly [light: string, dark: string];

const { colours, walls } = readTokens(readFileSync(join(import.meta.dirname, '_tokens.scss'), 'utf8'));

/** The colours of the tokens by their names without prefix, and what each wall has of its own. */
function readTokens(css: string) {
  const colours = new Map<string, Colour>();
  const walls = new Map<string, Map<string, Colour>>();
  walls.set('cal', new Map());
  let scope: Map<string, Colour> | undefined;
  for (const line of css.split('\n')) {
    const wall = /^\[data-wall='(\w+)'\]/.exec(line)?.[1];
    if (wall) walls.set(wall, (scope = new Map<string, Colour>()));
    else if (/^\S.*\{$/.test(line)) scope = line.startsWith(':root') ? colours : undefined;
    const [, name = '', light = '', dark = ''] =
      /^\s+--(?:mat-sys|prosa)-([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/.exec(line) ?? [];
    if (name) scope?.set(name, [light, dark]);
  }
  return { colours, walls };
}

/** Contrast of two colours, 1 to 21: WCAG 2.2, 1.4.3. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const steps = ['lowest', 'low', '', 'high', 'highest'].map((step) =>
  ['surface-container', step].filter(Boolean).join('-'),
);
const surfaces = ['surface', ...steps];
const hues = ['anil', 'mar', 'mata', 'ipe', 'barro', 'urucum', 'jabuticaba', 'pedra'];
/** Text needs 4.5, edges of controls and marks need 3. */
const text = 4.5;
const mark = 3;

/** What stands on what, and the contrast it needs. */
const pairs: readonly (readonly [on: string, under: string, least: number])[] = [
  ...surfaces.flatMap((surface) => [
    ['on-surface', surface, text] as const,
    ['on-surface-variant', surface, text] as const,
  ]),
  ...surfaces
    .slice(0, 5)
    .flatMap((surface) => ['primary', 'error', 'tertiary'].map((role) => [role, surface, text] as const)),
  ...surfaces.slice(0, 4).map((surface) => ['outline', surface, mark] as const),
  ...['primary', 'secondary', 'tertiary', 'error'].flatMap((role) => [
    [`on-${role}`, role, text] as const,
    [`on-${role}-container`, `${role}-container`, text] as const,
  ]),
  ['inverse-on-surface', 'inverse-surface', text],
  ['inverse-primary', 'inverse-surface', text],
  ['on-ipe', 'ipe', text],
  ['on-surface', 'mark', text],
  ...['on-surface', 'on-surface-variant', 'primary'].map((role) => [role, 'mention-row', text] as const),
  ['primary', 'secondary-container', text],
  ['primary', 'primary-container', mark],
  ...['surface', 'wall'].flatMap((under) => [['online', under, mark] as const, ['away', under, mark] as const]),
  ...['keyword', 'string', 'number', 'fn', 'comment'].map((kind) => [`code-${kind}`, 'code-bg', text] as const),
  ['on-surface', 'code-bg', text],
  ...hues.flatMap((hue) => [
    ...['surface', 'surface-container', 'mention-row'].map((under) => [`hue-${hue}`, under, mark] as const),
    [`hue-${hue}-fg`, `hue-${hue}-bg`, text] as const,
    [`hue-${hue}-fg`, 'surface', text] as const,
  ]),
];

/** The pairs that are too weak, or of which a colour is missing, in one theme or the other. */
function weak(on: string, under: string, least: number, own: ReadonlyMap<string, Colour> = new Map()): string[] {
  const fore = own.get(on) ?? colours.get(on);
  const back = own.get(under) ?? colours.get(under);
  if (!fore || !back) return [`${on} or ${under} is no colour of the tokens`];
  return (['light', 'dark'] as const).flatMap((theme, index) => {
    const found = contrast(fore[index] ?? '', back[index] ?? '');
    return found < least ? [`${theme}: ${on} on ${under} has ${found.toFixed(2)}, needs ${least}`] : [];
  });
}

test('black on white is 21, and grey on grey is found', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#777777', '#888888')).toBeLessThan(mark);
});

test('every colour stands out from what it stands on, in both themes', () => {
  expect(pairs.length).toBeGreaterThan(90);
  expect(pairs.flatMap(([on, under, least]) => weak(on, under, least))).toEqual([]);
});

test('every wall lets what stands on it be read, in both themes', () => {
  expect([...walls.keys()]).toHaveLength(6);
  const found = [...walls].flatMap(([name, own]) =>
    [
      ...['wall', 'wall-hover', 'wall-selected'].flatMap((wall) => [
        ...weak('on-wall', wall, text, own),
        ...weak('primary', wall, mark, own),
      ]),
      ...['wall', 'wall-hover'].flatMap((wall) => weak('on-wall-variant', wall, text, own)),
    ].map((line) => `${name}: ${line}`),
  );
  expect(found).toEqual([]);
});
