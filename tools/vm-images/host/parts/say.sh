# shellcheck shell=bash
# What people see: progress on standard output, one line on standard error when it ends badly.

say() { printf '%s\n' "$*"; }

# about MACHINE WORDS…: a line of progress of one machine.
about() { printf '%-16s %s\n' "$1" "${*:2}"; }

# give_up LINE [CODE]: says why and ends; what is half made is taken back on the way out (undo.sh).
give_up() {
  printf 'prosa-vm: %s\n' "$1" >&2
  ((BASH_SUBSHELL == 0)) || exit "$gave_up_inside"
  exit "${2:-1}"
}

# confirm WHAT --yes?: goes on only after a yes, on the command line or at the terminal.
confirm() {
  [ "${2:-}" = --yes ] && return
  say "$1"
  [ -t 0 ] || give_up "nothing was done; say --yes to do it without a terminal"
  local answer
  read -r -p 'Type yes to go on: ' answer
  [ "$answer" = yes ] || give_up "nothing was done"
}
