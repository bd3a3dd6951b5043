import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { Message } from '@prosa/proto/chat';
import { LINK_PREVIEWS } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { Toasts } from '../look/toasts.ts';
import { SessionStore } from '../session/session-store.ts';
import { thumbnailOf } from './file-kind.ts';

/** What the pages that a message links to say of themselves. The server asked them, for the pictures too; nothing is loaded from there. */
@Component({
  selector: 'prosa-link-cards',
  imports: [Icon, MatIconButton],
  template: `
    @for (card of cards(); track card.url) {
      <div class="link" [class.pictured]="card.picture">
        <a [href]="card.url" target="_blank" rel="noopener noreferrer nofollow">
          <span class="says">
            <span class="source"><prosa-icon name="globe" [size]="15" />{{ card.host }}</span>
            <b>{{ card.title }}</b>
            @if (card.description) {
              <span class="about">{{ card.description }}</span>
            }
          </span>
          @if (card.picture) {
            <img [src]="card.picture" alt="" width="88" height="68" loading="lazy" decoding="async" />
          }
        </a>
        @if (mine()) {
          <button
            matIconButton
            type="button"
            [attr.aria-label]="t('files.removePreview', { title: card.title })"
            [attr.title]="t('files.removePreviewShort')"
            (click)="remove(card.url)"
          >
            <prosa-icon name="x" [size]="15" />
          </button>
        }
      </div>
    }
  `,
  styleUrl: './link-cards.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LinkCards {
  private readonly previews = inject(LINK_PREVIEWS);
  private readonly session = inject(SessionStore);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(Words).t;

  readonly message = input.required<Message>();

  protected readonly mine = computed(() => this.message().senderId === this.session.myId());
  protected readonly cards = computed(() =>
    this.message()
      .linkPreviews.filter(({ url }) => /^https?:\/\//i.test(url) && URL.canParse(url))
      .map(({ url, title, description, pictureId }) => ({
        ...{ url, title, description },
        host: new URL(url).host.replace(/^www\./, ''),
        picture: pictureId && thumbnailOf({ id: pictureId }),
      })),
  );

  /** Gone for everybody, for good; the event takes it out of the message. */
  protected async remove(url: string): Promise<void> {
    await this.toasts.try(request(this.previews.removeLinkPreview({ messageId: this.message().id, url })));
  }
}
