import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { UserRole } from '@prosa/proto/chat';
import { Dialogs } from '../dialogs/dialogs.ts';
import { Words } from '../i18n/words.ts';
import { Empty } from '../look/empty.ts';
import { Icon } from '../look/icon.ts';
import { SessionStore } from '../session/session-store.ts';
import { Drawer } from './drawer.ts';

/** What a person sees who is in no room yet: how to begin. */
@Component({
  selector: 'prosa-welcome',
  imports: [Empty, Icon, MatButton, MatIconButton],
  templateUrl: './welcome.html',
  styleUrls: ['./sheet.scss', './welcome.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Welcome {
  private readonly session = inject(SessionStore);
  protected readonly dialogs = inject(Dialogs);
  protected readonly drawer = inject(Drawer);
  protected readonly t = inject(Words).t;
  protected readonly host = location.host;
  protected readonly isOwner = computed(() => this.session.me()?.role === UserRole.OWNER);
  protected readonly mayInvite = computed(() => (this.session.me()?.role ?? 0) >= UserRole.ADMIN);
  protected readonly workspace = computed(() => this.session.workspace()?.name ?? '');
}
