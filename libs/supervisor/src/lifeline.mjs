/**
 * Preloaded (`node --import`) into every service that a supervisor starts: when the supervisor is gone, however it
 * ended, the pipe on stdin closes, and the service stops as on SIGTERM. So nothing lingers after `kill -9`.
 */
const graceMs = 12_000;

function end() {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), graceMs).unref();
}

process.stdin.once('end', end).once('error', end).resume();
process.stdin.unref?.();
