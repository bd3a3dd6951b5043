import { ChangeDetectionStrategy, Component, computed, inject, type WritableSignal } from '@angular/core';
import { Words } from '../i18n/words.ts';
import { LookStore, type TextSize } from '../look/look-store.ts';
import { Segments, type Segment } from '../look/segments.ts';
import { Switch } from '../look/switch.ts';
import { Toasts } from '../look/toasts.ts';
import { LookSync } from '../personal/look-sync.ts';
import { PreferencesStore, type PreferencesChange } from '../personal/preferences-store.ts';

/** How the app is read, moved and written in. What is changed holds at once, with undo. */
@Component({
  selector: 'prosa-accessibility-page',
  imports: [Segments, Switch],
  templateUrl: './accessibility-page.html',
  styleUrl: './page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccessibilityPage {
  private readonly sync = inject(LookSync);
  private readonly toasts = inject(Toasts);
  private readonly preferences = inject(PreferencesStore);
  protected readonly look = inject(LookStore);
  protected readonly t = inject(Words).t;

  protected readonly current = this.preferences.current;
  protected readonly sizes = computed((): readonly Segment<TextSize>[] => [
    { value: 'normal', name: this.t('devices.textNormal') },
    { value: 'large', name: this.t('devices.textLarge') },
    { value: 'larger', name: this.t('devices.textLarger') },
  ]);
  /** Switches of the look. */
  protected readonly looks = [
    { of: this.look.reducedMotion, key: 'devices.motion', body: 'devices.motionBody' },
    { of: this.look.highContrast, key: 'devices.contrast', body: 'devices.contrastBody' },
    { of: this.look.underlineLinks, key: 'devices.underline', body: 'devices.underlineBody' },
  ] as const;
  /** Switches that hold on all devices anyway. */
  protected readonly habits = [
    { of: 'letterShortcuts', key: 'devices.letters', body: 'devices.lettersBody' },
    { of: 'enterSends', key: 'devices.enterSends', body: 'devices.enterSendsBody' },
    { of: 'hideTyping', key: 'devices.hideTyping', body: 'devices.hideTypingBody' },
  ] as const;

  protected async set<T>(choice: WritableSignal<T>, value: T): Promise<void> {
    const before = choice();
    if (before === value) return;
    choice.set(value);
    if (await this.offerUndo()) choice.set(before);
  }

  protected async habit(name: (typeof this.habits)[number]['of'], value: boolean): Promise<void> {
    const change = (to: boolean): PreferencesChange => ({ [name]: to });
    if (!(await this.toasts.try(this.preferences.update(change(value))))) return;
    if (await this.offerUndo()) await this.toasts.try(this.preferences.update(change(!value)));
  }

  protected async follow(value: boolean): Promise<void> {
    if (!(await this.toasts.try(this.sync.followMe(value)))) return;
    if (await this.offerUndo()) await this.toasts.try(this.sync.followMe(!value));
  }

  private offerUndo(): Promise<boolean> {
    return this.toasts.offer(this.t('devices.changed'), this.t('devices.undo'));
  }
}
