import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { MemberRole, ModelState, UserRole, type Model } from '@prosa/proto/chat';
import { failureOf, request } from '../api/failure.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { Dash } from '../look/dash.ts';
import { Empty } from '../look/empty.ts';
import { Field } from '../look/field.ts';
import { Icon } from '../look/icon.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { SessionStore } from '../session/session-store.ts';
import { Drawer } from '../shell/drawer.ts';
import { Viewport } from '../shell/viewport.ts';
import { labelColour } from './label-colour.ts';
import { labelsIn } from './labels-in.ts';
import { MODELS } from './model-clients.ts';
import { percent } from './percent.ts';
import { RoomChoice } from './room-choice.ts';

/** All models that label messages, and a new one. */
@Component({
  selector: 'prosa-models-page',
  imports: [Dash, Empty, Field, Icon, MatButton, MatIconButton, RoomChoice, RouterLink],
  templateUrl: './models-page.html',
  styleUrls: ['../shell/sheet.scss', './page.scss', './models-page.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ModelsPage {
  private readonly client = inject(MODELS);
  private readonly failures = inject(FailureWords);
  private readonly rooms = inject(RoomStore);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly words = inject(Words);
  protected readonly drawer = inject(Drawer);
  protected readonly viewport = inject(Viewport);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;
  protected readonly colour = labelColour;

  private readonly list = resource({ loader: () => this.client.listModels({}) });
  protected readonly models = computed(() => (this.list.hasValue() ? this.list.value().models : []));
  protected readonly loaded = computed(() => this.list.hasValue());
  protected readonly failure = computed(() => (this.list.error() ? this.failures.say(this.list.error()) : ''));
  protected readonly mayMake = computed(() => (this.session.me()?.role ?? 0) >= UserRole.MODERATOR);
  /** Rooms that the caller moderates. */
  protected readonly choosable = computed(() =>
    this.rooms.rooms().filter(({ role, archived }) => !archived && (role === MemberRole.MODERATOR || this.mayMake())),
  );

  protected readonly making = signal(false);
  protected readonly name = signal('');
  protected readonly labels = signal('');
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly busy = signal(false);
  private readonly tried = signal(false);
  private readonly refused = signal<unknown>(undefined);
  protected readonly nameError = computed(() => {
    if (this.tried() && this.name().trim() === '') return this.t('models.nameMissing');
    const reason = this.refused() ? failureOf(this.refused()).reason : '';
    return reason === 'MODEL_NAME_TAKEN' ? this.t('models.nameTaken') : '';
  });
  protected readonly labelsError = computed(() =>
    this.tried() && labelsIn(this.labels()).length < 2 ? this.t('models.labelsMissing') : '',
  );
  protected readonly otherError = computed(() =>
    this.refused() && !this.nameError() ? this.failures.say(this.refused()) : '',
  );

  protected state({ state, training, accuracy }: Model): string {
    if (training) return this.t('models.training');
    if (state === ModelState.NEW) return this.t('models.untrained');
    const right = this.t('models.rightOf', { share: percent(accuracy, this.words.dates()) });
    return state === ModelState.PAUSED ? `${this.t('models.paused')} · ${right}` : right;
  }

  protected async make(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    this.refused.set(undefined);
    if (this.busy() || this.nameError() || this.labelsError()) return;
    this.busy.set(true);
    try {
      const { model } = await request(
        this.client.createModel({
          name: this.name().trim(),
          labels: labelsIn(this.labels()),
          roomIds: [...this.chosen()],
        }),
      );
      if (model) await this.router.navigate(['/models', model.id], { queryParams: { show: 'examples' } });
    } catch (error) {
      this.refused.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
