import { ChangeDetectionStrategy, Component, effect, inject, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ConnectionStore, type ConnectionState } from '../connection/connection-store.ts';
import { Words } from '../i18n/words.ts';
import { Pair } from '../look/dash.ts';
import { Icon } from '../look/icon.ts';

/** A break that is over within this is not worth a word. */
const patienceMs = 1_000;

/** Says when nothing comes and goes. Once it says offline, the tries in between do not make it blink. */
@Component({
  selector: 'prosa-connection-banner',
  imports: [Icon, MatButton, Pair],
  template: `
    <div role="status">
      @switch (shown()) {
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
  styleUrl: './connection-banner.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConnectionBanner {
  protected readonly connection = inject(ConnectionStore);
  protected readonly t = inject(Words).t;

  protected readonly shown = signal<ConnectionState>('online');

  constructor() {
    effect((onCleanup) => {
      const state = this.connection.state();
      const before = untracked(this.shown);
      if (state === 'online') return this.shown.set('online');
      if (before === 'offline' && state === 'connecting') return;
      if (before !== 'online') return this.shown.set(state);
      const timer = setTimeout(() => this.shown.set(state), patienceMs);
      onCleanup(() => clearTimeout(timer));
    });
  }
}
