# shellcheck shell=bash
# Nothing half-made stays behind: each step says how it is taken back, and that is done when the command ends before keep.

undo_steps=()

# undo_with COMMAND ARGUMENT…: to be run if this command ends before `keep`, the newest first.
undo_with() {
  local quoted
  printf -v quoted '%q ' "$@"
  undo_steps+=("$quoted")
}

# keep: what was made up to here is whole and stays.
keep() { undo_steps=(); }

undo_all() {
  local code=$? step
  trap '' INT TERM HUP
  trap - EXIT
  for ((step = ${#undo_steps[@]} - 1; step >= 0; step--)); do
    eval "${undo_steps[step]}" >/dev/null 2>&1 || true
  done
  ((code != gave_up_inside)) || code=1
  exit "$code"
}

# A part of a pipe or of $(…) that gave up has said why.
gave_up_inside=79

unforeseen() {
  ((BASH_SUBSHELL > 0 || $1 == gave_up_inside)) || printf 'prosa-vm: %s failed (%s, line %s)\n' "$2" "$3" "$4" >&2
}

# What no one foresaw says at least where.
set -o errtrace
trap 'unforeseen "$?" "${BASH_COMMAND%%[[:space:]]*}" "${BASH_SOURCE[0]##*/}" "$LINENO"' ERR
trap undo_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP
