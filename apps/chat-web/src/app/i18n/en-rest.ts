import { enAssistant, enAssistantFailures } from './en-assistant.ts';
import { enLabels, enModeration } from './en-labels.ts';
import { enModels } from './en-models.ts';

/** English that the first screen does without; it is fetched after it. */
export const enRest = {
  assistant: enAssistant,
  labels: enLabels,
  models: enModels,
  moderation: enModeration,
  failure: enAssistantFailures,
};
