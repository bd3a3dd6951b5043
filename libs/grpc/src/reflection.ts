/**
 * The standard reflection service v1: lets grpcurl and `buf curl` find services and call them without the
 * .proto files (https://github.com/grpc/grpc/blob/master/doc/server-reflection.md).
 */
import { createRegistry, toBinary, type DescFile, type DescService } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import { Code, type ServiceImpl } from '@connectrpc/connect';
import { ServerReflection, type ServerReflectionRequest } from '@prosa/proto/grpc';

/** The implementation to add to a server that serves `services`. */
export function createReflection(services: readonly DescService[]): ServiceImpl<typeof ServerReflection> {
  const files = withImports(services.map((service) => service.file));
  const registry = createRegistry(...files);

  /** The file that defines a name; a method, field or value is found through what it belongs to. */
  function fileOfSymbol(name: string): DescFile | undefined {
    return registry.get(name)?.file ?? registry.get(name.replace(/\.[^.]+$/, ''))?.file;
  }

  function fileFor({ messageRequest: { case: kind, value } }: ServerReflectionRequest): DescFile | undefined {
    switch (kind) {
      case 'fileByFilename':
        return files.find((file) => file.proto.name === value);
      case 'fileContainingSymbol':
        return fileOfSymbol(value);
      case 'fileContainingExtension': {
        const message = registry.getMessage(value.containingType);
        return message && registry.getExtensionFor(message, value.extensionNumber)?.file;
      }
      default:
        return undefined;
    }
  }

  function extensionNumbersOf(typeName: string) {
    const numbers = [...registry]
      .filter((desc) => desc.kind === 'extension' && desc.extendee.typeName === typeName)
      .map((desc) => (desc.kind === 'extension' ? desc.number : 0));
    return {
      case: 'allExtensionNumbersResponse' as const,
      value: { baseTypeName: typeName, extensionNumber: numbers },
    };
  }

  function answer(request: ServerReflectionRequest) {
    const { messageRequest } = request;
    if (messageRequest.case === 'listServices') {
      const service = services.map(({ typeName }) => ({ name: typeName }));
      return { case: 'listServicesResponse' as const, value: { service } };
    }
    if (messageRequest.case === 'allExtensionNumbersOfType' && registry.getMessage(messageRequest.value)) {
      return extensionNumbersOf(messageRequest.value);
    }
    const file = fileFor(request);
    if (!file) {
      return { case: 'errorResponse' as const, value: { errorCode: Code.NotFound, errorMessage: 'not found' } };
    }
    const fileDescriptorProto = withImports([file]).map(({ proto }) => toBinary(FileDescriptorProtoSchema, proto));
    return { case: 'fileDescriptorResponse' as const, value: { fileDescriptorProto } };
  }

  return {
    async *serverReflectionInfo(requests) {
      for await (const request of requests) {
        yield { validHost: request.host, originalRequest: request, messageResponse: answer(request) };
      }
    },
  };
}

/** These files and all that they import, each once, every importer before its imports. */
function withImports(files: readonly DescFile[]): DescFile[] {
  const seen = new Set<DescFile>();
  const importsFirst: DescFile[] = [];
  const visit = (file: DescFile): void => {
    if (seen.has(file)) return;
    seen.add(file);
    file.dependencies.forEach(visit);
    importsFirst.push(file);
  };
  files.forEach(visit);
  return importsFirst.reverse();
}

export { ServerReflection };
