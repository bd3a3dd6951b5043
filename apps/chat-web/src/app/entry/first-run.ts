import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { Words } from '../i18n/words.ts';
import { Field } from '../look/field.ts';
import { AccountFields } from './account-fields.ts';
import { Door } from './door.ts';
import { SignUpForm } from './sign-up-form.ts';

/** The very first visit: names the workspace and makes its owner. */
@Component({
  selector: 'prosa-first-run',
  imports: [AccountFields, Door, Field, MatButton],
  template: `
    <prosa-door [first]="true">
      <form novalidate (submit)="submit($event)">
        <header>
          <p class="kicker">{{ t('entry.firstRunStep') }}</p>
          <h1>{{ t('entry.firstRunTitle') }}</h1>
          <p>{{ t('entry.firstRunBody') }}</p>
        </header>
        <prosa-field
          name="organization"
          autocomplete="organization"
          [label]="t('entry.workspaceName')"
          [help]="t('entry.workspaceNameHelp')"
          [error]="form.errors().workspaceName"
          [(value)]="form.workspaceName"
        />
        <prosa-account-fields [form]="form" />
        <button matButton="filled" class="prosa-wide" type="submit" [disabled]="form.busy()">
          {{ form.busy() ? t('entry.working') : t('entry.firstRun') }}
        </button>
      </form>
    </prosa-door>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FirstRun {
  private readonly router = inject(Router);
  protected readonly t = inject(Words).t;
  protected readonly form = new SignUpForm({ needsWorkspace: true });

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (await this.form.submit()) await this.router.navigateByUrl('/');
  }
}
