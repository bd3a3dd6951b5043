import type { ServiceImpl } from '@connectrpc/connect';
import type { LinkPreviewService } from '@prosa/proto/persistence';
import type { Pictures } from '../files/pictures.ts';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { addLinkPreviews, removeLinkPreview } from './link-previews.ts';

/** What pages that messages link to say of themselves. */
export function createLinkPreviewService(
  workspace: Workspace,
  pictures: Pictures,
): ServiceImpl<typeof LinkPreviewService> {
  return {
    async addLinkPreviews(call) {
      await addLinkPreviews(workspace, pictures, call);
      return {};
    },
    async removeLinkPreview(call) {
      await removeLinkPreview(workspace, ...request(call));
      return { response: {} };
    },
  };
}
