#!/bin/busybox sh
# shellcheck shell=dash
# The place of prosa-logs in the small guest.
echo "logs of ${1:-everything} from $(hostname)"
