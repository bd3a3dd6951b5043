import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogClose, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { EmojiPopup } from '../emoji/emoji-popup.ts';
import type { WordKey } from '../i18n/dictionary.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { Field } from '../look/field.ts';
import { Icon } from '../look/icon.ts';
import { Segments, type Segment } from '../look/segments.ts';
import { OwnStatus } from '../people/own-status.ts';
import { endOf, type Span } from '../people/spans.ts';
import { Standings } from '../people/standing.ts';
import { SessionStore } from '../session/session-store.ts';

type Lasting = Span | 'stays';

/** Says what one is doing, for a while: an emoji, a few words, and when it goes by itself. */
@Component({
  selector: 'prosa-set-status',
  imports: [Field, Icon, MatButton, MatDialogClose, MatDialogTitle, Segments],
  template: `
    <h2 matDialogTitle>{{ t('attention.statusTitle') }}</h2>
    <p>{{ t('attention.statusBody') }}</p>
    <form novalidate (submit)="submit($event)">
      <div class="fields">
        <div class="said">
          <button
            #face
            class="tap emoji"
            type="button"
            [attr.aria-label]="t('attention.statusEmoji') + (emoji() ? ': ' + emoji() : '')"
            (click)="pick(face)"
          >
            @if (emoji()) {
              {{ emoji() }}
            } @else {
              <prosa-icon name="smile-plus" />
            }
          </button>
          <prosa-field
            [label]="t('attention.statusText')"
            [example]="t('attention.statusExample')"
            [error]="textError()"
            [(value)]="text"
          />
        </div>
        <div class="presets">
          @for (preset of presets; track preset.key) {
            <button class="tap" type="button" (click)="use(preset)">{{ preset.emoji }} {{ t(preset.key) }}</button>
          }
        </div>
        <prosa-segments [label]="t('attention.statusLasts')" [options]="spans()" [(value)]="lasting" />
        @if (failure(); as why) {
          <p class="field__err" role="alert">{{ why }}</p>
        }
      </div>
      <footer>
        @if (had()) {
          <button matButton type="button" [disabled]="busy()" (click)="send(undefined)">
            {{ t('attention.statusClear') }}
          </button>
        }
        <button matButton type="button" matDialogClose>{{ t('app.cancel') }}</button>
        <button matButton="filled" type="submit" [disabled]="busy() || !any()">{{ t('app.save') }}</button>
      </footer>
    </form>
  `,
  styleUrl: './dialog.scss',
  styles: `
    .said {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 0.5rem;
    }
    .emoji {
      display: grid;
      place-items: center;
      align-self: start;
      width: var(--prosa-control);
      height: var(--prosa-control);
      margin-top: 1.625rem;
      border-radius: var(--mat-sys-corner-medium);
      box-shadow: inset 0 0 0 1px var(--mat-sys-outline);
      font-size: 1.25rem;
    }
    .presets {
      display: flex;
      flex-wrap: wrap;
      gap: 0.375rem;

      button {
        min-height: 2rem;
        padding: 0.25rem 0.625rem;
        border-radius: var(--mat-sys-corner-small);
        background: var(--mat-sys-surface-container);
        font: var(--mat-sys-label-medium);
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SetStatus {
  private readonly own = inject(OwnStatus);
  private readonly popup = inject(EmojiPopup);
  private readonly dialog = inject(MatDialogRef);
  private readonly failures = inject(FailureWords);
  private readonly standings = inject(Standings);
  private readonly myId = inject(SessionStore).myId;
  protected readonly t = inject(Words).t;

  protected readonly presets = [
    { emoji: '🗓️', key: 'attention.presetMeeting', lasting: 'hour' },
    { emoji: '🎧', key: 'attention.presetFocus', lasting: 'fourHours' },
    { emoji: '🍽️', key: 'attention.presetLunch', lasting: 'hour' },
    { emoji: '🤒', key: 'attention.presetSick', lasting: 'today' },
    { emoji: '🌴', key: 'attention.presetHoliday', lasting: 'stays' },
  ] as const satisfies readonly { emoji: string; key: WordKey; lasting: Lasting }[];
  protected readonly spans = computed((): readonly Segment<Lasting>[] => [
    { value: 'half', name: this.t('attention.half') },
    { value: 'hour', name: this.t('attention.hour') },
    { value: 'fourHours', name: this.t('attention.fourHours') },
    { value: 'today', name: this.t('attention.today') },
    { value: 'week', name: this.t('attention.week') },
    { value: 'stays', name: this.t('attention.stays') },
  ]);

  /** As it was when the dialog was opened. */
  private readonly before = this.standings.status(this.myId());
  protected readonly had = signal(this.before !== undefined);
  protected readonly emoji = signal(this.before?.emoji ?? '');
  protected readonly text = signal(this.before?.text ?? '');
  protected readonly lasting = linkedSignal((): Lasting => 'today');
  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  protected readonly any = computed(() => this.emoji() !== '' || this.text().trim() !== '');
  protected readonly textError = computed(() =>
    [...this.text().trim()].length > 100 ? this.t('attention.statusTooLong') : '',
  );

  protected async pick(origin: HTMLElement): Promise<void> {
    const emoji = await this.popup.pick(origin);
    if (emoji) this.emoji.set(emoji);
  }

  protected use({ emoji, key, lasting }: (typeof this.presets)[number]): void {
    this.emoji.set(emoji);
    this.text.set(this.t(key));
    this.lasting.set(lasting);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.textError() || !this.any()) return;
    const lasting = this.lasting();
    const expiresAt = lasting === 'stays' ? undefined : endOf(lasting, new Date());
    void this.send({ emoji: this.emoji(), text: this.text().trim(), ...(expiresAt && { expiresAt }) });
  }

  protected async send(status: Parameters<OwnStatus['set']>[0]): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await this.own.set(status);
      this.dialog.close();
    } catch (error) {
      this.failure.set(this.failures.say(error));
    } finally {
      this.busy.set(false);
    }
  }
}
