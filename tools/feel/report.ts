import { cpus, loadavg } from 'node:os';
import type { FirstLoad, Memory, RoomSwitch, Scrolling, Spread } from './measures.ts';

/** Everything that was measured. */
export interface Figures {
  readonly roomSwitch: RoomSwitch;
  readonly historyPages: { readonly call: Spread; readonly painted: Spread };
  readonly typing: { readonly idle: Spread; readonly busy: Spread };
  readonly scrolling: Scrolling;
  readonly memory: Memory;
  readonly switches: number;
  readonly firstLoad: FirstLoad;
  readonly largeCount: number;
  readonly chromium: string;
}

/** A promise about how it feels, and whether it was kept. */
export interface Kept {
  readonly what: string;
  readonly promised: string;
  readonly measured: string;
  readonly kept: boolean;
}

/** Compares the figures with what is promised. */
export function judge(f: Figures): readonly Kept[] {
  const ms = ({ p50, p95 }: Spread) => `${p50} ms, 95%: ${p95} ms`;
  const growth = f.memory.heapAfterMiB - f.memory.heapBeforeMiB;
  return [
    {
      what: 'Switch to a room that is in memory, to its messages painted',
      promised: 'under 100 ms',
      measured: ms(f.roomSwitch.memory),
      kept: f.roomSwitch.memory.p50 < 100,
    },
    {
      what: 'Switch to a room this browser has never shown',
      promised: 'under 300 ms',
      measured: ms(f.roomSwitch.cold),
      kept: f.roomSwitch.cold.p50 < 300,
    },
    {
      what: 'CPU time of the page for it: from memory',
      promised: '',
      measured: ms(f.roomSwitch.memoryCpu),
      kept: true,
    },
    { what: 'The same: never shown before', promised: '', measured: ms(f.roomSwitch.coldCpu), kept: true },
    {
      what: 'A page of 50 older messages: the call',
      promised: 'under 100 ms',
      measured: ms(f.historyPages.call),
      kept: f.historyPages.call.p50 < 100,
    },
    {
      what: 'The same, from scrolling there to the rows painted',
      promised: '',
      measured: ms(f.historyPages.painted),
      kept: true,
    },
    {
      what: 'A key to its letter painted, while 50 messages a second come in',
      promised: 'under 50 ms',
      measured: ms(f.typing.busy),
      kept: f.typing.busy.p50 < 50,
    },
    { what: 'The same while nothing comes in', promised: '', measured: ms(f.typing.idle), kept: true },
    {
      what: `A room of ${f.largeCount.toLocaleString('en')} messages: a frame while scrolling (${f.scrolling.scrolledRows} messages went by)`,
      promised: 'at most 5% over 34 ms',
      measured: `${ms(f.scrolling.frames)}; ${(f.scrolling.late * 100).toFixed(1)}% over 34 ms`,
      kept: f.scrolling.late <= 0.05,
    },
    {
      what: 'Rows of messages on the page meanwhile, at most',
      promised: 'at most 400',
      measured: `${f.scrolling.mostRows} (${f.scrolling.mostElements} elements in all)`,
      kept: f.scrolling.mostRows <= 400,
    },
    {
      what: `Heap before and after ${f.switches.toLocaleString('en')} room switches (after 600 to warm up), garbage collected`,
      promised: 'grows by less than 10%',
      measured: `${f.memory.heapBeforeMiB} → ${f.memory.heapAfterMiB} MiB; ${f.memory.nodesBefore} → ${f.memory.nodesAfter} nodes, ${f.memory.listenersBefore} → ${f.memory.listenersAfter} listeners`,
      kept: growth < f.memory.heapBeforeMiB * 0.1,
    },
    {
      what: 'Bytes on the wire before the first message shows, nothing cached',
      promised: 'under 350 KB',
      measured: `${(f.firstLoad.totalBytes / 1_000).toFixed(0)} KB in ${f.firstLoad.requests} answers, ${f.firstLoad.ms} ms`,
      kept: f.firstLoad.totalBytes < 350_000,
    },
  ];
}

/** The report for the reader. */
export function toMarkdown(f: Figures, when: Date): string {
  const lines = judge(f).map(
    ({ what, promised, measured, kept }) =>
      `| ${what} | ${promised || '–'} | ${measured} | ${promised ? (kept ? 'yes' : '**no**') : ''} |`,
  );
  const kinds = Object.entries(f.firstLoad.byKind).map(([kind, bytes]) => `${kind} ${(bytes / 1_000).toFixed(0)} KB`);
  return `# How it feels

\`npm run feel\` starts the whole product with a PostgreSQL of its own, makes 40 rooms of 120 messages and one of
${f.largeCount.toLocaleString('en')}, and measures in a real Chromium, in the page itself: from the press or the key to the frame in which it shows.
\`--quick\` takes a smaller world, to see that it works.

| what | promised | measured (median) | kept |
| --- | --- | --- | --- |
${lines.join('\n')}

The first load by kind: ${kinds.join(', ')}.

Taken on ${when.toISOString().slice(0, 10)} with Chromium ${f.chromium} without a graphics card (frames are drawn by the processor), ${cpus().length} cores of
${cpus()[0]?.model ?? 'unknown'} that the services, the database and the senders shared; load ${loadavg()[0]?.toFixed(1)}.
With a load above the number of cores everything waited for other work: then CPU time, bytes and memory mean something, the
other times are too long. The same figures as data:
[feel.json](feel.json).
`;
}
