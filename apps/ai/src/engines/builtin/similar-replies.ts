import { fold } from '../../language/fold.ts';
import { languageOf } from '../../language/text-language.ts';
import { isStopWord, wordsOf } from '../../language/words.ts';
import { stem } from '../../language/stem.ts';
import type { Conversation } from '../engine.ts';

/** An example must be so alike, cosine. */
const minLikeness = 0.4;
/** Characters of a message that are compared. */
const maxCompared = 1_000;

/**
 * How this group answered messages like the newest one: replies ranked by how alike the message was and how often it
 * was answered so, in the newest message's language. Empty when no message was alike.
 */
export function similarReplies({ passages, examples }: Conversation): string[] {
  const newest = passages.at(-1);
  if (!newest) return [];
  const language = languageOf(newest.text);
  const vectors = weigh([newest.text, ...examples.map(({ text }) => text)].map((text) => featuresOf(text)));
  const [asked] = vectors;
  const found = new Map<string, { reply: string; likeness: number; times: number }>();
  for (const [place, { reply }] of examples.entries()) {
    const likeness = cosine(asked, vectors[place + 1]);
    if (likeness < minLikeness || differs(language, languageOf(reply))) continue;
    const same = fold(reply)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const before = found.get(same);
    found.set(same, {
      reply: before?.reply ?? reply,
      likeness: Math.max(likeness, before?.likeness ?? 0),
      times: (before?.times ?? 0) + 1,
    });
  }
  return [...found.values()]
    .sort((a, b) => b.likeness * Math.log1p(b.times) - a.likeness * Math.log1p(a.times))
    .map(({ reply }) => reply);
}

function differs(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

/** Stems, small words at less weight (in short messages they tell: "can you …", "at what time"), and pairs of words. */
function featuresOf(text: string): ReadonlyMap<string, number> {
  const words = wordsOf(text.slice(0, maxCompared));
  const features = new Map<string, number>();
  for (const [place, word] of words.entries()) {
    add(features, stem(word), isStopWord(word) ? 0.3 : 1);
    if (place > 0) add(features, `${words[place - 1]} ${word}`, 0.5);
  }
  if (text.trimEnd().endsWith('?')) add(features, '?', 0.5);
  return features;
}

function add(features: Map<string, number>, feature: string, weight: number): void {
  features.set(feature, (features.get(feature) ?? 0) + weight);
}

/** Rare features weigh more, the less so the fewer examples there are to tell what is rare. */
function weigh(all: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number>[] {
  const having = new Map<string, number>();
  for (const features of all) for (const feature of features.keys()) add(having, feature, 1);
  return all.map(
    (features) =>
      new Map(
        [...features].map(([name, weight]) => [
          name,
          weight * (1 + Math.log1p(all.length / (5 + (having.get(name) ?? 0)))),
        ]),
      ),
  );
}

function cosine(a: ReadonlyMap<string, number> = new Map(), b: ReadonlyMap<string, number> = new Map()): number {
  let dot = 0;
  for (const [feature, weight] of a) dot += weight * (b.get(feature) ?? 0);
  return dot === 0 ? 0 : dot / (norm(a) * norm(b));
}

function norm(vector: ReadonlyMap<string, number>): number {
  let squares = 0;
  for (const weight of vector.values()) squares += weight * weight;
  return Math.sqrt(squares);
}
