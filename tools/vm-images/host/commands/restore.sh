# shellcheck shell=bash
# restore NAME [--yes]: all three machines as they were at that moment, with the release they had. Interrupted, run again it goes on.

command_restore() {
  local moment=${1:-} role state
  need_host
  read_installation
  lock_installation
  check_snapshot_name "$moment"
  [ -f "$dir/snapshots/$moment" ] || give_up "there is no snapshot '$moment'; prosa-vm snapshot --list shows those that are there"
  confirm "Everything since the snapshot $moment is lost: messages, files, upgrades." "${2:-}"
  state=$(sed -n 's/^state=//p' "$dir/snapshots/$moment")
  switch_off
  use_release "$(sed -n 's/^release=//p' "$dir/snapshots/$moment")"
  rm -f "$dir/upgrading"
  read_installation
  [ "$state" != running ] || start_networks
  for role in "${roles[@]}"; do
    # They wait for each other: one that went on alone would find its connections dead.
    if [ "$state" = running ]; then
      attempt "$role could not go back" snapshot-revert "$name-$role" "$moment" --paused --force
    else
      attempt "$role could not go back" snapshot-revert "$name-$role" "$moment" --force
    fi
    about "$role" "is as it was"
  done
  [ "$state" = running ] || return 0
  resume_machines
  set_clocks
  wait_healthy "$wait_seconds" || give_up "$not_healthy"
  say "Prosa is back at the snapshot $moment, $release, at http://${installation[address]}:8080"
}

# set_clocks: memory that was kept has the time of then.
set_clocks() {
  local role
  for role in "${roles[@]}"; do virsh --quiet domtime "$name-$role" --now >/dev/null 2>&1 || true; done
}
