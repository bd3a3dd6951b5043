import { Code, type ConnectError } from '@connectrpc/connect';
import { failure } from '@prosa/service';

/** Never trained, removed, or no such version. */
export function modelNotFound(): ConnectError {
  return failure('MODEL_NOT_FOUND', Code.NotFound, 'no such model, or no such version of it');
}

/** Somebody trains it already. */
export function modelBusy(): ConnectError {
  return failure('MODEL_BUSY', Code.Aborted, 'the model is being trained');
}

/** There is nothing to tell labels apart by. */
export function notEnoughExamples(): ConnectError {
  const message = 'needs two labels with at least two different examples each';
  return failure('NOT_ENOUGH_EXAMPLES', Code.FailedPrecondition, message);
}

/** More than a model takes: `what` such as `100,000 examples`. */
export function modelLimitReached(what: string): ConnectError {
  return failure('MODEL_LIMIT_REACHED', Code.FailedPrecondition, `a model takes at most ${what}`);
}
