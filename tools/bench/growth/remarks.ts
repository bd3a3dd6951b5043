/** For each growth: what bends first, as far as it is known. Written by people who looked. */
export const remarks: Readonly<Record<string, string>> = {
  members:
    'In a small room the cost of the send itself, shared by few, is nearly all of it: at 10 members a tenth of a send for each delivery. What is left in a large room is writing to sockets. At 10,000 a delivery is dearer than at 1,000; why was not looked into.',
  rooms:
    'A delivery costs the same whether its reader is in one room or in a thousand: nothing in the way of an event depends on the rooms that a person is in.',
  connections: 'No bend up to 10,000 connections: the places differ by less than the noise of a busy machine.',
  gateways:
    'Each gateway more gets every event of its rooms from persistence and encodes it once more: about a fifth for the second one. On cores of their own that is what more gateways cost; here they share one.',
  persistences:
    'The place with two processes does not count: on the crowded core two sends met a persistence that did not answer in time, and were refused as unknown.',
};
