import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { WordKey } from '../i18n/dictionary.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { LookStore, type Density, type Theme, type Wall } from '../look/look-store.ts';
import { Segments, type Segment } from '../look/segments.ts';
import { MessageText } from '../markdown/message-text.ts';
import { SessionStore } from '../session/session-store.ts';
import { ThemePicture } from './theme-picture.ts';
import { Roving } from '../look/roving.ts';

/** Theme, wall and density, with a preview. What is changed shows at once. */
@Component({
  selector: 'prosa-appearance-page',
  imports: [Roving, Avatar, MessageText, Segments, ThemePicture],
  templateUrl: './appearance-page.html',
  styleUrls: ['./page.scss', './appearance-page.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AppearancePage {
  protected readonly look = inject(LookStore);
  protected readonly session = inject(SessionStore);
  protected readonly t = inject(Words).t;

  protected readonly themes = [
    { value: 'light', key: 'settings.light' },
    { value: 'dark', key: 'settings.dark' },
    { value: 'system', key: 'settings.system' },
  ] as const satisfies readonly { value: Theme; key: WordKey }[];
  protected readonly walls = [
    { value: 'cal', key: 'settings.wallCal' },
    { value: 'mata', key: 'settings.wallMata' },
    { value: 'anil', key: 'settings.wallAnil' },
    { value: 'ocre', key: 'settings.wallOcre' },
    { value: 'barro', key: 'settings.wallBarro' },
    { value: 'jabuticaba', key: 'settings.wallJabuticaba' },
  ] as const satisfies readonly { value: Wall; key: WordKey }[];
  protected readonly densities = computed((): readonly Segment<Density>[] => [
    { value: 'comfortable', name: this.t('settings.comfortable'), icon: 'rows-2' },
    { value: 'compact', name: this.t('settings.compact'), icon: 'rows-4' },
  ]);
}
