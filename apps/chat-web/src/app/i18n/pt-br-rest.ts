import type { RestDictionary } from './dictionary.ts';
import { ptBRAssistant, ptBRAssistantFailures } from './pt-br-assistant.ts';
import { ptBRLabels, ptBRModeration } from './pt-br-labels.ts';
import { ptBRModels } from './pt-br-models.ts';

/** O português de que a primeira tela não precisa. */
export const ptBRRest: RestDictionary = {
  assistant: ptBRAssistant,
  labels: ptBRLabels,
  models: ptBRModels,
  moderation: ptBRModeration,
  failure: ptBRAssistantFailures,
};
