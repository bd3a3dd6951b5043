# shellcheck shell=bash
# up: starts what is off, resumes what stands still, waits until all are healthy. Interrupted anywhere, run again it goes on.

command_up() {
  need_host
  read_installation
  lock_installation
  finish_upgrade
  start_machines
  trap 'say "stopped waiting; the machines go on: prosa-vm status"; exit 130' INT
  wait_healthy "$wait_seconds" || give_up "$not_healthy"
  say_address
}

say_address() {
  say "Prosa is at http://${installation[address]}:8080 and https://${installation[address]}:8443"
}
