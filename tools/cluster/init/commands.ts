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

/** A line of a shell that tries a command once a second for so long; then runs another one, and fails. */
export function waitFor(command: string, otherwise: string, seconds = 120): string {
  const isOver = `test $(date +%s) -ge $end`;
  return `end=$(($(date +%s) + ${seconds})); until ${command} >/dev/null 2>&1; do if ${isOver}; then ${otherwise}; exit 1; fi; sleep 1; done`;
}
