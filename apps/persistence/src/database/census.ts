import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { ServerProbe, type ServerState } from './server-probe.ts';

/** How long it may take until any server answers. */
const firstMs = 4_000;
/** How much longer the others may take then: one that is frozen never answers. */
const othersMs = 2_000;
/** How long a question may take that nobody waits for any more: who asks next may want the answer. */
const limitMs = 10_000;
/** A question that has been open for longer may be lost on its way, and is asked anew. */
const doubtMs = 3_000;
/** How long an answer of a primary counts that came when nobody waited for it. */
const lateMs = 3_000;
/** How long the others are waited for once one says that it is the primary. */
const graceMs = 200;

/** What a server said that it is; undefined when it did not answer in time. */
export interface Answer {
  readonly url: string;
  readonly state: ServerState | undefined;
}

const underWay = new Map<string, Promise<readonly Answer[]>>();

/**
 * Questions that were let in and had no answer when nobody waited any more, by URL, the last one first; their answers are there once they have come. They
 * are few: none is asked anew while one is younger than {@link doubtMs}, and all end after {@link limitMs}.
 */
const leftOpen = new Map<string, readonly ServerProbe[]>();

/** What one server is asked: anew, and with questions that were left open, which may be answered sooner. */
interface Inquiry {
  readonly url: string;
  readonly anew: ServerProbe | undefined;
  readonly open: readonly ServerProbe[];
}

/**
 * Asks all servers at once what they are. Whoever asks while that goes on gets the same answers: every connection of a pool that is made anew asks, and
 * connections to all servers for each of them, over TLS, would be what keeps a busy machine from answering. Nor is a question thrown away that a server has
 * yet to answer, as the one that leads may when it is busy: it goes on, for whoever comes next. Takes at most two seconds from the first answer on, and four where
 * nobody answers; does not throw.
 */
export function askServers(urls: readonly string[], config: pg.ClientConfig): Promise<readonly Answer[]> {
  const key = urls.join(' ');
  const answers = underWay.get(key) ?? ask(urls, config).finally(() => underWay.delete(key));
  underWay.set(key, answers);
  return answers;
}

async function ask(urls: readonly string[], config: pg.ClientConfig): Promise<readonly Answer[]> {
  const inquiries = urls.map((url) => inquire(url, config));
  try {
    await enough(inquiries);
    return inquiries.map((inquiry) => ({ url: inquiry.url, state: asked(inquiry).find(({ found }) => found)?.found }));
  } finally {
    for (const { anew } of inquiries) if (anew !== undefined) leave(anew);
  }
}

function inquire(url: string, config: pg.ClientConfig): Inquiry {
  const left = leftOpen.get(url) ?? [];
  const open = left.filter(({ isOpen }) => isOpen);
  leftOpen.set(url, open);
  // Meanwhile a standby may have been promoted, but not the other way round.
  const late = left.filter(({ found, answerAgeMs = Infinity }) => found?.is === 'primary' && answerAgeMs < lateMs);
  const isEnough = late.length > 0 || open.some(({ ageMs }) => ageMs < doubtMs);
  return { url, open: [...late, ...open], anew: isEnough ? undefined : new ServerProbe(url, config, limitMs) };
}

/** The last one first. */
function asked({ anew, open }: Inquiry): readonly ServerProbe[] {
  return anew === undefined ? open : [anew, ...open];
}

/** What the server says, to whichever question; undefined when it answers none. */
async function answerTo(inquiry: Inquiry): Promise<ServerState | undefined> {
  return Promise.any(asked(inquiry).map(found)).catch(() => undefined);
}

async function found(probe: ServerProbe): Promise<ServerState> {
  const state = await probe.ask();
  if (state === undefined) throw new Error('no answer');
  return state;
}

/** Lets a question to a server that is only slow go on, for whoever asks next; others end. */
function leave(probe: ServerProbe): void {
  if (probe.isOpen) leftOpen.set(probe.url, [probe, ...(leftOpen.get(probe.url) ?? [])]);
  else probe.end();
}

/** Resolves when all have answered, or what is still to come is not worth the wait. */
async function enough(inquiries: readonly Inquiry[]): Promise<void> {
  const answers = inquiries.map(answerTo);
  const isHeard = await Promise.race([any(answers, () => true), pause(firstMs, false)]);
  if (!isHeard) return;
  // Another one may have been promoted since a question that was left open was let in: that one gives the others no less time.
  const fresh = inquiries.flatMap(({ anew }) => (anew ? [found(anew).catch(() => undefined)] : []));
  const primary = any(fresh, (state) => state.is === 'primary').then((leads) => pause(leads ? graceMs : othersMs));
  await Promise.race([Promise.all(answers), primary, pause(othersMs)]);
}

/** Whether one of them comes that is so; resolves with false when all have come and none was. */
async function any(
  answers: readonly Promise<ServerState | undefined>[],
  isSo: (state: ServerState) => boolean,
): Promise<boolean> {
  const wanted = answers.map(async (answer) => {
    const state = await answer;
    if (state === undefined || !isSo(state)) throw new Error('another one');
  });
  return Promise.any(wanted).then(
    () => true,
    () => false,
  );
}

function pause<T>(ms: number, then?: T): Promise<T | undefined> {
  return wait(ms, then, { ref: false });
}
