import { isStopWord, wordsOf } from '../../language/words.ts';

/** Folded words of greetings, thanks, laughter and assent, English and Portuguese: they tell nothing by themselves. */
export const smallTalk: ReadonlySet<string> = new Set(
  `hi hello hey hiya morning afternoon evening night bye cya goodbye welcome thanks thank thx ty cheers sorry congrats
   congratulations nice cool great good awesome perfect lovely super fine sure yeah yep yup nope nah lol lmao haha hahaha
   hahah hehe wow omg oops yay hmm hm uh um ah oh okay alright right agreed deal done same true exactly indeed totally
   absolutely course works sounds love brb gtg np oi ola opa eai e salve dia tarde noite tchau valeu obrigado obrigada
   obg brigado brigada vlw flw falou abraco abracos abs bjs beijo beijos parabens legal show otimo otima bom boa bem beleza
   blz joia certo certeza claro perfeito perfeita maravilha massa top bacana kk kkk kkkk kkkkk kkkkkk rs rsrs rsrsrs haha
   hahaha ahahah eita nossa uau puxa desculpa desculpe foi mal imagina tranquilo combinado fechado feito pronto isso aham
   uhum exato exatamente concordo verdade tudo todos todas pessoal gente galera turma everyone folks guys team welcome bora
   amei adorei lindo linda sim nao yes no`
    .trim()
    .split(/\s+/),
);

/** Whether a sentence says nothing that somebody who was away needs. */
export function isChatter(sentence: string): boolean {
  return wordsOf(sentence).every((word) => isStopWord(word) || smallTalk.has(word) || word.length === 1);
}
