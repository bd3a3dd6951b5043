/** Endings of a folded word and what stands for them; the first that fits is taken. */
const endings: readonly (readonly [RegExp, string])[] = [
  // Portuguese: what a noun is made of a verb, adverbs, plurals, the commonest forms of verbs.
  [/(?<=.{3})(?:amentos?|imentos?)$/, ''],
  [/(?<=.{2})(?:acao|acoes)$/, ''],
  [/(?<=.{3})(?:coes|cao)$/, 'c'],
  [/(?<=.{2})(?:oes|aes)$/, 'ao'],
  [/(?<=.{4})mente$/, ''],
  [/(?<=.{3})(?:izando|izar|izado|izada|izou)$/, 'iz'],
  [/(?<=.{3})(?:armos|ermos|irmos|assem|aremos|avamos|aram|eram|iram|ados|adas|idos|idas|ando|endo|indo)$/, ''],
  [/(?<=.{3})(?:ado|ada|ido|ida|amos|emos|imos|arei|ava|ou|ei|eu|iu)$/, ''],
  // English.
  [/(?<=.{3})(?:ations?|ating|ated|ates?)$/, ''],
  [/(?<=.{3})(?:ings?|edly|ed)$/, ''],
  [/(?<=.{3})(?:nesses|ness|ments?|fully|ful|ly)$/, ''],
  [/(?<=.{3})(?:ies|ied)$/, 'y'],
  [/(?<=.{3})(?:sses|xes|ches|shes|zes)$/, ''],
  // Both.
  [/(?<=.{3})(?:ar|er|ir)$/, ''],
  [/(?<=.{2}[^su])s$/, ''],
];

/**
 * A light stem of a folded word, English or Portuguese, without asking which: `meetings`, `meeting` and `meet` become
 * one, so do `decidimos`, `decidido` and `decidir`. It is made for finding, not for showing.
 */
export function stem(folded: string): string {
  if (folded.length < 4 || /\p{N}/u.test(folded)) return folded;
  for (const [ending, instead] of endings) {
    if (ending.test(folded)) return tidy(folded.replace(ending, instead));
  }
  return tidy(folded);
}

/** Last letters that come and go: `move`, `moving`; `deploy`, `deployed`; `planned`, `plan`; `ata`, `atas`. */
function tidy(word: string): string {
  const single = word.replace(/([bdfglmnprt])\1$/, '$1');
  return single.length > 3 ? single.replace(/[aeoiy]$/, '') : single;
}
