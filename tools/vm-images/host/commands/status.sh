# shellcheck shell=bash
# status: one line a machine; the exit code is 0 when all are healthy.

command_status() {
  need_libvirt
  read_installation
  local role state line all=0
  say "$name: $release, http://${installation[address]}:8080 and https://${installation[address]}:8443"
  for role in "${roles[@]}"; do
    state=$(state_of "$role")
    if [ "$state" != running ]; then
      about "$role" "$(why_not_running "$role" "$state")"
      all=1
    elif line=$(health_of "$role"); then
      about "$role" "healthy ($(type_of "$role"), $(memory_of "$role")): $line"
    else
      about "$role" "not healthy ($(type_of "$role"), $(memory_of "$role")): $line"
      all=1
    fi
  done
  [ ! -e "$dir/upgrading" ] || say "an upgrade was interrupted; prosa-vm up goes back to the release before it"
  exit "$all"
}

# type_of ROLE: kvm or qemu.
type_of() { virsh --quiet dumpxml "$name-$1" 2>/dev/null | sed -n "s/^<domain type='\([a-z]*\)'.*/\1/p"; }

# memory_of ROLE: what QEMU takes of this host's memory for it.
memory_of() { virsh --quiet dommemstat "$name-$1" 2>/dev/null | awk '$1 == "rss" { printf "%d MiB of memory", $2 / 1024 }'; }
