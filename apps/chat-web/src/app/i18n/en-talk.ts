/** English words for what stands around messages: pins, polls, forwarded messages. Part of `en`. */
export const enTalk = {
  pin: {
    title: 'Pinned messages',
    count: { one: '{{count}} pinned message', other: '{{count}} pinned messages' },
    pin: 'Pin to the room',
    unpin: 'Take the pin away',
    by: 'Pinned by {{name}}',
    byYou: 'Pinned by you',
    show: 'Go to the message of {{name}}',
    showShort: 'Go to the message',
    emptyTitle: 'Nothing on the board',
    empty: 'Pin a message from its menu, and everybody in the room finds it here.',
  },
};
