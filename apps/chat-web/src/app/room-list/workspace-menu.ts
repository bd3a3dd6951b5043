import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { UserRole } from '@prosa/proto/chat';
import { Dialogs } from '../dialogs/dialogs.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { Logo } from '../look/logo.ts';
import { AllRead } from '../messages/all-read.ts';
import { SessionStore } from '../session/session-store.ts';

/** The name of the workspace; pressed, what can be done in it. */
@Component({
  selector: 'prosa-workspace-menu',
  imports: [Icon, Logo, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  template: `
    <button
      class="tap"
      type="button"
      [attr.aria-label]="t('wall.menu', { workspace: name() })"
      [matMenuTriggerFor]="menu"
    >
      <prosa-logo /><span class="clip">{{ name() }}</span
      ><prosa-icon name="chevrons-up-down" [size]="15" />
    </button>
    <mat-menu #menu="matMenu">
      <button mat-menu-item type="button" (click)="dialogs.newDirect()">
        <prosa-icon name="square-pen" />{{ t('wall.newMessage') }}
      </button>
      <button mat-menu-item type="button" (click)="dialogs.createRoom()">
        <prosa-icon name="plus" />{{ t('wall.createRoom') }}
      </button>
      <button mat-menu-item type="button" (click)="dialogs.browseRooms()">
        <prosa-icon name="hash" />{{ t('wall.browseRooms') }}
      </button>
      <button mat-menu-item type="button" (click)="allRead.mark()">
        <prosa-icon name="check-check" />{{ t('reading.markAllRead') }}
      </button>
      @if (moderates()) {
        <a mat-menu-item routerLink="/moderation"><prosa-icon name="flag" />{{ t('wall.moderation') }}</a>
        <a mat-menu-item routerLink="/models"><prosa-icon name="tag" />{{ t('wall.models') }}</a>
      }
      @if (mayInvite()) {
        <button mat-menu-item type="button" (click)="dialogs.invite()">
          <prosa-icon name="user-plus" />{{ t('dialog.inviteTitle') }}
        </button>
      }
    </mat-menu>
  `,
  styles: `
    :host {
      display: flex;
      min-width: 0;
    }
    button.tap {
      display: flex;
      align-items: center;
      gap: 0.5rem;
      min-width: 0;
      padding: 0.25rem;
      border-radius: var(--mat-sys-corner-small);
      font: 650 1.0625rem/1.5rem var(--prosa-font-title);
      letter-spacing: -0.01em;
      word-spacing: var(--prosa-title-space);
    }
    prosa-logo {
      --mark: 1.5rem;
    }
    .tap prosa-icon {
      color: var(--prosa-on-wall-variant);
    }
    @media (max-width: 599.98px) {
      button.tap {
        min-height: 2.75rem;
        font-size: 1.375rem;
      }
      prosa-logo {
        --mark: 1.75rem;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorkspaceMenu {
  private readonly session = inject(SessionStore);
  protected readonly dialogs = inject(Dialogs);
  protected readonly allRead = inject(AllRead);
  protected readonly t = inject(Words).t;
  protected readonly name = computed(() => this.session.workspace()?.name || 'Prosa');
  protected readonly moderates = computed(() => (this.session.me()?.role ?? 0) >= UserRole.MODERATOR);
  protected readonly mayInvite = computed(() => (this.session.me()?.role ?? 0) >= UserRole.ADMIN);
}
