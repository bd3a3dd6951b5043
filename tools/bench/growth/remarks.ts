/** For each growth: what bends first, as far as it is known. Written by people who looked. */
export const remarks: Readonly<Record<string, string>> = {
  members:
    'In a small room the cost of the send itself, shared by few, is nearly all of it: at 10 members a tenth of a send for each delivery. What is left in a large room is writing to sockets, from 1,000 members to 10,000 the same for each; the last of 10,000 has a message when 9,999 were written before, so that the time to a delivery grows with the room.',
  rooms:
    'A delivery costs nearly the same whether its reader is in one room or in a thousand: nothing in the way of an event depends on the rooms that a person is in. What bends is opening a stream, which asks for the place and the presence of each room, 20 µs each; and the memory, most of it of the rooms and not of the connections, of which there are 50.',
  connections: 'No bend up to 10,000 connections.',
  gateways:
    'Each gateway more gets every event of its rooms from persistence and encodes it once more: a fifth for each. On cores of their own that is what more gateways cost; here they share one, at a rate so low that every process has to be woken for every message.',
  persistences:
    'Two processes on one core: half as much again for a send, most likely because each puts fewer sends into a transaction, and each hears of what the other one has stored. A second one is for when the first dies, or has a core of its own.',
};
