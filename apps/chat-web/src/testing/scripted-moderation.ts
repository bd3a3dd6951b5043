import { create } from '@bufbuild/protobuf';
import { Code, ConnectError, type ConnectRouter } from '@connectrpc/connect';
import {
  ModelService,
  ModerationService,
  ReviewSchema,
  type DecideReviewRequest,
  type LabelMessageRequest,
  type Model,
  type ReportMessageRequest,
  type Review,
} from '@prosa/proto/chat';

/** What moderators of the scripted server see: models of rooms, and reviews. */
export class ScriptedModeration {
  models: readonly Model[] = [];
  reviews: Review[] = [];
  readonly labelled: LabelMessageRequest[] = [];
  readonly reported: ReportMessageRequest[] = [];
  readonly decisions: DecideReviewRequest[] = [];
  private readonly answer: <T>(name: string, act: () => T) => Promise<T>;

  constructor(answer: <T>(name: string, act: () => T) => Promise<T>) {
    this.answer = answer;
  }

  route(router: ConnectRouter): void {
    const { answer } = this;
    router.service(ModelService, {
      listModels: () => answer('listModels', () => ({ models: [...this.models] })),
      labelMessage: (request) =>
        answer('labelMessage', () => {
          this.labelled.push(request);
          return { message: { id: request.messageId, revision: BigInt(this.labelled.length) } };
        }),
    });
    router.service(ModerationService, {
      reportMessage: (request) =>
        answer('reportMessage', () => {
          this.reported.push(request);
          return {};
        }),
      listReviews: ({ decided }) =>
        answer('listReviews', () => ({
          reviews: this.reviews.filter(({ decision }) => decided === decision > 0),
          waiting: this.reviews.filter(({ decision }) => !decision).length,
        })),
      decideReview: (request) =>
        answer('decideReview', () => {
          const review = this.reviews.find(({ id }) => id === request.reviewId);
          if (!review) throw new ConnectError('no such review', Code.NotFound);
          this.decisions.push(request);
          const decided = create(ReviewSchema, { ...review, decision: request.decision, decidedByUserId: 'ana' });
          this.reviews = this.reviews.map((one) => (one === review ? decided : one));
          return { review: decided };
        }),
    });
  }
}
