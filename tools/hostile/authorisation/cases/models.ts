import { randomUUID } from 'node:crypto';
import { ModelService } from '@prosa/proto/chat';
import { about, type AuthorisationCase } from '../case.ts';

const models = ModelService.method;
/** Who does not moderate the workspace. */
const people = { stranger: 'PERMISSION_DENIED', member: 'PERMISSION_DENIED', author: 'PERMISSION_DENIED' } as const;
/** Moderators of the workspace may, but learn nothing of rooms that they are not in. */
const blind = { ...people, moderator: 'nothing' } as const;

/** Models, all of them the owner's, of a room that the moderator is not in. */
export const modelCases: readonly AuthorisationCase[] = [
  about(models.createModel, {
    ask: async (scene) => ({
      name: randomUUID(),
      labels: ['a', 'b'],
      roomIds: [(await scene.model()).roomId],
    }),
    rightful: 'owner',
    others: { ...people, moderator: 'ROOM_NOT_FOUND' },
  }),
  about(models.listModels, { ask: async (scene) => (await scene.model(), {}), rightful: 'owner', others: blind }),
  about(models.listModels, {
    when: 'of a room of others',
    ask: async (scene) => ({ roomId: (await scene.model()).roomId }),
    rightful: 'member',
    others: { stranger: 'ROOM_NOT_FOUND', author: 'ROOM_NOT_FOUND', moderator: 'ROOM_NOT_FOUND' },
  }),
  about(models.getModel, {
    ask: async (scene) => ({ modelId: (await scene.model()).modelId }),
    rightful: 'owner',
    others: blind,
  }),
  about(models.updateModel, {
    ask: async (scene) => {
      const { modelId, roomId } = await scene.model();
      return { modelId, rooms: { roomIds: [roomId] } };
    },
    rightful: 'owner',
    others: { ...people, moderator: 'ROOM_NOT_FOUND' },
  }),
  about(models.deleteModel, {
    ask: async (scene) => ({ modelId: (await scene.model()).modelId }),
    rightful: 'owner',
    others: people,
  }),
  about(models.addExamples, {
    ask: async (scene) => ({
      modelId: (await scene.model()).modelId,
      examples: [{ text: 'an example', label: 'yes' }],
    }),
    rightful: 'owner',
    others: people,
  }),
  about(models.listExamples, {
    ask: async (scene) => ({ modelId: (await scene.model()).modelId }),
    rightful: 'owner',
    others: blind,
  }),
  about(models.removeExamples, {
    ask: async (scene) => {
      const { modelId, exampleId } = await scene.model();
      return { modelId, exampleIds: [exampleId] };
    },
    rightful: 'owner',
    others: people,
  }),
  about(models.train, {
    ask: async (scene) => ({ modelId: (await scene.model()).modelId }),
    others: { ...people, owner: 'NOT_ENOUGH_EXAMPLES' },
  }),
  about(models.predict, {
    ask: async (scene) => ({ modelId: (await scene.model()).modelId, text: 'which one?' }),
    others: { ...people, owner: 'MODEL_NOT_TRAINED' },
  }),
  about(models.monitor, {
    ask: async (scene) => ({ modelId: (await scene.model()).modelId }),
    others: { ...people, moderator: 'MODEL_NOT_TRAINED', owner: 'MODEL_NOT_TRAINED' },
  }),
  about(models.listVersions, {
    ask: async (scene) => ({ modelId: (await scene.model()).modelId }),
    rightful: 'owner',
    others: blind,
  }),
  about(models.useVersion, {
    ask: async (scene) => ({ modelId: (await scene.model()).modelId, version: 1 }),
    others: { ...people, moderator: 'MODEL_VERSION_NOT_FOUND', owner: 'MODEL_VERSION_NOT_FOUND' },
  }),
  about(models.labelMessage, {
    ask: async (scene) => {
      const { modelId, messageId } = await scene.model();
      return { modelId, messageId, label: 'no' };
    },
    rightful: 'owner',
    others: {
      stranger: 'MESSAGE_NOT_FOUND',
      author: 'MESSAGE_NOT_FOUND',
      moderator: 'MESSAGE_NOT_FOUND',
      member: 'ROOM_ROLE_REQUIRED',
    },
  }),
  about(models.listUncertain, {
    ask: async (scene) => ({ modelId: (await scene.model()).modelId }),
    rightful: 'owner',
    others: blind,
  }),
];
