/** What went wrong, one line a case. All empty: the promises about messages and read state were kept. */
export interface Findings {
  /** Acknowledged, but not in a log. */
  readonly lost: string[];
  /** More than once in a log. */
  readonly doubled: string[];
  /** After an entry with a higher seq. */
  readonly reordered: string[];
  /** A seq between the start and the top that a log does not have. */
  readonly skipped: string[];
  /** In a log but never sent, refused for certain, or sent to another room. */
  readonly unexpected: string[];
  /** Two acknowledgements, or an acknowledgement and a log, that give the same message another id or place. */
  readonly contradicting: string[];
  /** A read marker that went back or went where nobody moved it, or a counter that is not what the log says. */
  readonly misread: string[];
}

/** The names of the findings, in the order in which they are told. */
export const kinds = ['lost', 'doubled', 'reordered', 'skipped', 'unexpected', 'contradicting', 'misread'] as const;

/** None of any kind. */
export function noFindings(): Findings {
  return { lost: [], doubled: [], reordered: [], skipped: [], unexpected: [], contradicting: [], misread: [] };
}

/** Whether nothing was found. */
export function isClean(findings: Findings): boolean {
  return kinds.every((kind) => findings[kind].length === 0);
}
