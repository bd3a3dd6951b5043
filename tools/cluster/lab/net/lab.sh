#!/bin/bash
# lab.sh ADDRESS…: process 1 of a lab (cluster-lab.ts makes its namespaces). Its network is the switch that the hosts hang on; it lives until its
# standard input ends, and the kernel ends everything that was started in it with it.
set -euo pipefail
# The names of network namespaces, out of everybody else's sight.
mount -t tmpfs -o mode=0755 run /run
mkdir /run/netns
ip link set lo up
# An address of its own: a bridge without one takes that of a cable, and another one when that is pulled, which hosts learn late.
ip link add lab0 address 02:00:00:00:00:01 type bridge
for address in "$@"; do ip addr add "$address/24" dev lab0; done
ip link set lab0 up
echo ready
cat >/dev/null
