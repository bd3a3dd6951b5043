import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { MemberRole, RoomKind, type Member } from '@prosa/proto/chat';
import { Dialogs } from '../dialogs/dialogs.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Icon } from '../look/icon.ts';
import { Toasts } from '../look/toasts.ts';
import { ProfileCards } from '../people/profile-cards.ts';
import { Standings } from '../people/standing.ts';
import { RoomStore } from '../rooms/room-store.ts';
import type { RoomView } from '../rooms/room-view.ts';
import { SessionStore } from '../session/session-store.ts';
import { Viewport } from '../shell/viewport.ts';

/** The people of a room with their part in it and whether they are there; beside the room, over it where that is narrow. */
@Component({
  selector: 'prosa-members-panel',
  imports: [Avatar, Icon, MatButton, MatIconButton],
  templateUrl: './members-panel.html',
  styleUrls: ['../shell/sheet.scss', './members-panel.scss'],
  host: { '[class]': '"at-" + viewport.width()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MembersPanel {
  private readonly rooms = inject(RoomStore);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly sheet = viewChild.required<ElementRef<HTMLElement>>('sheet');
  private readonly words = inject(Words);
  protected readonly session = inject(SessionStore);
  protected readonly dialogs = inject(Dialogs);
  protected readonly cards = inject(ProfileCards);
  protected readonly standings = inject(Standings);
  protected readonly viewport = inject(Viewport);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;

  readonly room = input.required<RoomView>();
  readonly closed = output();

  protected readonly query = signal('');
  /** Apart from the rest of the room, which changes with every message. */
  private readonly roomId = computed(() => this.room().id);
  private readonly memberCount = computed(() => this.room().memberCount);
  private readonly first = resource({
    params: () => ({ roomId: this.roomId(), query: this.query().trim(), count: this.memberCount() }),
    loader: ({ params }) => this.rooms.members(params.roomId, params.query),
  });
  /** The pages fetched so far; begins anew with another search. */
  protected readonly page = linkedSignal<
    { items: readonly Member[]; nextPageToken: string } | undefined,
    { items: readonly Member[]; nextPageToken: string } | undefined
  >({
    source: () => (this.first.hasValue() ? this.first.value() : undefined),
    computation: (fresh, previous) => fresh ?? (this.first.isLoading() ? previous?.value : undefined),
  });
  protected readonly failure = computed(() => (this.first.error() ? this.failures.say(this.first.error()) : ''));
  protected readonly isDirect = computed(() => this.room().kind === RoomKind.DIRECT);
  protected readonly moderates = computed(() => this.room().role === MemberRole.MODERATOR && !this.isDirect());
  protected readonly moderator = MemberRole.MODERATOR;

  constructor() {
    afterNextRender(() => this.sheet().nativeElement.focus());
  }

  protected async more(): Promise<void> {
    const page = this.page();
    if (!page?.nextPageToken) return;
    try {
      const next = await this.rooms.members(this.room().id, this.query().trim(), page.nextPageToken);
      this.page.set({ items: [...page.items, ...next.items], nextPageToken: next.nextPageToken });
    } catch (error) {
      this.toasts.fail(error);
    }
  }

  protected async write(userId: string): Promise<void> {
    try {
      await this.router.navigate(['/rooms', await this.rooms.openDirect([userId])]);
    } catch (error) {
      this.toasts.fail(error);
    }
  }

  protected async remove(userId: string, name: string): Promise<void> {
    if (!(await this.toasts.try(this.rooms.removeMember(this.room().id, userId)))) return;
    this.page.update((page) => page && { ...page, items: page.items.filter(({ user }) => user?.id !== userId) });
    this.toasts.say(this.t('room.removed', { name }));
  }
}
