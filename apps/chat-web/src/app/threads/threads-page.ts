import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { threadUnread, type ThreadEntry } from '@prosa/room-state';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Dash } from '../look/dash.ts';
import { Empty } from '../look/empty.ts';
import { Icon } from '../look/icon.ts';
import { MentionScopes } from '../markdown/mention-scopes.ts';
import { AllRead } from '../messages/all-read.ts';
import { PeopleStore } from '../people/people-store.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { Drawer } from '../shell/drawer.ts';
import { Viewport } from '../shell/viewport.ts';
import { ThreadStore } from './thread-store.ts';

/** A thread of the list. */
interface Row {
  readonly id: string;
  readonly roomId: string;
  readonly by: string;
  readonly line: string;
  readonly senderId: string;
  readonly faces: readonly string[];
  readonly replies: number;
  readonly last: Date | undefined;
  readonly unread: number;
  readonly mentions: number;
}

/** The threads that one follows; those with something new first. */
@Component({
  selector: 'prosa-threads-page',
  imports: [Avatar, Dash, Empty, Icon, MatButton, MatIconButton, RouterLink],
  templateUrl: './threads-page.html',
  styleUrls: ['../shell/sheet.scss', './threads-page.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ThreadsPage {
  private readonly people = inject(PeopleStore);
  private readonly rooms = inject(RoomStore);
  private readonly scopes = inject(MentionScopes);
  private readonly words = inject(Words);
  protected readonly threads = inject(ThreadStore);
  protected readonly allRead = inject(AllRead);
  protected readonly moments = inject(Moments);
  protected readonly viewport = inject(Viewport);
  protected readonly drawer = inject(Drawer);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;

  protected readonly rows = computed(() => this.threads.followed().map((entry) => this.rowOf(entry)));

  private rowOf(entry: ThreadEntry): Row {
    const { root } = entry;
    const name = this.people.user(root.senderId)()?.displayName ?? this.t('people.someone');
    const room = this.rooms.room(root.roomId)()?.title ?? '';
    return {
      id: root.id,
      roomId: root.roomId,
      by: this.t('thread.inList', { name, room }),
      line: root.deletedAt ? this.t('timeline.goneShort') : this.scopes.line(root),
      senderId: root.senderId,
      faces: root.thread?.participantIds.slice(0, 3) ?? [],
      replies: root.thread?.replyCount ?? 0,
      last: dateOf(root.thread?.lastReplyAt),
      unread: threadUnread(entry),
      mentions: entry.unreadMentionSeqs.length,
    };
  }
}
