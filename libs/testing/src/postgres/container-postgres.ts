import type { TestPostgres } from './test-postgres.ts';

/** What became of the try to start a container: a server, or why there is none. */
export type ContainerOutcome =
  { postgres: TestPostgres; reason?: undefined } | { postgres?: undefined; reason: string };

/**
 * Starts `image` with testcontainers, where a Docker engine answers and the image is there or can be pulled.
 * Never throws: whoever may fall back decides.
 */
export async function startContainer(image: string): Promise<ContainerOutcome> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  const engine = await getContainerRuntimeClient().catch((reason: unknown) => reason);
  if (engine instanceof Error) return { reason: `no Docker engine answers: ${engine.message}` };
  try {
    const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
    const container = await new PostgreSqlContainer(image)
      .withCommand(['postgres', '-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'])
      .start();
    return {
      postgres: {
        url: container.getConnectionUri(),
        description: `container ${image} (testcontainers)`,
        stop: async () => {
          await container.stop();
        },
      },
    };
  } catch (reason) {
    return {
      reason: `the container ${image} did not start: ${reason instanceof Error ? reason.message : String(reason)}`,
    };
  }
}
