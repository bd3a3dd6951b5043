# shellcheck shell=bash
# IPv4 in whole numbers: the address of web-server on LAN1 and whether something else has it.

# read_address: sets address, prefix, host_address (this host's, the first of the network) from PROSA_VM_ADDRESS.
read_address() {
  local setting=${PROSA_VM_ADDRESS:-192.168.77.2/24}
  [[ $setting =~ ^(([0-9]{1,3}\.){3}[0-9]{1,3})/([1-9]?[0-9])$ ]] ||
    give_up "PROSA_VM_ADDRESS: must be an IPv4 address with its prefix, as in 192.168.77.2/24" 78
  address=${BASH_REMATCH[1]} prefix=${BASH_REMATCH[3]}
  [[ $address.0 =~ ^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){4}0$ && $prefix -ge 8 && $prefix -le 29 ]] ||
    give_up "PROSA_VM_ADDRESS: $setting is no address with a prefix from 8 to 29" 78
  host_address=$(first_host "$address" "$prefix")
  overlap "$address" "$prefix" 10.0.0.0 24 && give_up "PROSA_VM_ADDRESS: 10.0.0.0/24 is the private network of the machines" 78
  local from_first=$(($(number_of "$address") - $(number_of "$host_address")))
  ((from_first > 0 && from_first < 2 ** (32 - prefix) - 2)) ||
    give_up "PROSA_VM_ADDRESS: $address cannot be web-server's; $host_address of that network is this host's" 78
}

number_of() {
  local a b c d
  IFS=. read -r a b c d <<<"$1"
  echo $((a << 24 | b << 16 | c << 8 | d))
}

# first_host ADDRESS PREFIX: the first address of that network.
first_host() {
  local first=$((($(number_of "$1") >> (32 - $2) << (32 - $2)) + 1))
  echo "$((first >> 24)).$((first >> 16 & 255)).$((first >> 8 & 255)).$((first & 255))"
}

# overlap ADDRESS PREFIX ADDRESS PREFIX: whether the two networks have addresses in common.
overlap() {
  local shorter=$(($2 < $4 ? $2 : $4))
  (($(number_of "$1") >> (32 - shorter) == $(number_of "$3") >> (32 - shorter)))
}

# check_address_free: nothing on this host has addresses of the network that LAN1 is going to be.
check_address_free() {
  if [ -n "${PROSA_VM_LAN1:-}" ]; then
    ! ping -c 1 -W 1 "$address" >/dev/null 2>&1 || give_up "$address is taken: a machine answers there; set PROSA_VM_ADDRESS"
    return
  fi
  local network found device
  for network in $(virsh --quiet net-list --all --name); do
    [ "$network" != "$name-lan1" ] || continue
    found=$(network_address "$network")
    [ -n "$found" ] && overlap "$address" "$prefix" "${found%/*}" "${found#*/}" &&
      give_up "$address/$prefix is taken: libvirt's network '$network' has $found; set PROSA_VM_ADDRESS"
  done
  # The bridge of our own network does not count: it is there when an import goes on that was interrupted.
  local own_bridge
  own_bridge=$(virsh --quiet net-info "$name-lan1" 2>/dev/null | sed -n 's/^Bridge: *//p' || true)
  while read -r _ device _ found _; do
    [ "$device" != "$own_bridge" ] || continue
    overlap "$address" "$prefix" "${found%/*}" "${found#*/}" &&
      give_up "$address/$prefix is taken: $device of this host has $found; set PROSA_VM_ADDRESS"
  done < <(ip -4 -oneline address show)
  return 0
}

# network_address NETWORK: its ADDRESS/PREFIX, or nothing when the host has none there.
network_address() {
  local line
  line=$(virsh --quiet net-dumpxml --inactive "$1" | grep -m 1 "<ip address=" || true)
  local ip_address="address='([0-9.]+)'" ip_prefix="prefix='([0-9]+)'" ip_netmask="netmask='([0-9.]+)'" bits
  [[ $line =~ $ip_address ]] || return 0
  local found=${BASH_REMATCH[1]}
  if [[ $line =~ $ip_prefix ]]; then
    echo "$found/${BASH_REMATCH[1]}"
  elif [[ $line =~ $ip_netmask ]]; then
    bits=$(number_of "${BASH_REMATCH[1]}")
    local length=0
    while ((bits & 0xffffffff)); do bits=$((bits << 1)) length=$((length + 1)); done
    echo "$found/$length"
  fi
}
