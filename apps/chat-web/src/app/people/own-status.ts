import { Injectable, inject } from '@angular/core';
import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { AvailabilitySchema, type Availability, type User } from '@prosa/proto/chat';
import { PRESENCE } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import { SessionStore } from '../session/session-store.ts';

/** What a person says of themselves. */
export interface StatusChange {
  /** One emoji; empty: none. */
  readonly emoji: string;
  readonly text: string;
  /** When it goes by itself. */
  readonly expiresAt?: Date;
}

/** The person's own status, and when they do not want to be disturbed. Every method throws `RequestFailed`. */
@Injectable({ providedIn: 'root' })
export class OwnStatus {
  private readonly presence = inject(PRESENCE);
  private readonly session = inject(SessionStore);

  /** Says something, or nothing any more. */
  async set(status: StatusChange | undefined): Promise<void> {
    const expiresAt = status?.expiresAt && timestampFromDate(status.expiresAt);
    const { emoji, text } = status ?? { emoji: '', text: '' };
    this.take(await request(this.presence.setStatus({ status: { emoji, text, expiresAt } })));
  }

  /** Not to be disturbed until then; undefined: no more. The hours of the week stay. */
  async quietUntil(until: Date | undefined): Promise<void> {
    await this.availability({ quietUntil: until && timestampFromDate(until) });
  }

  /** Changes when not to disturb; what is not given stays. The hours are those of where the person is. */
  async availability(change: Partial<Pick<Availability, 'quietUntil' | 'quietHours'>>): Promise<void> {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const before = this.session.me()?.availability ?? create(AvailabilitySchema);
    const availability: Availability = { ...before, ...change, timeZone };
    this.take(await request(this.presence.setAvailability({ availability })));
  }

  private take({ user }: { readonly user?: User }): void {
    if (user) this.session.profileChanged(user);
  }
}
