import type { Client, ServiceImpl } from '@connectrpc/connect';
import type { LinkPreviewService } from '@prosa/proto/chat';
import type { LinkPreviewService as LinkPreviewBackend } from '@prosa/proto/persistence';
import { forCaller } from '../onward.ts';

/** prosa.chat.v1.LinkPreviewService. */
export function linkPreviewService(
  previews: Client<typeof LinkPreviewBackend>,
): ServiceImpl<typeof LinkPreviewService> {
  return {
    async removeLinkPreview(request, context) {
      const { response } = await previews.removeLinkPreview(...forCaller(request, context));
      return response ?? {};
    },
  };
}
