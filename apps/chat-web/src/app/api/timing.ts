import { InjectionToken } from '@angular/core';

/** Every time and size of the data layer. Tests give short ones. */
export interface Timing {
  /** First and longest delay between tries. */
  readonly retryFirstMs: number;
  readonly retryMaxMs: number;
  /** A stream that says nothing for this long, beacons included, is taken for dead. */
  readonly silenceMs: number;
  /** The answer to opening a stream has to begin within this time. */
  readonly openMs: number;
  /** A stream that lived this long after `ready` was a good one: the next delay starts small. */
  readonly settledMs: number;
  /** How long read marks are collected. */
  readonly markReadMs: number;
  /** How long changes are collected before they are kept in the browser. */
  readonly cacheMs: number;
  /** A draft goes to the server this long after the last key. */
  readonly draftMs: number;
  /** At most one typing notice in this time a room. */
  readonly typingNoticeMs: number;
  /** How long a person is shown as typing. */
  readonly typingShownMs: number;
  /** Without a key or a move of the pointer for this long, nobody is at the device. */
  readonly idleMs: number;
  /** With every tab hidden for this long, nobody is at the device. */
  readonly hiddenMs: number;
  /** How often is looked whether somebody is at the device, and what has expired. */
  readonly presenceCheckMs: number;
  /** A pause of this length in typing starts a search. */
  readonly searchMs: number;
  /** Answers are suggested when the room has stood still for this long. */
  readonly suggestMs: number;
  /** Whoever reads a message within this time is not notified of it. */
  readonly noticeMs: number;
  /** Messages in a page. */
  readonly pageSize: number;
  /** Messages in the window of a room that is looked at. */
  readonly windowSize: number;
  /** Rooms whose messages stay in memory. */
  readonly roomsInMemory: number;
}

/** The times and sizes in use. */
export const TIMING = new InjectionToken<Timing>('timing', {
  providedIn: 'root',
  factory: () => ({
    retryFirstMs: 500,
    retryMaxMs: 30_000,
    silenceMs: 45_000,
    openMs: 10_000,
    settledMs: 10_000,
    markReadMs: 400,
    cacheMs: 1_500,
    draftMs: 1_500,
    typingNoticeMs: 3_000,
    typingShownMs: 6_000,
    idleMs: 300_000,
    hiddenMs: 60_000,
    presenceCheckMs: 10_000,
    searchMs: 180,
    suggestMs: 1_500,
    noticeMs: 1_200,
    pageSize: 50,
    windowSize: 300,
    roomsInMemory: 10,
  }),
});
