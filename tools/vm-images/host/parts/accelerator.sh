# shellcheck shell=bash
# Which accelerator the machines run with is found by booting a tiny guest under a time limit: a host can have /dev/kvm and still hang
# every Linux in it, when its own virtualization is nested without support.

probe_seconds=10

# choose_accelerator: sets accelerator to kvm or qemu and says why. What the probe found counts until the host boots again.
choose_accelerator() {
  local known=$dir/accelerator boot found
  if [ "$accelerator_setting" != auto ]; then
    accelerator=$accelerator_setting
    say "accelerator: $(accelerator_words "$accelerator"), as PROSA_VM_ACCELERATOR says"
    return
  fi
  boot="$(cat /proc/sys/kernel/random/boot_id) $(qemu-system-x86_64 --version | head -n 1)"
  if [ "$(head -n 1 "$known" 2>/dev/null)" != "$boot" ]; then
    found=$(probe_kvm)
    printf '%s\n%s\n' "$boot" "$found" >"$known.new" && mv "$known.new" "$known"
  fi
  found=$(tail -n 1 "$known")
  accelerator=${found%% *}
  say "accelerator: $(accelerator_words "$accelerator"): ${found#* }"
}

accelerator_words() {
  if [ "$1" = kvm ]; then printf 'kvm'; else printf 'qemu (software emulation)'; fi
}

# probe_kvm: prints the accelerator and why.
probe_kvm() {
  if [ ! -e /dev/kvm ]; then
    echo 'qemu this host has no /dev/kvm'
    return
  fi
  local folder probe=$name-probe errors began=$SECONDS
  folder=$(mktemp -d "$dir/probe.XXXXXX")
  # shellcheck disable=SC2064 # the folder as it is now
  trap "virsh --quiet destroy '$probe' >/dev/null 2>&1 || true; rm -rf '$folder'" EXIT
  virsh --quiet destroy "$probe" >/dev/null 2>&1 || true # of a command that was interrupted
  chmod 0711 "$folder"
  write_probe_initrd >"$folder/initrd"
  fill probe.xml NAME "$probe" KERNEL "$dir/current/vmlinuz" FOLDER "$folder" >"$folder/probe.xml"
  if ! errors=$(virsh --quiet create "$folder/probe.xml" 2>&1); then
    echo "qemu a guest with kvm could not be started ($(reason_of "$errors"))"
    return
  fi
  until grep -aq "$probe_words" "$folder/console" 2>/dev/null; do
    if [ $((SECONDS - began)) -ge "$probe_seconds" ]; then
      echo "qemu there is /dev/kvm, but a tiny guest with it said nothing within $probe_seconds s"
      return
    fi
    if [ -z "$(virsh --quiet domstate "$probe" 2>/dev/null)" ] && ! grep -aq "$probe_words" "$folder/console" 2>/dev/null; then
      echo 'qemu there is /dev/kvm, but a tiny guest with it ended before it said anything'
      return
    fi
    sleep 0.2
  done
  echo "kvm a tiny guest with it answered within $((SECONDS - began + 1)) s"
}
