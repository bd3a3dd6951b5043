import { InjectionToken, inject } from '@angular/core';
import { createClient, type Client } from '@connectrpc/connect';
import { ModelService } from '@prosa/proto/chat';
import { TRANSPORT } from '../api/clients.ts';

/** Models that label messages. Apart from the other clients, so that what only moderators need comes with their pages. */
export const MODELS = new InjectionToken<Client<typeof ModelService>>('model service', {
  providedIn: 'root',
  factory: () => createClient(ModelService, inject(TRANSPORT)),
});
