# shellcheck shell=bash
# The way back from an upgrade that was not committed.

# finish_upgrade: when the file `upgrading` is there, old images and old data; nothing otherwise.
finish_upgrade() {
  local old role
  [ -f "$dir/upgrading" ] || return 0
  old=$(<"$dir/upgrading")
  say "back to $old and the data that was there before the upgrade"
  switch_off
  for role in "${roles[@]}"; do
    # Without a copy the upgrade did not come so far that this machine wrote anything.
    ! has_data_copy "$role" || qemu-img snapshot -a prosa-upgrade "$dir/data/$role.qcow2" ||
      give_up "the data of $role could not be taken back; it is still in $dir/data/$role.qcow2 as the snapshot prosa-upgrade"
  done
  use_release "$old"
  rm "$dir/upgrading"
  drop_data_copies
  read_installation
  remove_unused_releases
}

has_data_copy() { qemu-img snapshot -l "$dir/data/$1.qcow2" | grep -qw prosa-upgrade; }

drop_data_copies() {
  local role
  for role in "${roles[@]}"; do
    ! has_data_copy "$role" || qemu-img snapshot -d prosa-upgrade "$dir/data/$role.qcow2" || true
  done
}
