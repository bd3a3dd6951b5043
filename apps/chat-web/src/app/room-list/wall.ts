import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map } from 'rxjs';
import { Dialogs } from '../dialogs/dialogs.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { Drawer } from '../shell/drawer.ts';
import { JumpButton } from '../switcher/jump-button.ts';
import { Profile } from './profile.ts';
import { groupRooms } from './room-groups.ts';
import { ReviewRow } from '../moderation/review-row.ts';
import { CatchUpRow } from './catch-up-row.ts';
import { WallPlaces } from './wall-places.ts';
import { ThreadsRow } from '../threads/threads-row.ts';
import { WallRow } from './wall-row.ts';
import { WorkspaceMenu } from './workspace-menu.ts';

/** The wall: the workspace, the way to the switcher, the rooms and people, and oneself at the bottom. */
@Component({
  selector: 'prosa-wall',
  imports: [
    CatchUpRow,
    ReviewRow,
    Icon,
    JumpButton,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    Profile,
    ThreadsRow,
    WallPlaces,
    WallRow,
    WorkspaceMenu,
  ],
  templateUrl: './wall.html',
  styleUrl: './wall.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Wall {
  private readonly router = inject(Router);
  protected readonly drawer = inject(Drawer);
  protected readonly dialogs = inject(Dialogs);
  protected readonly rooms = inject(RoomStore);
  protected readonly t = inject(Words).t;

  protected readonly groups = computed(() => groupRooms(this.rooms.rooms()));
  private readonly navigated = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ id }) => id),
    ),
  );

  constructor() {
    effect(() => {
      if (this.navigated()) untracked(() => this.drawer.close());
    });
  }
}
