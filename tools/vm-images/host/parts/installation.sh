# shellcheck shell=bash
# An installation is a folder: what it was made with (`installation`), releases, data, certificates, consoles, snapshots.

declare -A installation

# read_installation: sets installation[…], firmware, release, and the machines of that release.
read_installation() {
  local key value
  [ -f "$dir/installation" ] || give_up "nothing is imported as '$name' in $dir; prosa-vm import makes it"
  while IFS='=' read -r key value; do installation[$key]=$value; done <"$dir/installation"
  [ "${installation[name]}" = "$name" ] ||
    give_up "$dir is the installation '${installation[name]}', not '$name'; set PROSA_VM_DIR or PROSA_VM_NAME"
  firmware=${PROSA_VM_FIRMWARE:-${installation[firmware]}}
  release=$(basename "$(readlink "$dir/current")")
  read_machines "$dir/current/manifest.json"
}

# new_installation FILE: identities of a new one, made by chance; two installations on one host differ in all of them.
new_installation() {
  local key role random
  random=$(od -An -N2 -tx1 /dev/urandom | tr -d '[:space:]')
  installation=([name]=$name [address]=$address [prefix]=$prefix [gateway]=${PROSA_VM_GATEWAY:-}
    [lan1]=${PROSA_VM_LAN1:-} [firmware]=${PROSA_VM_FIRMWARE:-seabios}
    [mac]=52:54:00:${random:0:2}:${random:2:2} [uuid]=$(new_uuid) [uuid-lan1]=$(new_uuid) [uuid-lan2]=$(new_uuid))
  for role in "${roles[@]}"; do installation[uuid-$role]=$(new_uuid); done
  for key in "${!installation[@]}"; do printf '%s=%s\n' "$key" "${installation[$key]}"; done | sort >"$1"
}

new_uuid() { cat /proc/sys/kernel/random/uuid; }

# use_release RELEASE: from now on the machines are made of it; one atomic step.
use_release() {
  ln -sfn "releases/$1" "$dir/current.new"
  mv -T "$dir/current.new" "$dir/current"
  release=$1
}

# lock_installation: one command at a time changes an installation; the lock goes with the process, however it ends.
lock_installation() {
  mkdir -p /run/lock
  exec {lock}>"/run/lock/prosa-vm-$name"
  flock --nonblock "$lock" || give_up "another prosa-vm is at work on '$name'; wait for it to end"
}
