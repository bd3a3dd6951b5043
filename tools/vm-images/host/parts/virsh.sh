# shellcheck shell=bash
# virsh with its complaints in one line.

# attempt WHAT VIRSH_ARGUMENT…: runs virsh; when it fails the command ends with "WHAT: libvirt's reason".
attempt() {
  local what=$1 errors
  shift
  errors=$(virsh --quiet "$@" 2>&1 >/dev/null) || give_up "$what: $(reason_of "$errors")"
}

# reason_of ERRORS: the last and most particular of virsh's lines.
reason_of() {
  local reason
  reason=$(sed -n 's/^error: //p' <<<"$1" | sed '/^$/d' | tail -n 1)
  printf '%s' "${reason:-$(tail -n 1 <<<"$1")}"
}

# state_of ROLE: running, paused, "shut off", … or nothing when there is no such machine.
state_of() { virsh --quiet domstate "$name-$1" 2>/dev/null | head -n 1 || true; }

# uuid_of_domain DOMAIN, uuid_of_network NETWORK: nothing when there is none of that name.
uuid_of_domain() { virsh --quiet domuuid "$1" 2>/dev/null | tr -d '[:space:]' || true; }
uuid_of_network() { virsh --quiet net-uuid "$1" 2>/dev/null | tr -d '[:space:]' || true; }
