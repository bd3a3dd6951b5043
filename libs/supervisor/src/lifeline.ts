/**
 * What a supervised service preloads (`node --import`): when the supervisor is gone, however it ended, the pipe on stdin
 * closes, and the service stops as on SIGTERM. So nothing lingers after `kill -9`.
 *
 * A URL that holds the module, so that a bundled supervisor needs no file beside it; without a blank, a percent sign or a question mark,
 * so that it stays readable in a list of processes.
 */
export const lifeline = `data:text/javascript,process.stdin.once('end',()=>process.kill(process.pid,'SIGTERM')).resume().unref()`;
