/** What ai is to count of what a person says of a message. */
export interface LookedAt {
  /** What the model had said, when nobody had looked at it before; else empty. */
  predicted: string;
  /** What the person says. */
  actual: string;
  /** They have taken it back. */
  withdrawn: boolean;
}

/** What comes of what a person says of a message. */
export interface Saying extends LookedAt {
  /** The message's column `labels`; undefined: it stays as it is. */
  labels?: string | null;
  /** The model is to be trained anew. */
  retrains: boolean;
  /** The model is to be asked anew. */
  asks: boolean;
}

/** That nothing comes of it. */
export const nothingSaid: Saying = { predicted: '', actual: '', withdrawn: false, retrains: false, asks: false };
