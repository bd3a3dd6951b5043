/** PostgreSQL cannot be run; the message is one line that says why and what to do. */
export class ClusterError extends Error {
  override readonly name = 'ClusterError';
}
