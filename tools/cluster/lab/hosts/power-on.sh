#!/bin/bash
# power-on.sh NAME ADDRESS LOWER FOLDER SHARED CGROUP SECONDS: a host, from its network cable to systemd. LOWER is what its root begins with
# (overlayfs's lowerdir), FOLDER keeps what it writes, SHARED is seen by all hosts as /shared. It has power from the beginning and looks at its hardware for SECONDS.
set -euo pipefail
name=$1 address=$2 lower=$3 folder=$4 shared=$5 cgroup=$6 seconds=$7

ip netns add "$name"
ip link add "v-$name" type veth peer name eth0 netns "$name"
ip link set "v-$name" master lab0 up
ip -n "$name" link set lo up
ip -n "$name" link add br0 type bridge
ip -n "$name" link set eth0 master br0 up
ip -n "$name" link set br0 up
ip -n "$name" addr add "$address/24" dev br0

echo $$ >"$cgroup/cgroup.procs"
sleep "$seconds"
exec nsenter --net="/run/netns/$name" \
  unshare --mount --uts --ipc --pid --cgroup --fork --kill-child --propagation private \
  "$(dirname "$0")/boot.sh" "$name" "$lower" "$folder" "$shared"
