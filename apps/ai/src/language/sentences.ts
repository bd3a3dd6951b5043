/** Words that end in a full stop without ending a sentence, in English and Portuguese. */
const abbreviations = new Set(
  (
    'mr mrs ms dr dra sr sra srta prof profa eng st vs etc e.g i.e eg ie approx ca cf fig no nr vol pp p.ex ex obs tel ' +
    'av r ltda cia inc corp ltd jr dept est min max sec seg jan feb fev mar apr abr jun jul aug ago sep set oct out ' +
    'nov dec dez mon tue wed thu fri sat sun a.m p.m pág pag núm num art'
  ).split(' '),
);
/**
 * A mark that may end a sentence, what closes with it, and emoji that go with it. No repetition in a repetition, and no try within a run
 * of marks: no text takes more than linear time.
 */
const mark =
  /(?<![.!?…。！？])[.!?…。！？]+["'”’)\]]*(?:(?:[\s\p{Extended_Pictographic}\p{EMod}\u200d]|\ufe0f)*(?:[\p{Extended_Pictographic}\p{EMod}\u200d]|\ufe0f))?(?=\s|$)/gu;
const lastWord = /(?<![^\s("'“‘])[\p{L}\p{N}.]+$/u;
/** What stood between two sentences of a line and belongs to neither. */
const separators = /^(?:[·•|–—-]\s+)+/u;
/** No abbreviation is longer. */
const maxAbbreviation = 32;

/**
 * The sentences of a plain text, trimmed, none empty. A line ends a sentence. Full stops in abbreviations, initials,
 * numbers, addresses and file names do not; what only separates two of them (`·`, `|`, a dash) is left out.
 */
export function sentencesOf(text: string): string[] {
  return text.split(/\n+/).flatMap(sentencesOfLine);
}

function sentencesOfLine(line: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const found of line.matchAll(mark)) {
    const end = found.index + found[0].length;
    if (found[0] === '.' && isAbbreviation(line.slice(start, found.index), line.slice(end))) continue;
    sentences.push(line.slice(start, end).trim());
    start = end;
  }
  sentences.push(line.slice(start).trim());
  return sentences
    .map((sentence) => sentence.replace(separators, ''))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** Whether a full stop after `before` belongs to a word or a number and ends no sentence. */
export function isAbbreviation(before: string, after: string): boolean {
  const word = lastWord.exec(before.slice(-maxAbbreviation))?.[0].toLowerCase() ?? '';
  // "1. Buy milk", "J. Silva"
  if (/^(?:\d{1,2}|\p{L})$/u.test(word) && (word === before.trim().toLowerCase() || /^\s+\p{Lu}/u.test(after))) {
    return !/^\d+$/.test(word) || word === before.trim().toLowerCase();
  }
  if (!abbreviations.has(word)) return false;
  // "… at 5 p.m. Then …": what may end a sentence does so before a capital.
  return !/^(?:etc|a\.m|p\.m|inc|ltda?|corp|jr|min|seg)$/.test(word) || !/^\s+\p{Lu}/u.test(after);
}
