/** How people ask, decide and take on work, in English and Portuguese; looked for in folded text. */

const decision = new RegExp(
  [
    String.raw`\b(?:we|i)(?:'ve| have)? (?:just |finally |all )?(?:decided|agreed|settled|chose|picked|voted)\b`,
    String.raw`\b(?:it is|it's|its|was|is|has been) (?:now )?(?:decided|agreed|settled|approved|confirmed|final)\b`,
    String.raw`\b(?:let's|lets|we'll|we will|we are|we're) (?:going to )?(?:go|going|stick|sticking) with\b`,
    String.raw`\b(?:the )?(?:final )?decision(?: is)?:|\bdecision is\b`,
    String.raw`\b(?:decidimos|decidiu-se|resolvemos|optamos|escolhemos|aprovamos|definimos|combinamos|fechamos)\b`,
    String.raw`\b(?:ficou|fica|esta|foi|ta) (?:entao )?(?:decidid|combinad|acertad|definid|aprovad|fechad|confirmad|resolvid)[oa]s?\b`,
    String.raw`\b(?:vamos|bora|fechamos) (?:entao )?(?:de|com)\b`,
    String.raw`\bdecisao(?: final)?(?: e)?:|\ba decisao e\b|\bbatemos o martelo\b|\bmartelo batido\b`,
  ].join('|'),
);

const task = new RegExp(
  [
    String.raw`\b(?:i'll|i will|i can take|i am going to|i'm going to|ill take)\b(?! (?:be (?:late|away|out|back|there)|see you))`,
    String.raw`\b(?:can|could|would|will) (?:you|someone|somebody|anyone) (?:please )?\w+`,
    String.raw`\bplease (?!note|welcome|see)\w+`,
    String.raw`\b(?:needs?|have|has) to (?:be )?\w+|\bmust be \w+|\bto-?do:|\baction(?: item)?:|\bassigned to\b`,
    String.raw`\b(?:eu )?(?:vou|irei) (?!ficar fora|sair|embora|almocar|nessa)\w{3,}(?:ar|er|ir)\b|\bdeixa comigo\b|\beu (?:faco|cuido|levo|trago|envio|mando)\b`,
    String.raw`\b(?:voce|vc|alguem|algum de voces) (?:pode|poderia|consegue|conseguiria)\b|\b(?:pode|poderia|consegue) \w{3,}(?:ar|er|ir)\b`,
    String.raw`\bpor favor\b|\bprecis(?:a|amos|am|o)(?: que)? (?:de )?\w+|\btem(?:os)? (?:que|de) \w+|\bfica(?:m|ra)? (?:com|responsavel)\b|\btarefa:|\bfazer:`,
  ].join('|'),
);

const assent =
  /^(?:ok(?:ay)?|yes|yep|yeah|sure|agreed|deal|done|approved|perfect|sounds good|works for me|let's do (?:it|that)|go for it|\+1|👍|sim|isso|combinado|fechado|beleza|blz|pode ser|aprovado|perfeito|de acordo|concordo|bora|vamos nessa|por mim (?:ok|tudo bem|pode))(?![\p{L}])/u;

const proposal =
  /\b(?:what about|how about|shall we|should we|why don't we|i propose|i suggest|let's|could we|que tal|e se|vamos|podemos|proponho|sugiro|bora|podiamos|poderiamos)\b/;

const smallQuestion =
  /^(?:(?:oi|ola|hi|hey|hello|bom dia|boa tarde|boa noite|e ai)[,!. ]*)?(?:tudo (?:bem|bom|certo|joia)|td bem|how are you(?: all| doing)?|how's it going|what's up|como vai|como (?:voces )?estao|blz|beleza|right|ok|ne|really|serio|sabe|ta|huh|what|oi|hein|entendeu|deal|combinado)\?*$/;

/** Somebody asks something that wants an answer; not `tudo bem?` or `right?`. */
export function isQuestion(folded: string): boolean {
  return /\?["'”’)\]]*(?:\s|\p{Extended_Pictographic}|\ufe0f)*$/u.test(folded) && !smallQuestion.test(folded);
}

/** Something is said to be decided. */
export function isDecision(folded: string): boolean {
  return (
    decision.test(folded) && !folded.includes('?') && !/\b(?:not|nao|n't|ainda nao) (?:decid|ficou|foi)/.test(folded)
  );
}

/** Somebody takes something on or is asked to do it. */
export function isTask(folded: string): boolean {
  return task.test(folded);
}

/** Somebody says yes, in a short message. */
export function isAssent(folded: string): boolean {
  return folded.length <= 60 && assent.test(folded.trim());
}

/** Somebody proposes something. */
export function isProposal(folded: string): boolean {
  return proposal.test(folded);
}
