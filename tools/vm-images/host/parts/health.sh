# shellcheck shell=bash
# Healthy is what each machine says of itself: /usr/lib/prosa/health in the guest, exit code 0 and one line.

# health_of ROLE: prints the line; returns 0 when healthy.
health_of() {
  local line code=0
  line=$(agent_run "$1" 30 /usr/lib/prosa/health) || code=$?
  [ "$code" != 125 ] || line='boots; its agent does not answer yet'
  printf '%s' "$line" | head -n 1 | tr -cd '[:print:]'
  return "$code"
}

# wait_healthy SECONDS: prints how each machine comes up; returns 1, with the reason in not_healthy, when one does not.
wait_healthy() {
  local began=$SECONDS waiting=("${roles[@]}") still role state line
  declare -A said=()
  while :; do
    still=()
    for role in "${waiting[@]}"; do
      state=$(state_of "$role")
      if [ "$state" != running ]; then
        not_healthy="$role is $(why_not_running "$role" "$state"); its console: $dir/consoles/$role.log"
        return 1
      fi
      if line=$(health_of "$role"); then
        about "$role" "healthy after $((SECONDS - began)) s: $line"
        continue
      fi
      still+=("$role")
      [ "${said[$role]:-}" = "$line" ] || about "$role" "$line"
      said[$role]=$line
    done
    [ ${#still[@]} -gt 0 ] || return 0
    waiting=("${still[@]}")
    if [ $((SECONDS - began)) -ge "$1" ]; then
      not_healthy="${waiting[0]} is not healthy after $1 s: ${said[${waiting[0]}]}; its console: $dir/consoles/${waiting[0]}.log"
      return 1
    fi
    sleep 1
  done
}

# why_not_running ROLE STATE: in words; a machine that stands still because the host's disk is full says so.
why_not_running() {
  if [ "$2" = paused ] && virsh --quiet domstate --reason "$name-$1" 2>/dev/null | grep -q 'I/O error'; then
    printf 'standing still because the disk of this host is full or broken (%s); free some and run: virsh resume %s' \
      "$(df --output=avail -h "$dir" | tail -n 1 | tr -d ' ') free" "$name-$1"
  else
    printf '%s' "${2:-gone}"
  fi
}
