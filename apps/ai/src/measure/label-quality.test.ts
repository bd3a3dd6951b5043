import { type LabelledMessage, readMessages } from '../testing/examples.ts';
import { measureQuality } from './label-quality.ts';
import { judgeQuality } from './promises.ts';

const languages = { English: readMessages('en'), 'Brazilian Portuguese': readMessages('pt') };
const all = Object.values(languages).flat();
const labels = [...new Set(all.map(({ label }) => label))].sort();

/** The same messages, those of a part with the label after their own. */
function relabelled(messages: readonly LabelledMessage[], part: LabelledMessage['split']): LabelledMessage[] {
  const next = (label: string): string => labels[(labels.indexOf(label) + 1) % labels.length]!;
  return messages.map((message) => (message.split === part ? { ...message, label: next(message.label) } : message));
}

test.each(Object.entries({ ...languages, 'both in one model': all }))(
  'a model of %s beats the commonest label and the library on messages that nothing learnt from',
  (name, messages) => {
    const quality = measureQuality(name, messages);
    const { unseen, library, learnt } = quality;
    const apart = messages.filter(({ split }) => split === 'test').length;
    expect(unseen.confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(apart);
    expect(learnt).toBe(messages.length - apart);
    expect(unseen.accuracy).toBeGreaterThan(unseen.majorityAccuracy);
    expect(unseen.accuracy).toBeGreaterThan(Math.max(library.words, library.pairs));
    expect(judgeQuality([quality])).toEqual([expect.objectContaining({ kept: true })]);
  },
);

test.each(['test', 'train'] as const)(
  'accuracy is that of what was learnt against what was kept apart: with other labels in the %s part it is gone',
  (part) => {
    const quality = measureQuality('English', relabelled(languages.English, part));
    const { unseen, heldOut, library } = quality;
    // Whoever is asked about what they learnt from, or learns what they are asked about, knows the other labels.
    expect(unseen.accuracy).toBeLessThan(unseen.majorityAccuracy);
    expect(Math.max(library.words, library.pairs)).toBeLessThan(unseen.majorityAccuracy);
    expect(heldOut.accuracy).toBeGreaterThan(0.7);
    expect(judgeQuality([quality])).toEqual([expect.objectContaining({ kept: false })]);
  },
);

test('a promise that is not kept is seen', () => {
  const quality = measureQuality('English', languages.English);
  const better = { ...quality, library: { words: 0.5, pairs: quality.unseen.accuracy } };
  expect(judgeQuality([better])).toEqual([expect.objectContaining({ kept: false })]);
});
