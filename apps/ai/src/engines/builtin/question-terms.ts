import { fold } from '../../language/fold.ts';
import { termsOf } from '../../language/words.ts';
import type { EarlierTurn } from '../engine.ts';

/** How much a word of the question before counts. */
const earlierWeight = 0.5;
/** Words of asking itself: they are in the question and not in what answers it. */
const asking = new Set(
  termsOf(
    `say said says tell told talk talked mention mentioned ask asked know find show explain summarize answer question
     think thought happen happened message messages chat conversation people person time day
     disse dizer falou falar fala contou comentou perguntou sabe saber explica explicar mostra acha achou aconteceu
     mensagem mensagens conversa pessoa pessoas resposta pergunta hora dia quer dizer`,
  ),
);
const leansBack =
  /^(?:and|but|so|then|what about|how about|e|mas|entao|e quanto a|e sobre)\b|\b(?:it|that|this|they|them|he|him|she|her|there|then|those|these|isso|isto|ele|ela|eles|elas|dele|dela|disso|nisso|la|essa|esse|aquilo)\b/;

/**
 * What a question looks for: weighted terms. One that leans on the question before it ("and when?", "e quem paga
 * isso?"), or says little by itself, takes that one's terms along at half weight.
 */
export function questionTerms(text: string, earlier: readonly EarlierTurn[]): ReadonlyMap<string, number> {
  const own = ownTerms(text);
  const terms = new Map(own.map((term) => [term, 1]));
  if (own.length < 2 || (own.length < 5 && leansBack.test(fold(text)))) {
    // The newest first; one that leaned back itself says little, so that the one before it is looked at too.
    for (const { question } of earlier.toReversed().slice(0, 3)) {
      const before = ownTerms(question);
      for (const term of before) if (!terms.has(term)) terms.set(term, earlierWeight);
      if (before.length >= 2) break;
    }
  }
  return terms;
}

function ownTerms(text: string): string[] {
  const all = [...new Set(termsOf(text.slice(0, 4_000)))];
  const telling = all.filter((term) => !asking.has(term));
  return (telling.length > 0 ? telling : all).slice(0, 60);
}
