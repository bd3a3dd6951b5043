import type { HandlerContext, ServiceImpl } from '@connectrpc/connect';
import { EngineState as AiEngineState } from '@prosa/proto/ai';
import { type AssistantService, EngineState } from '@prosa/proto/chat';
import { callerOf, forCaller, onward } from '../onward.ts';
import type { Turns } from '../turns.ts';
import { ask } from './ask.ts';
import type { AssistantBackend } from './assistant-backend.ts';
import { suggestReplies } from './suggest-replies.ts';
import { summarize } from './summarize.ts';

const engineStates: Readonly<Record<AiEngineState, EngineState>> = {
  [AiEngineState.UNSPECIFIED]: EngineState.UNSPECIFIED,
  [AiEngineState.READY]: EngineState.READY,
  [AiEngineState.FAILING]: EngineState.FAILING,
};

/** prosa.chat.v1.AssistantService. */
export function assistantService(backend: AssistantBackend, turns: Turns): ServiceImpl<typeof AssistantService> {
  const { persistence, engines } = backend;
  const asCaller = (context: HandlerContext) => {
    return [callerOf(context).userId, { ...onward(context), signal: context.signal }] as const;
  };
  return {
    ask(request, context) {
      const [userId, options] = asCaller(context);
      return turns.during(userId, () => ask(backend, userId, request, options));
    },
    summarize(request, context) {
      const [userId, options] = asCaller(context);
      return turns.during(userId, () => summarize(backend, userId, request, options));
    },
    async suggestReplies(request, context) {
      const [userId, options] = asCaller(context);
      return suggestReplies(backend, userId, request, options);
    },
    async stopAnswer(request, context) {
      await persistence.stopAnswer(...forCaller(request, context));
      return {};
    },
    async getAssistant(_, context) {
      const [actorId, options] = asCaller(context);
      const [kept, found] = await Promise.all([persistence.getAssistant({ actorId }, options), engines.engines()]);
      const { enabled, assistantUserId, requestsLeft } = kept;
      const shown = (found ?? []).map((engine) => ({
        name: engine.name,
        model: engine.model,
        address: engine.address,
        state: engineStates[engine.state],
      }));
      return { enabled, available: found !== undefined, engines: shown, assistantUserId, requestsLeft };
    },
    async updateAssistant(request, context) {
      const { response } = await persistence.updateAssistant(...forCaller(request, context));
      return response ?? {};
    },
    async setRoomAssistant(request, context) {
      const { response } = await persistence.setRoomAssistant(...forCaller(request, context));
      return response ?? {};
    },
  };
}
