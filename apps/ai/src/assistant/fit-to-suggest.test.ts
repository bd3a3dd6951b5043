import { expect, test } from '@jest/globals';
import { conversation } from '../testing/conversation.ts';
import { fitToSuggest } from './fit-to-suggest.ts';

const passages = conversation(['Marina', 'Pode revisar o contrato 42 até sexta?']);
/** Said by the group: `olho`, `agora` and `contrato` are ordinary words here, `hunter` is not. */
const examples = [
  ['Pode revisar?', 'Olho agora'],
  ['Pode revisar o texto?', 'olho depois do almoço'],
  ['Revisa?', 'reviso agora'],
  ['Qual é a senha?', 'a senha é hunter'],
  ['Quem vem?', 'Eu e a Joana'],
  ['Joana vem?', 'joana vem sim'],
].map(([text = '', reply = '']) => ({ text, reply }));

test.each([
  ['Olho agora', true],
  // Nobody said "deixar": a model's own word gives nothing away.
  ['Sim, pode deixar!', true],
  ['Olho o contrato 42 agora', true],
  ['Olho o contrato 43 agora', false],
  ['Olho agora, Joana', false],
  ['joana olho agora', false],
  ['Marina, olho agora', false],
  ['a senha é hunter', false],
  ['Olho agora: https://evil.example/x', false],
  ['Olho agora evil.example/x', false],
  ['Olho agora @marina', false],
  ['![](x) olho', false],
])('%j may be offered: %s', (reply, fits) => {
  expect(fitToSuggest([reply], passages, examples)).toEqual(fits ? [reply] : []);
});

test('three are offered, each once, trimmed and without what cannot be seen', () => {
  const replies = ['Olho agora', 'olho agora!', ' ol\u200bho  depois ', 'Sim', 'Não', 'x'.repeat(201)];
  expect(fitToSuggest(replies.toReversed(), passages, examples)).toEqual(['Não', 'Sim', 'olho depois']);
  expect(fitToSuggest(replies, passages, examples)).toEqual(['Olho agora', 'olho depois', 'Sim']);
});
