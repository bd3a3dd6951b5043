import { computed, signal } from '@angular/core';
import type { AnswerDone, Citation, SummaryPoint } from '@prosa/proto/chat';
import { failureOf, type Failure } from '../api/failure.ts';

/** A piece of an answer or of a summary. */
export interface AnswerPart {
  readonly textDelta: string;
  readonly citations: readonly Citation[];
  readonly points?: readonly SummaryPoint[];
  readonly done?: AnswerDone | undefined;
}

/** Begins the call; it ends with the signal. */
export type AnswerCall = (signal: AbortSignal) => AsyncIterable<AnswerPart>;

/** An answer that streams to the person who asked: what has come of it, how it ended, and a way to stop it. */
export class AnswerRun {
  private readonly link = new AbortController();
  private readonly texts = signal('');
  private readonly cites = signal<readonly Citation[]>([]);
  private readonly found = signal<readonly SummaryPoint[]>([]);
  private readonly end = signal<AnswerDone | undefined>(undefined);
  private readonly why = signal<Failure | undefined>(undefined);
  private readonly state = signal<'running' | 'done' | 'stopped' | 'failed'>('running');

  /** The text so far; plain. */
  readonly text = this.texts.asReadonly();
  /** Sources of what came so far. */
  readonly citations = this.cites.asReadonly();
  /** What a summary points out. */
  readonly points = this.found.asReadonly();
  /** How it was made; undefined until it is whole. */
  readonly done = this.end.asReadonly();
  /** Why it failed; undefined: it did not. */
  readonly failure = this.why.asReadonly();
  readonly running = computed(() => this.state() === 'running');
  readonly stopped = computed(() => this.state() === 'stopped');
  /** Resolves when nothing more will come. Never rejects. */
  readonly finished: Promise<void>;

  constructor(call: AnswerCall) {
    this.finished = this.follow(call);
  }

  /** Ends it; what there is stands. */
  stop(): void {
    if (!this.running()) return;
    this.state.set('stopped');
    this.link.abort();
  }

  private async follow(call: AnswerCall): Promise<void> {
    try {
      for await (const { textDelta, citations, points, done } of call(this.link.signal)) {
        if (!this.running()) return;
        if (textDelta) this.texts.update((text) => text + textDelta);
        if (citations.length) this.cites.update((known) => [...known, ...citations]);
        if (points?.length) this.found.update((known) => [...known, ...points]);
        if (done) this.end.set(done);
      }
      if (this.running()) this.state.set('done');
    } catch (error) {
      if (!this.running()) return;
      this.why.set(failureOf(error));
      this.state.set('failed');
    }
  }
}
