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
  pages:
    'A page costs the same in a room of a thousand and of a million messages. What it costs is two services: PostgreSQL had 1.5 of 10.8 ms of CPU time where it was looked at, on a busy machine; the rest is reading the rows, the call between gateway and persistence, and compressing. Encoding and decoding are 4 and 5 % of the two (flame graphs: README), so that passing bytes on would spare little. What bent, and was mended: whether anything follows a page in the middle was asked for without an order, so that PostgreSQL read the table of a room with a tenth of all messages (4.5 s); the newest page asks nothing beside its rows any more.',
  searches:
    'The commonest words are found by walking back from the newest message, those in between in the newest stretch of time, rare ones by trigrams. What is left is reading the lists of trigrams: made-up words share their syllables, so theirs are longer than those of a real language; this is the dear side. What would help is an index in parts by time. What bent, and was mended: a crowd of other messages in one room (here the sends that had just been measured) made the commonest words look rare and sent them to the trigrams, 1.2 s a search. Now what was read decides how far to walk, and PostgreSQL is asked for its guess; a word that fewer than one in a hundred messages has can still be taken for rare behind such a crowd.',
};
