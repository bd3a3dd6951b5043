import type { RestDictionary } from './dictionary.ts';
import { ptBRAssistant, ptBRAssistantFailures } from './pt-br-assistant.ts';

/** O português de que a primeira tela não precisa. */
export const ptBRRest: RestDictionary = {
  assistant: ptBRAssistant,
  failure: ptBRAssistantFailures,
};
