import type { Command } from './step.ts';

/** Has Debian's packages there, and nothing that they only recommend. */
export function installed(packages: readonly string[]): Command {
  const names = packages.join(' ');
  return {
    run: `DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends -o Dpkg::Options::=--force-confold ${names}`,
    unless: `test "$(dpkg-query --show --showformat='\${db:Status-Abbrev}\\n' ${names} 2>/dev/null | grep -c '^ii')" = ${packages.length}`,
  };
}

/** Has units of systemd run, now and whenever that machine has booted. */
export function started(units: readonly string[]): Command {
  const run = units.flatMap((unit) => [`systemctl is-active --quiet ${unit}`, `systemctl is-enabled --quiet ${unit}`]);
  return { run: `systemctl enable --now ${units.join(' ')}`, unless: run.join(' && ') };
}

/**
 * Has a unit of systemd run, now and whenever that machine has booted, with what `files` say now; that is noted in `taken`, a file beside them. It may come up
 * later, when nobody waits for it.
 */
export function runningWith(unit: string, files: readonly string[], taken: string, isAwaited = true): Command {
  const states = isAwaited ? 'active' : 'active|activating';
  const isRunning = `systemctl show --property=ActiveState ${unit} | grep -qxE 'ActiveState=(${states})'`;
  return {
    run: `systemctl enable ${unit} && systemctl restart ${isAwaited ? '' : '--no-block '}${unit} && sha256sum ${files.join(' ')} >${taken}`,
    unless: `${isRunning} && systemctl is-enabled --quiet ${unit} && sha256sum --check --status ${taken}`,
  };
}

/** Has systemd know units as their files say now. */
export function reloaded(units: readonly string[]): Command {
  return {
    run: 'systemctl daemon-reload',
    unless: `! systemctl show --property=NeedDaemonReload ${units.join(' ')} | grep -q yes`,
  };
}

/** A line of a shell that tries a command once a second for so long; then runs another one, and fails. */
export function waitFor(command: string, otherwise: string, seconds = 120): string {
  const isOver = `test $(date +%s) -ge $end`;
  return `end=$(($(date +%s) + ${seconds})); until ${command} >/dev/null 2>&1; do if ${isOver}; then ${otherwise}; exit 1; fi; sleep 1; done`;
}
