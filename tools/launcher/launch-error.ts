/** Why Prosa cannot run here, in one line a cause; shown as it is. */
export class LaunchError extends Error {
  override readonly name: string = 'LaunchError';
  readonly exitCode: number;

  /** Exit code 78 means bad settings, as with the services. */
  constructor(message: string, options: { exitCode?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.exitCode = options.exitCode ?? 1;
  }

  /** For what nobody foresaw: still one line. */
  static of(error: unknown): LaunchError {
    if (error instanceof LaunchError) return error;
    const code = (error as NodeJS.ErrnoException | null)?.code;
    if (code === 'ENOSPC')
      return new LaunchError('The disk is full; free some space and start again.', { cause: error });
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
      const path = (error as NodeJS.ErrnoException).path ?? 'the data folder';
      return new LaunchError(`No permission for ${path}; give it to the user who runs Prosa.`, { cause: error });
    }
    return new LaunchError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
