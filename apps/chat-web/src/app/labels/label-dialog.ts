import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogClose, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { Message } from '@prosa/proto/chat';
import { Words } from '../i18n/words.ts';
import { Dash } from '../look/dash.ts';
import { labelColour } from '../models/label-colour.ts';
import { LabelStore } from './label-store.ts';

/** Which label was chosen for a message; an empty one: none of the model's. */
export interface ChosenLabel {
  readonly modelId: string;
  readonly label: string;
}

/** Asks which label a message bears: the labels of each model of its room. */
@Component({
  selector: 'prosa-label-dialog',
  imports: [Dash, MatButton, MatDialogClose, MatDialogTitle],
  template: `
    <h2 matDialogTitle>{{ t('labels.chooseTitle') }}</h2>
    <p>{{ t('labels.chooseBody') }}</p>
    <div class="fields">
      @for (model of models(); track model.id) {
        <div role="group" [attr.aria-label]="model.name">
          <span class="field__label">{{ model.name }}</span>
          <div class="labels">
            @for (label of model.labels; track label) {
              <button
                class="tap"
                type="button"
                [attr.aria-pressed]="label === current(model.id)"
                (click)="choose({ modelId: model.id, label })"
              >
                <prosa-dash [style.--dash]="colour(model.labels, label)" />{{ label }}
              </button>
            }
            <button class="tap" type="button" (click)="choose({ modelId: model.id, label: '' })">
              {{ t('labels.none') }}
            </button>
          </div>
        </div>
      } @empty {
        <p class="none">{{ t('labels.noModels') }}</p>
      }
    </div>
    <footer>
      <button matButton type="button" matDialogClose>{{ t('app.cancel') }}</button>
    </footer>
  `,
  styleUrl: '../dialogs/dialog.scss',
  styles: `
    .labels {
      display: flex;
      flex-wrap: wrap;
      gap: 0.375rem;
      margin-top: 0.375rem;
    }
    .tap {
      display: inline-flex;
      align-items: center;
      gap: 0.5rem;
      min-height: 2.25rem;
      padding: 0 0.75rem;
      border-radius: var(--mat-sys-corner-medium);
      box-shadow: inset 0 0 0 1px var(--mat-sys-outline);
      font: var(--mat-sys-label-large);
    }
    [aria-pressed='true'] {
      background: var(--mat-sys-secondary-container);
    }
    @media (max-width: 599.98px) {
      .tap {
        min-height: 2.75rem;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LabelDialog {
  private readonly dialog = inject<MatDialogRef<LabelDialog, ChosenLabel>>(MatDialogRef);
  private readonly message = inject<Message>(MAT_DIALOG_DATA);
  protected readonly t = inject(Words).t;
  protected readonly colour = labelColour;

  protected readonly models = inject(LabelStore).models(this.message.roomId);

  protected current(modelId: string): string {
    return this.message.labels.find((label) => label.modelId === modelId)?.label ?? '';
  }

  protected choose(chosen: ChosenLabel): void {
    this.dialog.close(chosen);
  }
}
