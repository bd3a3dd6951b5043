#!/bin/busybox sh
# shellcheck shell=dash
# DRBD calls this (its handler fence-peer) before it goes on without the other guest. Whoever made the guests is asked whether the other one
# is surely off, and answers with the exit code that DRBD expects: 7 when it is; then this disk alone is up to date.
exec 4<>/dev/fence
echo fence >&4
read -r code <&4
exit "${code:-1}"
