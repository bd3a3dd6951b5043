# shellcheck shell=bash
# Starting in the order of the manifest (database, ai, web) and shutting down in the reverse order.

start_machines() {
  local role state
  check_domains_free
  define_networks
  start_networks
  choose_accelerator
  renew_certificates
  for role in "${roles[@]}"; do
    state=$(state_of "$role")
    case $state in
      running) about "$role" 'runs already' ;;
      paused)
        attempt "$role could not go on" resume "$name-$role"
        about "$role" 'goes on'
        ;;
      *)
        # A machine that was saved (virsh managedsave) is to come back as it was; a new definition would not fit its memory.
        [ "$(virsh --quiet dominfo "$name-$role" 2>/dev/null | sed -n 's/^Managed save: *//p')" = yes ] || define_domain "$role" "$accelerator"
        attempt "$role could not be started" start "$name-$role"
        about "$role" 'starts'
        ;;
    esac
  done
}

shut_down_seconds=90

# stop_machines: asks each machine to shut down, one after the other; one that does not is switched off.
stop_machines() {
  local role deadline
  for role in $(roles_reversed); do
    case $(state_of "$role") in
      running) ;;
      '' | 'shut off')
        about "$role" 'is off'
        continue
        ;;
      paused) virsh --quiet resume "$name-$role" >/dev/null 2>&1 || true ;;
    esac
    deadline=$((SECONDS + shut_down_seconds))
    ask_to_shut_down "$role"
    while [ "$(state_of "$role")" != 'shut off' ] && [ "$SECONDS" -lt "$deadline" ]; do sleep 0.5; done
    if [ "$(state_of "$role")" = 'shut off' ]; then
      about "$role" 'is shut down'
    else
      virsh --quiet destroy "$name-$role" >/dev/null 2>&1 || true
      about "$role" "did not shut down within $shut_down_seconds s and was switched off"
    fi
  done
}

# ask_to_shut_down ROLE: through the agent, which a busy guest hears; else by the power button.
ask_to_shut_down() {
  virsh --quiet shutdown --mode agent "$name-$1" >/dev/null 2>&1 || virsh --quiet shutdown --mode acpi "$name-$1" >/dev/null 2>&1 || true
}

# switch_off: at once, as when the power fails.
switch_off() {
  local role
  for role in "${roles[@]}"; do virsh --quiet destroy "$name-$role" >/dev/null 2>&1 || true; done
}
