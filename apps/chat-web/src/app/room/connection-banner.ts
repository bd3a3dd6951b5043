import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ConnectionStore } from '../connection/connection-store.ts';
import { Words } from '../i18n/words.ts';
import { Pair } from '../look/dash.ts';
import { Icon } from '../look/icon.ts';

/** Says when nothing comes and goes; a short break is not worth a word. */
@Component({
  selector: 'prosa-connection-banner',
  imports: [Icon, MatButton, Pair],
  template: `
    <div role="status">
      @switch (connection.state()) {
        @case ('offline') {
          <p class="offline">
            <prosa-icon name="cloud-off" />
            <span
              ><b>{{ t('connection.offline') }}</b> {{ t('connection.offlineBody') }}</span
            >
            <button matButton class="prosa-small" type="button" (click)="connection.retryNow()">
              {{ t('connection.tryNow') }}
            </button>
          </p>
        }
        @case ('connecting') {
          <p class="soon"><prosa-pair class="moving" />{{ t('connection.reconnecting') }}</p>
        }
        @case ('catching-up') {
          <p class="soon"><prosa-pair class="moving" />{{ t('connection.catchingUp') }}</p>
        }
      }
    </div>
  `,
  styles: `
    :host {
      flex: none;
    }
    p {
      display: flex;
      align-items: center;
      gap: 0.625rem;
      padding: 0.4375rem 0.75rem 0.4375rem 1.5rem;
      font: var(--mat-sys-body-medium);
    }
    .offline {
      background: var(--mat-sys-tertiary-container);
      color: var(--mat-sys-on-tertiary-container);
      --mat-button-text-label-text-color: var(--mat-sys-on-tertiary-container);
      animation: late 1s step-end;
    }
    b {
      font-weight: 650;
    }
    button {
      margin-left: auto;
    }
    .soon {
      padding-block: 0.25rem;
      font: var(--mat-sys-body-small);
      color: var(--mat-sys-on-surface-variant);
      border-bottom: var(--prosa-hairline);
      animation: late 1.5s step-end;
    }
    @keyframes late {
      from {
        position: absolute;
        visibility: hidden;
      }
    }
    @media (max-width: 599.98px) {
      p {
        padding-inline: 1rem;
      }
      .offline {
        flex-wrap: wrap;
      }
      span {
        flex: 1 1 10rem;
        min-width: 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConnectionBanner {
  protected readonly connection = inject(ConnectionStore);
  protected readonly t = inject(Words).t;
}
