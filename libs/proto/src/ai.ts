/** prosa.ai.v1: what the gateway calls at ai. */
export * from './gen/prosa/ai/v1/assistant_pb.ts';
export * from './gen/prosa/ai/v1/model_pb.ts';
