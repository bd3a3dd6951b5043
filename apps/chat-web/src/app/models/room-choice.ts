import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import type { RoomView } from '../rooms/room-view.ts';

/** Some of a list of rooms. */
@Component({
  selector: 'prosa-room-choice',
  imports: [MatCheckbox],
  template: `
    <fieldset>
      <legend class="field__label">{{ label() }}</legend>
      @for (room of rooms(); track room.id) {
        <mat-checkbox [checked]="chosen().has(room.id)" (change)="set(room.id, $event.checked)">{{
          room.title
        }}</mat-checkbox>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr));
      gap: 0 1rem;
      border: 0;
      padding: 0;
    }
    legend {
      margin-bottom: 0.25rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RoomChoice {
  readonly label = input.required<string>();
  readonly rooms = input.required<readonly RoomView[]>();
  readonly chosen = model.required<ReadonlySet<string>>();

  protected set(roomId: string, wanted: boolean): void {
    const chosen = new Set(this.chosen());
    if (wanted) chosen.add(roomId);
    else chosen.delete(roomId);
    this.chosen.set(chosen);
  }
}
