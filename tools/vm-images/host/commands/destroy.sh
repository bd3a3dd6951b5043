# shellcheck shell=bash
# destroy [--yes]: removes what import made and what people put into it. Interrupted, run again it goes on.

command_destroy() {
  local role
  need_host
  read_installation
  lock_installation
  confirm "This removes from this host, for ever: the machines ${roles[*]/#/$name-}, their networks, and $dir with all \
messages and files of people ($(du -sh "$dir/data" | cut -f 1)), certificates and snapshots." "${1:-}"
  for role in "${roles[@]}"; do
    remove_domain "$role"
    about "$role" 'is removed'
  done
  remove_networks
  say "the networks are removed"
  # The file that makes it an installation goes last.
  find "$dir" -mindepth 1 -maxdepth 1 ! -name installation ! -name current ! -name releases -exec rm -rf {} +
  mv "$dir/installation" "$dir/releases/installation"
  rm -rf "$dir"
  say "$dir is removed"
}
