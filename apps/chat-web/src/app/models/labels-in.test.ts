import { labelsIn } from './labels-in.ts';

test.each([
  ['question, bug,praise', ['question', 'bug', 'praise']],
  ['dúvida\n elogio \n\n', ['dúvida', 'elogio']],
  ['bug, bug,', ['bug']],
  [' , \n', []],
])('%j', (text, labels) => {
  expect(labelsIn(text)).toEqual(labels);
});
