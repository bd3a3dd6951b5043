/** Which messages call a person: the same rule in the browser, for its notifications, and on the server, for web push. */
import { type Message, NotificationLevel } from '@prosa/proto/chat';
import { hasKeyword } from './keywords.ts';

/** How a person has the room of a message, and what they want to hear. */
export interface Hearing {
  readonly userId: string;
  /** The room's own level; UNSPECIFIED: the default. */
  readonly level: NotificationLevel;
  readonly muted: boolean;
  /** The room is a direct conversation. */
  readonly direct: boolean;
  /** As in Preferences; UNSPECIFIED: mentions. */
  readonly defaultLevel: NotificationLevel;
  readonly notifyDirect: boolean;
  readonly keywords: readonly string[];
  /** The message is a reply in a thread that the person follows. */
  readonly followsThread?: boolean;
}

/** Why a message calls a person. */
export type Call = 'direct' | 'mention' | 'keyword' | 'thread' | 'message';

/** Why a message calls a person; undefined: it does not. Whether they want to be disturbed at all is not asked here. */
export function callOf(message: Message, hearing: Hearing): Call | undefined {
  if (hearing.muted || message.senderId === hearing.userId || message.deletedAt) return undefined;
  const level = levelOf(hearing);
  if (level === NotificationLevel.NOTHING) return undefined;
  if (message.mentionsRoom || message.mentionedUserIds.includes(hearing.userId)) return 'mention';
  if (hasKeyword(message.text, hearing.keywords)) return 'keyword';
  // A reply calls those who follow its thread, not the room.
  if (message.threadRootMessageId !== '') return hearing.followsThread ? 'thread' : undefined;
  if (level !== NotificationLevel.ALL) return undefined;
  return hearing.direct ? 'direct' : 'message';
}

/** The level that holds for a room. */
export function levelOf({ level, direct, notifyDirect, defaultLevel }: Omit<Hearing, 'userId'>): NotificationLevel {
  if (level !== NotificationLevel.UNSPECIFIED) return level;
  if (direct) return notifyDirect ? NotificationLevel.ALL : NotificationLevel.MENTIONS;
  return defaultLevel === NotificationLevel.UNSPECIFIED ? NotificationLevel.MENTIONS : defaultLevel;
}
