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
  viewChild,
} from '@angular/core';
import { MatButton, MatIconAnchor, MatIconButton } from '@angular/material/button';
import type { RoomFile } from '@prosa/proto/chat';
import { FILES } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Empty } from '../look/empty.ts';
import { Icon } from '../look/icon.ts';
import { Toasts } from '../look/toasts.ts';
import { TimelineStore } from '../messages/timeline-store.ts';
import { PeopleStore } from '../people/people-store.ts';
import { Conversation } from '../room/conversation.ts';
import type { RoomView } from '../rooms/room-view.ts';
import { Viewport } from '../shell/viewport.ts';
import { addressOf, kindHue, kindLabel, thumbnailOf } from './file-kind.ts';
import { FileSizes } from './file-sizes.ts';

interface Page {
  readonly files: readonly RoomFile[];
  readonly nextPageToken: string;
}

/** The files of a room, the newest first; pressed, the log goes to the message. */
@Component({
  selector: 'prosa-files-panel',
  imports: [Empty, Icon, MatButton, MatIconAnchor, MatIconButton],
  templateUrl: './files-panel.html',
  styleUrls: ['../shell/sheet.scss', '../room/members-panel.scss', './files-panel.scss'],
  host: { '[class]': '"at-" + viewport.width()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FilesPanel {
  private readonly client = inject(FILES);
  private readonly people = inject(PeopleStore);
  private readonly failures = inject(FailureWords);
  private readonly toasts = inject(Toasts);
  private readonly timelines = inject(TimelineStore);
  private readonly moments = inject(Moments);
  private readonly conversation = inject(Conversation);
  private readonly sheet = viewChild.required<ElementRef<HTMLElement>>('sheet');
  protected readonly viewport = inject(Viewport);
  protected readonly sizes = inject(FileSizes);
  protected readonly t = inject(Words).t;
  protected readonly addressOf = addressOf;
  protected readonly thumbnailOf = thumbnailOf;
  protected readonly kindLabel = kindLabel;
  protected readonly kindHue = kindHue;

  readonly room = input.required<RoomView>();
  readonly closed = output();

  /** Changes when a message with files comes or goes. */
  private readonly withFiles = computed(() =>
    this.timelines
      .timeline(this.room().id)()
      .entries.filter(({ message, state }) => state === 'sent' && message.attachments.length > 0)
      .map(({ message }) => message.id)
      .join(),
  );
  /** Apart from the rest of the room, which changes with every message. */
  private readonly roomId = computed(() => this.room().id);
  private readonly first = resource({
    params: () => ({ roomId: this.roomId(), withFiles: this.withFiles() }),
    loader: ({ params: { roomId } }) => this.fetch(roomId, ''),
  });
  protected readonly page = linkedSignal<Page | undefined, Page | undefined>({
    source: () => (this.first.hasValue() ? this.first.value() : undefined),
    computation: (fresh, previous) => fresh ?? previous?.value,
  });
  protected readonly failure = computed(() => (this.first.error() ? this.failures.say(this.first.error()) : ''));

  constructor() {
    afterNextRender(() => this.sheet().nativeElement.focus());
  }

  protected reload(): void {
    this.first.reload();
  }

  protected async more(): Promise<void> {
    const page = this.page();
    if (!page?.nextPageToken) return;
    try {
      const next = await this.fetch(this.room().id, page.nextPageToken);
      this.page.set({ files: [...page.files, ...next.files], nextPageToken: next.nextPageToken });
    } catch (error) {
      this.toasts.fail(error);
    }
  }

  /** Who sent it and when. */
  protected about({ senderId, sentAt, attachment }: RoomFile): string {
    const date = dateOf(sentAt);
    const name = this.people.user(senderId)()?.displayName ?? this.t('people.someone');
    return [name, date && this.moments.inList(date), this.sizes.say(attachment?.sizeBytes ?? 0n)]
      .filter(Boolean)
      .join(' · ');
  }

  /** Where the panel hides the log, it makes room. */
  protected show({ seq }: RoomFile): void {
    this.conversation.jumpTo(seq);
    if (this.viewport.width() !== 'wide') this.closed.emit();
  }

  private fetch(roomId: string, pageToken: string): Promise<Page> {
    return request(this.client.listFiles({ roomId, pageToken }));
  }
}
