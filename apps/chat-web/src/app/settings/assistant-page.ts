import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { EngineState, UserRole, type Engine } from '@prosa/proto/chat';
import { AssistantStore } from '../assistant/assistant-store.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { Switch } from '../look/switch.ts';
import { Toasts } from '../look/toasts.ts';
import { PreferencesStore } from '../personal/preferences-store.ts';
import { SessionStore } from '../session/session-store.ts';

/** Whether the assistant is seen, whether the workspace has it, which engines it has, and where text goes. */
@Component({
  selector: 'prosa-assistant-page',
  imports: [Icon, Switch],
  templateUrl: './assistant-page.html',
  styleUrls: ['./page.scss', './assistant-page.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AssistantPage {
  private readonly preferences = inject(PreferencesStore);
  private readonly session = inject(SessionStore);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(Words);
  protected readonly assistant = inject(AssistantStore);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;

  protected readonly administers = computed(() => (this.session.me()?.role ?? 0) >= UserRole.ADMIN);
  /** Addresses that text is sent to. */
  protected readonly addresses = computed(() =>
    (this.assistant.about()?.engines ?? []).flatMap(({ address }) => address || []),
  );

  constructor() {
    void this.toasts.try(this.assistant.reload());
  }

  protected async show(shown: boolean): Promise<void> {
    const set = (hideAssistant: boolean) => this.toasts.try(this.preferences.update({ hideAssistant }));
    if (!(await set(!shown))) return;
    if (await this.toasts.offer(this.t('devices.changed'), this.t('devices.undo'))) await set(shown);
  }

  protected async enable(enabled: boolean): Promise<void> {
    if (!(await this.toasts.try(this.assistant.enable(enabled)))) return;
    if (await this.toasts.offer(this.t('devices.changed'), this.t('devices.undo'))) {
      await this.toasts.try(this.assistant.enable(!enabled));
    }
  }

  protected nameOf({ name, model }: Engine): string {
    return name === 'builtin' ? this.t('assistant.builtin') : model || name;
  }

  protected whereOf({ address }: Engine): string {
    return address ? this.t('assistant.sendsTo', { address }) : this.t('assistant.staysHere');
  }

  protected isReady({ state }: Engine): boolean {
    return state === EngineState.READY;
  }
}
