import { Injectable, computed, inject, signal } from '@angular/core';
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import { PersonalSection, type Attachment, type ScheduledMessage } from '@prosa/proto/chat';
import { v7 as uuidv7 } from 'uuid';
import { SCHEDULED } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import { partsOfFiles } from '../files/parts-of-files.ts';
import type { NewPollEntry } from '../outbox/outbox-entry.ts';
import { PersonalStore } from '../personal/personal-store.ts';
import type { SessionPart } from '../session/session-scope.ts';
import { SessionStore } from '../session/session-store.ts';

/** Something to be sent later. */
export interface Later {
  readonly roomId: string;
  readonly text: string;
  readonly replyToMessageId?: string;
  readonly threadRootMessageId?: string;
  /** Its files, in the order to show: all of them are on the server. */
  readonly attachments?: readonly Attachment[];
  readonly poll?: NewPollEntry;
}

/** What the person wants to be sent later. Every asking method throws `RequestFailed`. */
@Injectable({ providedIn: 'root' })
export class ScheduledStore implements SessionPart {
  private readonly calls = inject(SCHEDULED);
  private readonly kept = signal<readonly ScheduledMessage[]>([]);
  /** What `kept` is good for. */
  private revision = 0n;

  /** Those that wait or have failed, by time. */
  readonly scheduled = this.kept.asReadonly();
  /** Those that could not be sent. */
  readonly failed = computed(() => this.kept().filter(({ failure }) => failure));

  constructor() {
    inject(SessionStore).join(this);
    inject(PersonalStore).keep(PersonalSection.SCHEDULED, async () => {
      const all: ScheduledMessage[] = [];
      let first: bigint | undefined;
      for (let pageToken = ''; ;) {
        const { scheduled, nextPageToken, revision } = await this.calls.listScheduled({ pageToken });
        first ??= revision;
        all.push(...scheduled);
        if (!nextPageToken) break;
        pageToken = nextPageToken;
      }
      this.kept.set(all);
      return (this.revision = first);
    });
  }

  async schedule(message: Later, sendAt: Date): Promise<void> {
    const { attachments = [], poll, ...rest } = message;
    const { scheduled, revision } = await request(
      this.calls.scheduleMessage({
        ...rest,
        ...partsOfFiles(attachments),
        ...(poll && { poll: { ...poll, options: [...poll.options] } }),
        scheduledId: uuidv7(),
        sendAt: timestampFromDate(sendAt),
      }),
    );
    if (scheduled && revision >= this.revision) this.put(scheduled);
  }

  /** Another text, another time; a time that is past: it goes now. */
  async update(scheduledId: string, change: { readonly text?: string; readonly sendAt?: Date }): Promise<void> {
    const { text, sendAt } = change;
    const { scheduled, revision } = await request(
      this.calls.updateScheduled({
        scheduledId,
        ...(text !== undefined && { text }),
        ...(sendAt && { sendAt: timestampFromDate(sendAt) }),
      }),
    );
    if (scheduled && revision >= this.revision) this.put(scheduled);
  }

  async cancel(scheduledId: string): Promise<void> {
    await request(this.calls.cancelScheduled({ scheduledId }));
    this.kept.update((all) => all.filter(({ id }) => id !== scheduledId));
  }

  begin(): void {
    this.revision = 0n;
    this.kept.set([]);
  }

  end(): void {
    this.kept.set([]);
  }

  private put(scheduled: ScheduledMessage): void {
    const others = this.kept().filter(({ id }) => id !== scheduled.id);
    this.kept.set([...others, scheduled].sort((a, b) => timeOf(a) - timeOf(b)));
  }
}

const timeOf = ({ sendAt }: ScheduledMessage): number => (sendAt ? timestampDate(sendAt).getTime() : 0);
