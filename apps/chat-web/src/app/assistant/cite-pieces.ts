import type { Citation } from '@prosa/proto/chat';

/** Numbers of sources by the message they are: in the order in which they were first cited, from 1. */
export type SourceNumbers = ReadonlyMap<string, number>;

/** A part of an answer and what it rests on. */
export interface CitedPiece {
  readonly text: string;
  readonly sources: readonly { readonly number: number; readonly citation: Citation }[];
}

/** Numbers the messages of the citations; those that have a number keep it. */
export function numberSources(citations: readonly Citation[], before: SourceNumbers = new Map()): SourceNumbers {
  const numbers = new Map(before);
  for (const { messageId } of citations) if (!numbers.has(messageId)) numbers.set(messageId, numbers.size + 1);
  return numbers;
}

/**
 * Cuts a text where the sentences end that have sources. White space after a cut begins the next piece, so that the
 * numbers stand at the word before them. Citations beyond the text wait until it has grown.
 */
export function citedPieces(
  text: string,
  citations: readonly Citation[],
  numbers: SourceNumbers = numberSources(citations),
): readonly CitedPiece[] {
  const starts = citations.map(({ start }) => start);
  const ends = new Set(citations.map(({ end }) => end).filter((end) => end > 0 && end <= text.length));
  const cuts = [...new Set([...starts, ...ends, text.length])].filter((cut) => cut > 0 && cut <= text.length);
  const pieces: CitedPiece[] = [];
  let from = 0;
  for (const cut of cuts.sort((a, b) => a - b)) {
    const sources = new Map(
      citations.filter(({ end }) => end === cut).map((citation) => [citation.messageId, citation] as const),
    );
    pieces.push({
      text: text.slice(from, cut),
      sources: [...sources].map(([id, citation]) => ({ number: numbers.get(id) ?? 0, citation })),
    });
    from = cut;
  }
  return pieces;
}
