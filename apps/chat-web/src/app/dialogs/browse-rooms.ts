import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogClose, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { Router } from '@angular/router';
import type { Room } from '@prosa/proto/chat';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { hueOf } from '../look/hue.ts';
import { Icon } from '../look/icon.ts';
import { RoomTile } from '../room-list/room-tile.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { Dialogs } from './dialogs.ts';

/** The public rooms of the workspace; those one is in can be gone to, the others joined. */
@Component({
  selector: 'prosa-browse-rooms',
  imports: [Icon, MatButton, MatDialogClose, MatDialogTitle, RoomTile],
  templateUrl: './browse-rooms.html',
  styleUrls: ['./dialog.scss', './browse-rooms.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BrowseRooms {
  private readonly rooms = inject(RoomStore);
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialogRef);
  private readonly dialogs = inject(Dialogs);
  private readonly failures = inject(FailureWords);
  private readonly words = inject(Words);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;
  protected readonly hueOf = hueOf;

  protected readonly query = signal('');
  protected readonly busy = signal('');
  protected readonly failure = signal('');
  private readonly page = resource({
    params: () => this.query().trim(),
    loader: ({ params }) => this.rooms.browse(params),
  });
  protected readonly found = computed(() => (this.page.hasValue() ? this.page.value().items : []));
  protected readonly loading = computed(() => this.page.isLoading());
  protected readonly loadFailure = computed(() => (this.page.error() ? this.failures.say(this.page.error()) : ''));
  private readonly mine = computed(() => new Set(this.rooms.rooms().map(({ id }) => id)));

  protected isMine(room: Room): boolean {
    return this.mine().has(room.id);
  }

  protected async enter(room: Room): Promise<void> {
    if (this.busy()) return;
    this.busy.set(room.id);
    this.failure.set('');
    try {
      if (!this.isMine(room)) await this.rooms.join(room.id);
      this.dialog.close();
      await this.router.navigate(['/rooms', room.id]);
    } catch (error) {
      this.failure.set(this.failures.say(error));
    } finally {
      this.busy.set('');
    }
  }

  protected create(): void {
    this.dialog.close();
    void this.dialogs.createRoom();
  }
}
