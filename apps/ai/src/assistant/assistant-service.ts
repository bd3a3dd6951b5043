import type { ServiceImpl } from '@connectrpc/connect';
import { EngineState, type AssistantService } from '@prosa/proto/ai';
import type { EngineLine } from '../engines/engine-line.ts';
import { converse } from './converse.ts';
import { fitToSuggest } from './fit-to-suggest.ts';
import { summarize } from './summarize.ts';

/** Reads along and answers, by the engines that are set up. */
export function createAssistantService(engines: EngineLine): ServiceImpl<typeof AssistantService> {
  return {
    converse: (requests, { signal }) => converse(engines, requests, signal),
    summarize: (request, { signal }) => summarize(engines, request, signal),
    async suggestReplies({ passages, examples }, { signal }) {
      const work = engines.newWork();
      const replies = await engines.suggestReplies({ passages, examples }, work, signal);
      return { suggestions: fitToSuggest(replies, passages, examples), made: { ...work } };
    },
    getEngines() {
      return {
        engines: engines.list().map(({ engine: { name, model, address }, failing }) => ({
          name,
          model,
          address,
          state: failing ? EngineState.FAILING : EngineState.READY,
        })),
      };
    },
  };
}
