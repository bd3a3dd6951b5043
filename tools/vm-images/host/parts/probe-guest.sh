# shellcheck shell=bash
# The tiny guest: the release's kernel with an initrd of 450 bytes, whose init is one page of machine code, made here.

probe_words='prosa-probe: alive'

# write_probe_initrd: a cpio archive (newc) with the one file /init.
write_probe_initrd() {
  local init
  init=$(mktemp)
  write_probe_init >"$init"
  cpio_member init 0100755 "$(stat --format=%s "$init")"
  cat "$init"
  cpio_padding "$(stat --format=%s "$init")"
  rm "$init"
  cpio_member 'TRAILER!!!' 0 0
}

# cpio_member NAME MODE SIZE: inode, mode, uid, gid, links, time, size, devices, length of the name, check.
cpio_member() {
  printf '070701%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%s\0' 1 "$2" 0 0 1 0 "$3" 0 0 0 0 $((${#1} + 1)) 0 "$1"
  cpio_padding $((110 + ${#1} + 1))
}

cpio_padding() { printf '\0\0\0\0' | head -c $((-$1 & 3)); }

# write_probe_init: an ELF program for x86-64 that says probe_words, waits until they are sent, and powers off.
write_probe_init() {
  local code message words_size
  message=$(printf '%s\n' "$probe_words" | od -An -v -tx1 | tr -d ' \n')
  words_size=$((${#message} / 2))
  code=bf01000000                            # mov edi, 1            write(1, …)
  code+=488d353a000000                       # lea rsi, [rip + 58]   what follows the code
  code+=ba$(little_endian 4 $words_size)     # mov edx, words_size
  code+=b801000000                           # mov eax, 1
  code+=0f05                                 # syscall
  code+=bf01000000be09540000ba01000000       # mov edi, 1; mov esi, TCSBRK; mov edx, 1
  code+=b8100000000f05                       # mov eax, 16; syscall  ioctl: wait until it is sent
  code+=bfaddee1febe69191228badcfe2143       # mov edi, esi, edx     reboot(MAGIC1, MAGIC2, POWER_OFF)
  code+=b8a90000000f05                       # mov eax, 169; syscall
  code+=ebfe                                 # jmp $
  local size=$((120 + (${#code} + ${#message}) / 2))
  local header=7f454c46020101000000000000000000 # ELF, 64 bit, little endian
  header+=02003e0001000000                   # a program for x86-64
  header+=$(little_endian 8 $((0x400078)))   # that begins behind the headers
  header+=$(little_endian 8 64)$(little_endian 8 0)00000000400038000100000000000000 # one segment, no sections
  header+=0100000005000000$(little_endian 8 0)$(little_endian 8 $((0x400000)))$(little_endian 8 $((0x400000)))
  header+=$(little_endian 8 $size)$(little_endian 8 $size)$(little_endian 8 4096)
  printf '%b' "$(printf '%s' "$header$code$message" | sed 's/../\\x&/g')"
}

# little_endian BYTES NUMBER: in hexadecimal.
little_endian() {
  local index
  for ((index = 0; index < $1; index++)); do printf '%02x' $(($2 >> (8 * index) & 255)); done
}
