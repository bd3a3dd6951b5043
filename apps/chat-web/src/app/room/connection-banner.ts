import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ConnectionStore, type ConnectionState } from '../connection/connection-store.ts';
import { OutboxStore } from '../outbox/outbox-store.ts';
import { Words } from '../i18n/words.ts';
import { Pair } from '../look/dash.ts';
import { Icon } from '../look/icon.ts';

/** A break that is over within this is not worth a word. */
const patienceMs = 1_000;

/** What there is to say: how the stream stands, and that the server can only read at the moment. */
type BannerState = ConnectionState | 'read-only';

/** Says when nothing comes and goes, or nothing goes. Once it says offline, the tries in between do not make it blink. */
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
        @case ('read-only') {
          <p class="offline">
            <prosa-icon name="clock" />
            <span
              ><b>{{ t('connection.readOnly') }}</b> {{ t('connection.readOnlyBody') }}</span
            >
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

  protected readonly shown = signal<BannerState>('online');
  private readonly outbox = inject(OutboxStore);
  private readonly state = computed<BannerState>(() => {
    const state = this.connection.state();
    const readOnly = this.connection.readOnly() || this.outbox.readOnly();
    return readOnly && (state === 'offline' || state === 'online') ? 'read-only' : state;
  });

  constructor() {
    effect((onCleanup) => {
      const state = this.state();
      const before = untracked(this.shown);
      if (state === 'online') return this.shown.set('online');
      if ((before === 'offline' || before === 'read-only') && state === 'connecting') return;
      if (before !== 'online') return this.shown.set(state);
      const timer = setTimeout(() => this.shown.set(state), patienceMs);
      onCleanup(() => clearTimeout(timer));
    });
  }
}
