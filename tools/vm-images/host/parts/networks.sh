# shellcheck shell=bash
# Two networks of libvirt, cut off from all others: LAN1 has this host and web-server, LAN2 only the machines.

# own_networks: those that this installation made and removes.
own_networks() {
  [ -n "${installation[lan1]}" ] || echo lan1
  echo lan2
}

# lan1_network: the one that people come from, ours or one that was there.
lan1_network() { printf '%s' "${installation[lan1]:-$name-lan1}"; }

# check_networks_free: none of that name that is not ours; a network that was named is there.
check_networks_free() {
  local found nic
  if [ -n "${PROSA_VM_LAN1:-}" ]; then
    [[ $PROSA_VM_LAN1 =~ ^[A-Za-z0-9._-]+$ ]] || give_up "PROSA_VM_LAN1: must be the name of a network of libvirt" 78
    [ -n "$(uuid_of_network "$PROSA_VM_LAN1")" ] ||
      give_up "PROSA_VM_LAN1: libvirt has no network '$PROSA_VM_LAN1'; virsh net-list --all shows those it has"
  fi
  for nic in lan1 lan2; do
    found=$(uuid_of_network "$name-$nic")
    [ -z "$found" ] || [ "$found" = "${installation[uuid-$nic]:-}" ] ||
      give_up "libvirt has a network '$name-$nic' already that is not of this installation; set PROSA_VM_NAME"
  done
}

define_networks() {
  local nic file
  for nic in $(own_networks); do
    file=$dir/xml/$nic.xml
    fill "$nic.xml" NAME "$name-$nic" UUID "${installation[uuid-$nic]}" \
      ADDRESS "$(first_host "${installation[address]}" "${installation[prefix]}")" PREFIX "${installation[prefix]}" >"$file"
    [ -n "$(uuid_of_network "$name-$nic")" ] || attempt "the network $name-$nic could not be defined" net-define "$file"
    # A machine that starts with the host needs its networks there.
    attempt "the network $name-$nic cannot start with the host" net-autostart "$name-$nic"
  done
}

start_networks() {
  local nic
  if [ -n "${installation[lan1]}" ]; then
    [ -n "$(uuid_of_network "${installation[lan1]}")" ] ||
      give_up "the network '${installation[lan1]}' that web-server is to be in is missing; virsh net-list --all shows those that are there"
    start_network "${installation[lan1]}"
  fi
  for nic in $(own_networks); do start_network "$name-$nic"; done
}

start_network() {
  local active
  active=$(virsh --quiet net-info "$1" 2>/dev/null | sed -n 's/^Active: *//p')
  [ "$active" = yes ] || attempt "the network $1 could not be started" net-start "$1"
}

remove_networks() {
  local nic
  for nic in $(own_networks); do
    [ "$(uuid_of_network "$name-$nic")" = "${installation[uuid-$nic]}" ] || continue
    virsh --quiet net-destroy "$name-$nic" >/dev/null 2>&1 || true
    attempt "the network $name-$nic could not be removed" net-undefine "$name-$nic"
  done
}
