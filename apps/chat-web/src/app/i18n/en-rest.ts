import { enAssistant, enAssistantFailures } from './en-assistant.ts';

/** English that the first screen does without; it is fetched after it. */
export const enRest = {
  assistant: enAssistant,
  failure: enAssistantFailures,
};
