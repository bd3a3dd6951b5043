import { Injectable, inject } from '@angular/core';
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { NotificationTone, type Message } from '@prosa/proto/chat';
import { callOf } from '@prosa/room-state';
import { Router } from '@angular/router';
import { TIMING } from '../api/timing.ts';
import { Words } from '../i18n/words.ts';
import { addressOf } from '../messages/message-address.ts';
import { PeopleStore } from '../people/people-store.ts';
import { Standings } from '../people/standing.ts';
import { PreferencesStore } from '../personal/preferences-store.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';
import { Leadership } from '../sync/leadership.ts';
import { LiveItems } from '../sync/live-items.ts';
import { ThreadStore } from '../threads/thread-store.ts';
import { DeviceNotices } from './device-notices.ts';
import { NoticeWords } from './notice-words.ts';
import { RoomNotifications } from './room-notifications.ts';
import { Tones } from './tones.ts';

/** What is older than this when it comes, is no news: it is unread, and that is enough. */
const newsMs = 120_000;
/** Not more than one sound in this time. */
const soundPauseMs = 2_000;

/**
 * Notifies of what calls the person, unless they do not want to be disturbed or read it anyway. Of a browser's tabs the
 * leader does it.
 */
@Injectable({ providedIn: 'root' })
export class Notifier implements SessionPart {
  private readonly rooms = inject(RoomStore);
  private readonly levels = inject(RoomNotifications);
  private readonly leadership = inject(Leadership);
  private readonly standings = inject(Standings);
  private readonly session = inject(SessionStore);
  private readonly people = inject(PeopleStore);
  private readonly preferences = inject(PreferencesStore);
  private readonly notices = inject(DeviceNotices);
  private readonly wording = inject(NoticeWords);
  private readonly threads = inject(ThreadStore);
  private readonly tones = inject(Tones);
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly timing = inject(TIMING);
  private scope: AbortSignal | undefined;
  private soundedAt = 0;

  constructor() {
    this.session.join(this);
    inject(LiveItems).listen((item) => {
      if (item.case !== 'event' || item.value.change.case !== 'messageCreated') return;
      const { message } = item.value.change.value;
      if (message && this.leadership.leads()) this.consider(message);
    });
  }

  begin({ signal }: SessionScope): void {
    this.scope = signal;
  }

  end(): void {
    this.scope = undefined;
  }

  private consider(message: Message): void {
    const scope = this.scope;
    const room = this.rooms.room(message.roomId)();
    if (!scope || !room || !isNews(message) || this.isLookedAt(message)) return;
    const followsThread = this.threads.entry(room.id, message.threadRootMessageId)?.following ?? false;
    if (callOf(message, { ...this.levels.hearing(room.id, room.kind), followsThread }) === undefined) return;
    if (this.standings.quiet(this.session.myId())) return;
    this.people.user(message.senderId)(); // its name is wanted in a moment
    // Whoever reads it at once, in another tab or on another device, is not called.
    setTimeout(() => {
      if (!scope.aborted) this.call(message);
    }, this.timing.noticeMs);
  }

  private call(message: Message): void {
    const room = this.rooms.room(message.roomId)();
    if (!room || room.muted) return;
    const thread = message.threadRootMessageId;
    const readTo = thread ? (this.threads.entry(room.id, thread)?.lastReadSeq ?? 0n) : room.lastReadSeq;
    if (message.seq <= readTo) return;
    const { commands, queryParams } = addressOf(message);
    const url = this.router.serializeUrl(this.router.createUrlTree([...commands], { queryParams }));
    this.notices.show(this.wording.of(message, room), { tag: room.id, url, lang: this.words.language() });
    const { sounds = true, tone = NotificationTone.DROP } = this.preferences.chosen();
    if (!sounds || Date.now() - this.soundedAt < soundPauseMs) return;
    this.soundedAt = Date.now();
    void this.tones.play(tone);
  }

  private isLookedAt({ roomId, threadRootMessageId }: Message): boolean {
    const [, room, thread = ''] = /^\/rooms\/([^/?#]+)(?:\/thread\/([^/?#]+))?/.exec(this.router.url) ?? [];
    const open = room === roomId && (!threadRootMessageId || thread === threadRootMessageId);
    return open && document.visibilityState === 'visible' && document.hasFocus();
  }
}

function isNews({ sentAt }: Message): boolean {
  return sentAt !== undefined && Date.now() - timestampMs(sentAt) < newsMs;
}
