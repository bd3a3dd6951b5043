import { Injectable, inject } from '@angular/core';
import { PersonalSection } from '@prosa/proto/chat';
import { Backoff } from '../api/backoff.ts';
import { TIMING } from '../api/timing.ts';
import { Wake } from '../connection/wake.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';
import { SessionStore } from '../session/session-store.ts';
import { LiveItems } from '../sync/live-items.ts';

/** Fetches a section, keeps what came, and resolves to the personal revision that it is good for. */
export type FetchSection = () => Promise<bigint>;

interface Section {
  readonly fetch: FetchSection;
  /** What is kept is as new as this; -1: nothing is kept yet. */
  at: bigint;
  /** It should be as new as this; -1: nobody is signed in. */
  wanted: bigint;
  fetching: boolean;
}

/**
 * Keeps what is personal in step over devices: hears of changes, notices those that were missed, and has the stores
 * of the sections fetch again what is older than it should be. One fetch of a section at a time; a failed one is
 * tried again with growing delays.
 */
@Injectable({ providedIn: 'root' })
export class PersonalStore implements SessionPart {
  private readonly timing = inject(TIMING);
  private readonly wake = inject(Wake);
  private readonly sections = new Map<PersonalSection, Section>();
  /** The newest change that was heard of; -1: none was. */
  private revision = -1n;
  private scope: SessionScope | undefined;

  constructor() {
    inject(SessionStore).join(this);
    inject(LiveItems).listen((item) => {
      if (item.case === 'ready') this.ready(item.value.personalRevision);
      else if (item.case === 'personalChanged') this.changed(item.value.revision, item.value.sections);
    });
  }

  /** Has a section kept from now on: `fetch` is called whenever what is kept may be older than what the server has. */
  keep(section: PersonalSection, fetch: FetchSection): void {
    const wanted = this.scope ? max(this.revision, 0n) : -1n;
    const kept: Section = { fetch, at: -1n, wanted, fetching: false };
    this.sections.set(section, kept);
    void this.fetch(kept);
  }

  begin(scope: SessionScope): void {
    this.scope = scope;
    // A tab that follows another may never hear `ready`.
    this.want(0n, [...this.sections.values()]);
  }

  end(): void {
    this.scope = undefined;
    this.forget();
  }

  private ready(revision: bigint): void {
    // A backup was restored: numbers start over.
    if (revision < this.revision) this.forget();
    if (revision !== this.revision) this.want(revision, [...this.sections.values()]);
    this.revision = revision;
  }

  private changed(revision: bigint, changed: readonly PersonalSection[]): void {
    const complete = changed.length > 0 && revision <= this.revision + 1n;
    const named = changed.flatMap((section) => this.sections.get(section) ?? []);
    if (revision > this.revision || complete) this.want(revision, complete ? named : [...this.sections.values()]);
    if (revision > this.revision) this.revision = revision;
  }

  private want(revision: bigint, sections: readonly Section[]): void {
    for (const section of sections) {
      section.wanted = max(section.wanted, revision);
      void this.fetch(section);
    }
  }

  private forget(): void {
    this.revision = -1n;
    for (const section of this.sections.values()) section.at = section.wanted = -1n;
  }

  private async fetch(section: Section): Promise<void> {
    const scope = this.scope;
    if (section.fetching || !scope) return;
    section.fetching = true;
    const backoff = new Backoff(this.timing.retryFirstMs, this.timing.retryMaxMs);
    const isBehind = () => scope === this.scope && section.at < section.wanted;
    while (isBehind()) {
      try {
        const at = await section.fetch();
        if (scope === this.scope) section.at = at;
      } catch {
        // Tried again like what came too old.
      }
      if (isBehind()) await this.wake.sleep(backoff.nextMs(), scope.signal);
    }
    section.fetching = false;
    // Somebody else entered meanwhile.
    if (scope !== this.scope) await this.fetch(section);
  }
}

const max = (one: bigint, other: bigint): bigint => (one > other ? one : other);
