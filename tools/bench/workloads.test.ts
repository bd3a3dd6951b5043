import type { FilledRoom } from './products/product.ts';
import { seats } from './population/population.ts';
import { planOf, workloadNames, workloads } from './workloads.ts';

const people = Array.from({ length: 1000 }, (_, n) => ({ id: `u${n}`, credential: `u${n}` }));

function roomsOf(name: (typeof workloadNames)[number]): FilledRoom[] {
  return seats(people, workloads[name].rooms).map((members, n) => ({ id: `r${n}`, members }));
}

describe.each(workloadNames)('%s', (name) => {
  const workload = workloads[name];
  const rooms = roomsOf(name);
  const plan = planOf(workload, rooms);

  it('has as many people sending as it says, each once, in rooms of theirs', () => {
    expect(new Set(plan.senders.map(({ credential }) => credential)).size).toBe(workload.senders);
    for (const { credential, roomId } of plan.senders) {
      const members = rooms.find(({ id }) => id === roomId)?.members ?? [];
      expect(members.map((member) => member.credential)).toContain(credential);
    }
  });

  it('has everybody in the rooms listening as often as it says, each to all of theirs', () => {
    const { rooms: count, membersPerRoom } = workload.rooms;
    expect(plan.subscribers).toHaveLength(workload.connectionsPerPerson * Math.min(1000, count * membersPerRoom));
    const seatsTaken = plan.subscribers.reduce((sum, { roomIds }) => sum + roomIds.length, 0);
    expect(seatsTaken).toBe(workload.connectionsPerPerson * count * membersPerRoom);
  });
});
