import { InjectionToken, inject } from '@angular/core';
import { createClient, type Client } from '@connectrpc/connect';
import { AssistantService, ModerationService } from '@prosa/proto/chat';
import { TRANSPORT } from './clients.ts';

/** How long an answer that streams may take, from the question to its end. */
export const answerTimeoutMs = 180_000;

// Apart from clients.ts: nothing of the first screen asks these.

/** Summaries and answers, with their sources. */
export const ASSISTANT = new InjectionToken<Client<typeof AssistantService>>('assistant service', {
  providedIn: 'root',
  factory: () => createClient(AssistantService, inject(TRANSPORT)),
});

/** Reports and what is decided about them. */
export const MODERATION = new InjectionToken<Client<typeof ModerationService>>('moderation service', {
  providedIn: 'root',
  factory: () => createClient(ModerationService, inject(TRANSPORT)),
});
