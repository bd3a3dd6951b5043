import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ModelVersion } from '@prosa/proto/chat';
import { Words } from '../i18n/words.ts';

/** How often held-out examples of each label were taken for each: rows are people, columns the model. */
@Component({
  selector: 'prosa-confusion-matrix',
  template: `
    <table [attr.aria-label]="n('models.matrixOf', total())">
      <thead>
        <tr>
          <td></td>
          @for (label of version().labels; track label) {
            <th scope="col" [attr.title]="label">
              <span class="clip">{{ label }}</span>
            </th>
          }
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.label) {
          <tr>
            <th scope="row" [attr.title]="row.label">
              <span class="clip">{{ row.label }}</span>
            </th>
            @for (cell of row.cells; track $index) {
              <td [class.right]="cell.right" [class.full]="cell.right && cell.share > 0.55" [style.--v]="cell.shade">
                {{ cell.count }}
              </td>
            }
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    :host {
      display: block;
      overflow-x: auto;
    }
    table {
      width: 100%;
      table-layout: fixed;
      border-spacing: 2px;
      border-collapse: separate;
      font: var(--mat-sys-label-medium);
      font-variant-numeric: tabular-nums;
    }
    thead td {
      width: 5rem;
    }
    th {
      min-width: 2.5rem;
      font: var(--mat-sys-label-small);
      text-align: center;
      color: var(--mat-sys-on-surface-variant);

      .clip {
        display: block;
      }
    }
    tbody th {
      padding-inline-end: 0.5rem;
      text-align: end;
      color: var(--mat-sys-on-surface);
    }
    tbody td {
      height: 2.125rem;
      min-width: 2.5rem;
      border-radius: 4px;
      text-align: center;
      background: color-mix(in oklab, var(--prosa-hue-barro) calc(var(--v) * 100%), var(--mat-sys-surface-container));
    }
    tbody .right {
      background: color-mix(in oklab, var(--mat-sys-primary) calc(var(--v) * 100%), var(--mat-sys-surface-container));
    }
    tbody .full {
      font-weight: 650;
      color: var(--mat-sys-on-primary);
    }
    @media (forced-colors: active) {
      tbody td {
        border: 1px solid;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConfusionMatrix {
  protected readonly n = inject(Words).n;

  readonly version = input.required<ModelVersion>();

  protected readonly rows = computed(() => {
    const { labels, confusion } = this.version();
    return confusion.map(({ label, counts }) => {
      const sum = counts.reduce((all, count) => all + count, 0);
      const cells = counts.map((count, column) => {
        const right = labels[column] === label;
        const share = sum === 0 ? 0 : count / sum;
        // Up to here the text on it can be read in both themes.
        return { count, right, share, shade: right ? (share > 0.55 ? share : share * 0.5) : Math.min(share, 0.45) };
      });
      return { label, cells };
    });
  });
  protected readonly total = computed(() =>
    this.version().confusion.reduce((all, { counts }) => counts.reduce((sum, count) => sum + count, all), 0),
  );
}
