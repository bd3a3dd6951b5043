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
  pages:
    'A page costs the same in a room of a thousand and of a million messages. What it costs is two services: of 2.8 ms of CPU time PostgreSQL has a fifth; the rest is reading the rows, the call between gateway and persistence, and compressing. Encoding and decoding are 4 and 5 % of the two (flame graphs: README), so that passing bytes on would spare little. What bent, and was mended: whether anything follows a page in the middle was asked for without an order, so that PostgreSQL read the table of a room with a tenth of all messages (4.5 s); the newest page asks nothing beside its rows any more.',
  searches:
    'The commonest words are found by walking back from the newest message, those in between in the newest stretch of time, rare ones by trigrams. What is left is reading the lists of trigrams: made-up words share their syllables, so theirs are longer than those of a real language; this is the dear side. What would help is an index in parts by time. What bent, and was mended: a crowd of other messages in one room (here the sends that had just been measured) made the commonest words look rare and sent them to the trigrams, 1.2 s a search. Now what was read decides how far to walk, and PostgreSQL is asked for its guess; a word that fewer than one in a hundred messages has can still be taken for rare behind such a crowd.',
};
