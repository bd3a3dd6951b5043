import { create } from '@bufbuild/protobuf';
import { type LogEvent, LogEventSchema, type TailItem } from '@prosa/proto/persistence';
import type { LogChanges, LogPlace } from './read-log.ts';
import { type LogSource, TailHub } from './tail-hub.ts';

/** A log in memory that can be made to fail; reads are counted. */
class MemoryLog implements LogSource {
  readonly logs = new Map<string, LogEvent[]>();
  reads = 0;
  failures = 0;

  commit(roomId: string): LogEvent {
    const log = this.logs.get(roomId) ?? [];
    this.logs.set(roomId, log);
    const event = create(LogEventSchema, { roomId, seq: BigInt(log.length + 1) });
    log.push(event);
    return event;
  }

  async tops(): Promise<LogPlace[]> {
    return [...this.logs].map(([roomId, log]) => ({ roomId, seq: BigInt(log.length) }));
  }

  async changes(): Promise<LogChanges> {
    return { places: await this.tops(), mark: '1' };
  }

  async read(places: readonly LogPlace[], limitPerRoom: number): Promise<LogEvent[]> {
    this.reads++;
    if (this.failures-- > 0) throw new Error('away');
    return places.flatMap(({ roomId, seq }) =>
      (this.logs.get(roomId) ?? []).slice(Number(seq), Number(seq) + limitPerRoom),
    );
  }
}

describe('the hub', () => {
  let log: MemoryLog;
  let hub: TailHub;
  let got: TailItem[];
  let onItem: () => void;
  beforeEach(async () => {
    log = new MemoryLog();
    log.commit('old');
    hub = new TailHub(log, () => undefined);
    await hub.start();
    got = [];
    onItem = () => undefined;
    hub.attach({
      push(item) {
        got.push(item);
        onItem();
      },
    });
  });
  afterEach(() => hub.close());

  const seqs = (roomId: string) =>
    got.flatMap(({ item }) => (item.case === 'event' && item.value.roomId === roomId ? [Number(item.value.seq)] : []));
  const gotItems = (count: number) =>
    new Promise<void>((resolve) => {
      onItem = () => got.length >= count && resolve();
      onItem();
    });

  test('gives own commits as they come, without reading the log', () => {
    hub.publish([log.commit('old'), log.commit('new'), log.commit('old')]);
    expect([seqs('old'), seqs('new')]).toEqual([[2, 3], [1]]);
    expect(log.reads).toBe(0);
  });

  test('puts own commits that overtook each other in order', () => {
    const [second, third, fourth] = [log.commit('old'), log.commit('old'), log.commit('old')];
    hub.publish([fourth]);
    hub.publish([third]);
    expect(seqs('old')).toEqual([]);
    hub.publish([second]);
    expect(seqs('old')).toEqual([2, 3, 4]);
    hub.publish([third]);
    expect(seqs('old')).toEqual([2, 3, 4]);
  });

  test('reads what others committed, more than one read takes, and goes on with what is live', async () => {
    for (let n = 0; n < 450; n++) log.commit('old');
    hub.heard('old', 451n);
    hub.publish([log.commit('old')]);
    await gotItems(451);
    expect(seqs('old')).toEqual(Array.from({ length: 451 }, (_, index) => index + 2));
  });

  test('reads again after a failure', async () => {
    log.failures = 2;
    log.commit('old');
    hub.heard('old', 2n);
    await gotItems(1);
    expect(seqs('old')).toEqual([2]);
    expect(log.reads).toBe(3);
  });

  test('looks in the log for an own commit that never came', async () => {
    log.commit('old');
    hub.heardOwn('old', 2n);
    await gotItems(1);
    expect(seqs('old')).toEqual([2]);
  });

  test('compares all rooms after a silence', async () => {
    log.commit('old');
    log.commit('new');
    await hub.compare();
    await gotItems(2);
    expect([seqs('old'), seqs('new')]).toEqual([[2], [1]]);
  });

  test('leaves out what is too far behind, and says so', async () => {
    for (let n = 0; n < 10_001; n++) log.commit('old');
    const kept = log.commit('old');
    hub.publish([kept]);
    await gotItems(1);
    expect(got[0]?.item).toMatchObject({ case: 'gap', value: { roomId: 'old', seq: 10_003n } });
    hub.publish([log.commit('old')]);
    expect(seqs('old')).toEqual([10_004]);
  });
});
