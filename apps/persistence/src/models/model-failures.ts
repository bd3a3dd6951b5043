import { Code, type ConnectError } from '@connectrpc/connect';
import { failure } from '@prosa/service';

/** There is no such model, or none that labels the room in question. */
export function modelNotFound(): ConnectError {
  return failure('MODEL_NOT_FOUND', Code.NotFound, 'no such model');
}

/** Another model has this name. */
export function modelNameTaken(): ConnectError {
  return failure('MODEL_NAME_TAKEN', Code.AlreadyExists, 'another model has this name');
}

/** A training of the model is under way. */
export function modelBusy(): ConnectError {
  return failure('MODEL_BUSY', Code.FailedPrecondition, 'the model is being trained');
}

/** As many are kept as may be. */
export function modelLimitReached(what: 'models' | 'examples', max: number): ConnectError {
  return failure('MODEL_LIMIT_REACHED', Code.FailedPrecondition, `${max} ${what} are kept at most`, {
    metadata: { what, max: String(max) },
  });
}
