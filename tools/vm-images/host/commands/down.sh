# shellcheck shell=bash
# down: shuts the machines down, web-server first and database-server last.

command_down() {
  need_host
  read_installation
  lock_installation
  stop_machines
}
