import { ChangeDetectionStrategy, Component, computed, inject, input, output, resource } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatDivider } from '@angular/material/divider';
import { MatTooltip } from '@angular/material/tooltip';
import { Router, RouterLink } from '@angular/router';
import { MemberRole, RoomKind } from '@prosa/proto/chat';
import { AssistantStore } from '../assistant/assistant-store.ts';
import { spanWord, summarySpans } from '../assistant/summary-part.ts';
import { Dialogs } from '../dialogs/dialogs.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Pair } from '../look/dash.ts';
import { Icon } from '../look/icon.ts';
import { Toasts } from '../look/toasts.ts';
import { roomIcon, partnerOf } from '../room-list/room-groups.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { Conversation } from './conversation.ts';
import { RoomNoticeMenu } from './room-notice-menu.ts';
import type { RoomView } from '../rooms/room-view.ts';
import { SessionStore } from '../session/session-store.ts';
import { Drawer } from '../shell/drawer.ts';
import { Viewport } from '../shell/viewport.ts';

/** The head of a room: its name and topic, who is in it, what can be done with it. */
@Component({
  selector: 'prosa-room-header',
  imports: [
    Avatar,
    Icon,
    MatDivider,
    MatIconButton,
    MatMenu,
    MatMenuContent,
    MatMenuItem,
    MatMenuTrigger,
    MatTooltip,
    Pair,
    RoomNoticeMenu,
    RouterLink,
  ],
  templateUrl: './room-header.html',
  styleUrl: './room-header.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RoomHeader {
  private readonly rooms = inject(RoomStore);
  protected readonly conversation = inject(Conversation);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(SessionStore);
  private readonly words = inject(Words);
  protected readonly assistant = inject(AssistantStore);
  protected readonly dialogs = inject(Dialogs);
  protected readonly drawer = inject(Drawer);
  protected readonly viewport = inject(Viewport);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;
  protected readonly spans = summarySpans;
  protected readonly spanWord = spanWord;

  readonly room = input.required<RoomView>();
  readonly membersOpen = input(false);
  readonly pinsOpen = input(false);
  /** The list of people is asked for, or asked away. */
  readonly members = output();
  readonly filesOpen = input(false);
  /** The files of the room are asked for, or asked away. */
  readonly files = output();
  readonly askOpen = input(false);
  /** The assistant is to be asked, or not any more. */
  readonly ask = output();
  /** The pinned messages are asked for, or asked away. */
  readonly pins = output();

  protected readonly mayAsk = computed(() => this.words.complete() && this.assistant.offeredIn(this.room().id));
  protected readonly icon = computed(() => roomIcon(this.room()));
  protected readonly kind = computed(() => {
    const { kind } = this.room();
    if (kind === RoomKind.DIRECT) return this.t('room.isDirect');
    return kind === RoomKind.PRIVATE ? this.t('room.isPrivate') : this.t('room.isPublic');
  });
  protected readonly isDirect = computed(() => this.room().kind === RoomKind.DIRECT);
  protected readonly partner = computed(() => partnerOf(this.room(), this.session.myId()));
  protected readonly moderates = computed(() => this.room().role === MemberRole.MODERATOR && !this.isDirect());
  /** Apart from the rest of the room, which changes with every message. */
  private readonly roomId = computed(() => this.room().id);
  private readonly memberCount = computed(() => this.room().memberCount);
  private readonly some = resource({
    params: () => ({ roomId: this.roomId(), count: this.memberCount() }),
    loader: async ({ params }) => (await this.rooms.members(params.roomId)).items.slice(0, 3),
  });
  protected readonly faces = computed(() =>
    this.some.hasValue() ? this.some.value().map(({ user }) => user?.id ?? '') : [],
  );

  /** Asks for a day and shows its first message. */
  protected async jumpToDate(): Promise<void> {
    const seq = await this.dialogs.jumpToDate(this.room().id);
    if (seq !== undefined) this.conversation.jumpTo(seq);
  }

  protected async leave(): Promise<void> {
    const { id, title, kind } = this.room();
    const sure = await this.dialogs.confirm({
      title: this.t('room.leaveTitle', { room: title }),
      body: kind === RoomKind.PRIVATE ? this.t('room.leavePrivate') : this.t('room.leavePublic'),
      action: this.t('room.leave'),
      danger: kind === RoomKind.PRIVATE,
    });
    if (!sure || !(await this.toasts.try(this.rooms.leave(id)))) return;
    this.toasts.say(this.t('room.left', { room: title }));
    await this.router.navigateByUrl('/');
  }

  /** The assistant reads this room, or not any more. */
  protected async switchAssistant(): Promise<void> {
    const { id, assistantOff } = this.room();
    if (!(await this.toasts.try(this.assistant.enableIn(id, assistantOff)))) return;
    this.toasts.say(this.t(assistantOff ? 'room.assistantOnDone' : 'room.assistantOffDone'));
  }

  protected async archive(): Promise<void> {
    const { id, title, archived } = this.room();
    const sure =
      archived ||
      (await this.dialogs.confirm({
        title: this.t('room.archiveTitle', { room: title }),
        body: this.t('room.archiveBody'),
        action: this.t('room.archive'),
      }));
    if (!sure || !(await this.toasts.try(this.rooms.archive(id, !archived)))) return;
    this.toasts.say(this.t(archived ? 'room.unarchivedDone' : 'room.archivedDone', { room: title }));
  }
}
