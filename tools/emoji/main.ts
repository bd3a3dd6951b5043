/**
 * Writes the emoji of the picker anew, from an unpacked release of emojibase-data (npm pack emojibase-data):
 * node tools/emoji/main.ts <folder> apps/chat-web/src/app/emoji/emoji-set.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Entry, toLine } from './emoji-line.ts';

/** The groups of the picker and the groups of Unicode that each holds. */
const groups = {
  people: [0, 1],
  nature: [3],
  food: [4],
  travel: [5],
  things: [6, 7],
  symbols: [8],
  flags: [9],
} as const;

const [folder = '', target = ''] = process.argv.slice(2);
const read = <T>(file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
const { version } = read<{ version: string }>('package.json');
const english = read<Entry[]>('en/data.json');
const portuguese = new Map(read<Entry[]>('pt/data.json').map((entry) => [entry.hexcode, entry]));
const codes = [
  read<Record<string, string | string[]>>('en/shortcodes/github.json'),
  read<Record<string, string | string[]>>('en/shortcodes/emojibase.json'),
];

const sections = Object.entries(groups).map(([name, members]) => {
  const lines = english
    .filter(({ group }) => group !== undefined && (members as readonly number[]).includes(group))
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map((entry) => {
      const shortcodes = codes.flatMap((list) => list[entry.hexcode] ?? []);
      return toLine(entry, portuguese.get(entry.hexcode), shortcodes);
    });
  return `  ${name}: \`\n${lines.join('\n')}\n\`,\n`;
});

writeFileSync(
  target,
  `// Written by tools/emoji; do not edit. From emojibase-data ${version}, (c) Miles Johnson, MIT licence, which takes names
// and keywords from Unicode CLDR, (c) Unicode, Inc., Unicode License V3.

/**
 * Every emoji of Unicode by group, one a line: the emoji; version of Unicode's emoji when newer than 15; \`s\` when it
 * takes a skin tone; its shortcodes; its English name and keywords; its Portuguese name and keywords.
 */
export const emojiSet = {
${sections.join('')}} as const;
`,
);
