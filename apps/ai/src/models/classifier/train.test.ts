import { readMessages } from '../../testing/examples.ts';
import { Classifier } from './classifier.ts';
import { seededRandom } from './random.ts';
import { type Examples, train } from './train.ts';

function examplesOf(messages: readonly { text: string; label: string }[]): Examples {
  const labels = [...new Set(messages.map(({ label }) => label))].sort();
  return {
    texts: messages.map(({ text }) => text),
    targets: Uint8Array.from(messages, ({ label }) => labels.indexOf(label)),
    labels,
  };
}

describe.each([
  ['en', 0.7],
  ['pt', 0.63],
] as const)('messages in %s', (language, least) => {
  const messages = readMessages(language);
  const learnt = messages.filter(({ split }) => split === 'train');
  const unseen = messages.filter(({ split }) => split === 'test');
  const trained = train(examplesOf(learnt));
  const classifier = new Classifier(trained.bytes);

  test('of which none is in both parts, are told apart far better than by the commonest label', () => {
    const known = new Set(learnt.map(({ text }) => text.toLowerCase()));
    expect(unseen.filter(({ text }) => known.has(text.toLowerCase()))).toEqual([]);
    expect(unseen.length).toBeGreaterThanOrEqual(500);
    const right = unseen.filter(({ text, label }) => classifier.classify(text)[0]?.label === label).length;
    expect(right / unseen.length).toBeGreaterThan(least);
  });

  test('come out about as well as was measured on what was held out', () => {
    const right = unseen.filter(({ text, label }) => classifier.classify(text)[0]?.label === label).length;
    expect(Math.abs(right / unseen.length - trained.evaluation.accuracy)).toBeLessThan(0.1);
    expect(trained.evaluation.majorityAccuracy).toBeLessThan(0.25);
  });

  test('get probabilities that mean what they say', () => {
    expect(trained.evaluation.calibrationError).toBeLessThan(0.1);
    const sure = unseen.map(({ text, label }) => ({ label, best: classifier.classify(text)[0]! }));
    const meanConfidence = sure.reduce((sum, { best }) => sum + best.probability, 0) / sure.length;
    const accuracy = sure.filter(({ label, best }) => best.label === label).length / sure.length;
    expect(Math.abs(meanConfidence - accuracy)).toBeLessThan(0.1);
  });
});

const bugs = ['it crashes', 'the page shows an error', 'search is broken', 'upload fails again', 'crashes on start'];
const thanks = ['thank you', 'great work', 'thanks, that was quick', 'this looks great', 'great, thank you all'];
const few = examplesOf([
  ...bugs.map((text) => ({ text, label: 'bug' })),
  ...thanks.map((text) => ({ text, label: 'praise' })),
]);

test('the same examples give the same model', () => {
  expect(train(few).bytes).toEqual(train(few).bytes);
});

test('accuracy is that on texts it did not see: noise is no better than chance', () => {
  const random = seededRandom(1);
  const texts = Array.from({ length: 400 }, (_, place) => `w${place} x${place * 7} y${place * 13}`);
  const noise = train({ texts, targets: Uint8Array.from(texts, () => (random() < 0.5 ? 1 : 0)), labels: ['a', 'b'] });
  expect(noise.evaluation.accuracy).toBeLessThan(0.6);
  const said = noise.evaluation.confusion.flat().reduce((sum, count) => sum + count, 0);
  expect(said).toBe(400);
});

test('a text that comes twice is never learnt and held out at once', () => {
  // Every text comes twice with a label of its own: whoever saw one copy knows the other.
  const texts = Array.from({ length: 200 }, (_, place) => `unique${place >> 1}`);
  const targets = Uint8Array.from(texts, (_, place) => ((place >> 1) * 7919) % 2);
  expect(train({ texts, targets, labels: ['a', 'b'] }).evaluation.accuracy).toBeLessThan(0.7);
});

test.each([
  ['nothing', ''],
  ['blanks', ' \n\t '],
  ['16,000 characters without a blank', 'a'.repeat(16_000)],
  ['16,000 characters of emoji', '😀'.repeat(8_000)],
  ['half a surrogate pair', 'crash \ud83d'],
  ['control characters', '\u0000\u0007\u001b'],
  ['another script', 'ขอบคุณมาก'],
  ['names of JavaScript', '__proto__ constructor toString'],
])('a text of %s gets a label', (_, text) => {
  const chances = new Classifier(train(few).bytes).classify(text);
  expect(chances.map(({ label }) => label).sort()).toEqual(['bug', 'praise']);
  expect(chances.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
});

test('case and accents do not matter', () => {
  const classifier = new Classifier(train(few).bytes);
  expect(classifier.classify('Gréat WORK')[0]).toMatchObject({ label: 'praise' });
});

test('bytes that are no model are refused', () => {
  expect(() => new Classifier(new TextEncoder().encode('........'))).toThrow();
});
