import type { ServiceImpl } from '@connectrpc/connect';
import type { FileService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import type { Files } from './files.ts';
import { listFiles } from './list-files.ts';
import { readFile } from './read-file.ts';
import { receiveUpload } from './receive-upload.ts';
import type { FileSweeper } from './sweeper.ts';
import { cancelUpload, createUpload, getUpload } from './uploads.ts';
import { getUsage } from './usage.ts';

/** Files; see the functions for what each promises and refuses. */
export function createFileService(files: Files, sweeper: FileSweeper): ServiceImpl<typeof FileService> {
  return {
    createUpload: async (call) => ({ response: { upload: await createUpload(files, ...request(call)) } }),
    getUpload: async (call) => ({ response: { upload: await getUpload(files, ...request(call)) } }),
    async cancelUpload(call) {
      await cancelUpload(files, ...request(call));
      sweeper.soon();
      return { response: {} };
    },
    async getUsage(call) {
      const [actorId] = request(call);
      return { response: await getUsage(files, actorId) };
    },
    listFiles: async (call) => ({ response: await listFiles(files, ...request(call)) }),
    uploadFile: async (requests) => ({ upload: await receiveUpload(files, requests) }),
    downloadFile: (call, { signal }) => readFile(files, call, signal),
  };
}
