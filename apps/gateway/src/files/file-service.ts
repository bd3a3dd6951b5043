import type { Client, ServiceImpl } from '@connectrpc/connect';
import type { FileService } from '@prosa/proto/chat';
import type { FileService as FileBackend } from '@prosa/proto/persistence';
import { forCaller } from '../onward.ts';

/** prosa.chat.v1.FileService; the bytes themselves go by UploadHandler and DownloadHandler. */
export function fileService(files: Client<typeof FileBackend>): ServiceImpl<typeof FileService> {
  return {
    async createUpload(request, context) {
      const { response } = await files.createUpload(...forCaller(request, context));
      return response ?? {};
    },
    async getUpload(request, context) {
      const { response } = await files.getUpload(...forCaller(request, context));
      return response ?? {};
    },
    async cancelUpload(request, context) {
      const { response } = await files.cancelUpload(...forCaller(request, context));
      return response ?? {};
    },
    async getUsage(request, context) {
      const { response } = await files.getUsage(...forCaller(request, context));
      return response ?? {};
    },
    async listFiles(request, context) {
      const { response } = await files.listFiles(...forCaller(request, context));
      return response ?? {};
    },
  };
}
