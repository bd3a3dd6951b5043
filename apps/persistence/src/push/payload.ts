/** What a push says, and where it leads. */
export interface PushedMessage {
  /** BCP 47 tag. */
  language: string;
  sender: string;
  /** Name of the room; empty: a conversation between two. */
  room: string;
  /** Empty: what was said is not told. */
  text: string;
  roomId: string;
  /** Id of the message that its thread begins with; empty: it stands in the room. */
  threadId: string;
  seq: bigint;
  /** Names of those whom the text mentions, by id. */
  names: Readonly<Record<string, string>>;
}

/** English, and Portuguese for everybody who reads that. */
const words = {
  en: { in: (sender: string, room: string) => `${sender} in ${room}`, hidden: 'New message' },
  pt: { in: (sender: string, room: string) => `${sender} em ${room}`, hidden: 'Nova mensagem' },
};

const maxText = 300;
/** Of a text this much is looked at: finding marks takes time by the square of it. */
const maxLookedAt = 1_500;

/** The notification as Angular's service worker takes it: shown as it is, pressed it goes to the message. */
export function pushPayload({ language, sender, room, text, roomId, threadId, seq, names }: PushedMessage): object {
  const said = /^pt\b/i.test(language) ? words.pt : words.en;
  const url = threadId ? `/rooms/${roomId}/thread/${threadId}?reply=${seq}` : `/rooms/${roomId}?at=${seq}`;
  return {
    notification: {
      title: room === '' ? sender : said.in(sender, room),
      body: plain(text, names) || said.hidden,
      lang: language,
      tag: roomId,
      renotify: true,
      icon: '/logo/icon.svg',
      data: { url, onActionClick: { default: { operation: 'navigateLastFocusedOrOpen', url } } },
    },
  };
}

/** A text on one line, without the marks that would only show as such, and not too long. */
function plain(text: string, names: Readonly<Record<string, string>>): string {
  const line = text
    .slice(0, maxLookedAt)
    .toWellFormed()
    .replace(/```[\s\S]*?(?:```|$)/g, ' … ')
    .replace(/<@([0-9a-f-]{36})>/gi, (_, id: string) => `@${names[id.toLowerCase()] ?? '…'}`)
    .replace(/\s+/g, ' ')
    .replace(/(?<![\p{L}\p{N}])(\*{1,3}|_{1,3}|~~|`)(\S(?:.*?\S)?)\1(?![\p{L}\p{N}])/gu, '$2')
    .trim();
  const characters = [...line];
  return characters.length > maxText ? `${characters.slice(0, maxText - 1).join('')}…` : line;
}
