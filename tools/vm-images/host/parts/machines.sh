# shellcheck shell=bash
# The machines of a release, from its manifest.json, in the order in which they are started.

roles=()
declare -A memory_mib cpus nics
# The private network between the machines is the same in every installation: no host is part of it.
declare -A lan2_address=([web-server]=10.0.0.1 [database-server]=10.0.0.2 [ai-server]=10.0.0.3)
declare -A mac_number=([web-server]=1 [database-server]=2 [ai-server]=3)
# What a disk of data may grow to; it takes on the host what is in it.
declare -A data_gib=([web-server]=8 [database-server]=64 [ai-server]=16)

# read_machines MANIFEST: sets roles, memory_mib, cpus and nics.
read_machines() {
  local line
  local machine='"role": "([a-z-]+)", "memoryMiB": ([0-9]+), "cpus": ([0-9]+), "nics": \[([a-z0-9", ]*)\]'
  roles=()
  [ -r "$1" ] || give_up "there is no $1"
  while IFS= read -r line; do
    [[ $line =~ $machine ]] || continue
    roles+=("${BASH_REMATCH[1]}")
    memory_mib[${BASH_REMATCH[1]}]=${BASH_REMATCH[2]}
    cpus[${BASH_REMATCH[1]}]=${BASH_REMATCH[3]}
    nics[${BASH_REMATCH[1]}]=${BASH_REMATCH[4]//[\",]/}
  done <"$1"
  for role in web-server database-server ai-server; do
    [[ " ${roles[*]} " = *" $role "* ]] || give_up "$1 lists no machine $role"
  done
}

# roles_reversed: the order in which they are shut down.
roles_reversed() {
  local index
  for ((index = ${#roles[@]} - 1; index >= 0; index--)); do printf '%s\n' "${roles[index]}"; done
}

# release_of FOLDER: the name of a release, its version and the beginning of its manifest's hash.
release_of() {
  local version
  version=$(sed -n 's/^ *"version": "\([A-Za-z0-9.+-]*\)".*/\1/p' "$1/manifest.json" | head -n 1)
  [ -n "$version" ] || give_up "$1/manifest.json names no version"
  printf '%s-%s' "$version" "$(sha256sum "$1/manifest.json" | cut -c 1-12)"
}
