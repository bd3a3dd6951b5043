#!/bin/bash
# Checks a bundle of Prosa's machines and brings them onto this host:
#
#   import.sh [--key FILE] vm-export.tar.xz             checks, unpacks, then host/prosa-vm import
#   import.sh [--key FILE] --upgrade vm-export.tar.xz   the same, then host/prosa-vm upgrade
#   import.sh [--key FILE] --cluster vm-export.tar.xz   the same, then host/prosa-vm cluster-import
#   import.sh [--key FILE] --verify vm-export.tar.xz    only checks; writes nothing
#
# --key (or PROSA_VM_KEY): the public key of who makes the bundles, or an allowed_signers file of ssh-keygen. PROSA_VM_DIR:
# the folder of the machines. Needs bash, xz and coreutils, with --key also ssh-keygen.
#
# The archive is read once, from front to back, and what was checked is what was written: into a folder of its own that
# nobody else can enter, which is removed again unless everything was right. Headers are read here and not by tar,
# because tar would follow names and links that come with the archive; only plain files that manifest.json lists, of the
# size and the SHA-256 that it says, get past.
set -euo pipefail
export LC_ALL=C
umask 077

readonly namespace=prosa-vm-export
readonly max_manifest_bytes=262144 max_signature_bytes=16384 max_files=1000
readonly spare_bytes=$((64 * 1024 * 1024)) # of the disk that stay free

say() { printf '%s\n' "$*"; }
refuse() {
  printf 'import.sh: %s\n' "$*" >&2
  exit 1
}
usage() {
  say "usage: import.sh [--key FILE] [--verify | --upgrade | --cluster] vm-export.tar.xz" >&2
  exit 64
}

# --- What is asked for

action=import bundle='' key=${PROSA_VM_KEY:-}
while [ $# -gt 0 ]; do
  case $1 in
    --key) [ $# -gt 1 ] || usage; key=$2; shift ;;
    --verify | --upgrade) action=${1#--} ;;
    --cluster) action=cluster-import ;;
    -*) usage ;;
    *) [ -z "$bundle" ] || usage; bundle=$1 ;;
  esac
  shift
done
[ -n "$bundle" ] || usage
[ -f "$bundle" ] && [ -r "$bundle" ] || refuse "$bundle cannot be read"
command -v xz >/dev/null || refuse "xz is missing: install the package xz-utils"
if [ -n "$key" ]; then
  [ -r "$key" ] || refuse "the key $key cannot be read"
  command -v ssh-keygen >/dev/null || refuse "ssh-keygen is missing: install the package openssh-client"
fi

# --- Where it goes, and that nothing stays there

default_name=prosa
[ "$action" != cluster-import ] || default_name=prosa-cluster
machines=${PROSA_VM_DIR:-/var/lib/libvirt/images/${PROSA_VM_NAME:-$default_name}} staging=''
machines=${machines%/}
trap '[ -z "$staging" ] || rm -rf -- "$staging"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# Folders of imports that were killed; their process is gone.
remove_leftovers() {
  local folder
  for folder in "$machines".unpack-*; do
    [[ $folder =~ \.unpack-([0-9]+)$ ]] || continue
    kill -0 "${BASH_REMATCH[1]}" 2>/dev/null || rm -rf -- "$folder"
  done
}

if [ "$action" = verify ]; then
  staging=$(mktemp -d)
else
  # Beside the machines' folder, for prosa-vm to move the images and not to copy them.
  remove_leftovers
  mkdir -- "$machines.unpack-$$" 2>/dev/null || refuse "${machines%/*} is no folder that can be written to (root may)"
  staging=$machines.unpack-$$
fi

# --- The archive: blocks of 512 bytes

member='' # what is being read, for messages
exec {archive}< <(exec xz -dc <"$bundle" 2>"$staging/.xz")
xz=$!

# Tells why the archive ends too early.
cut_off() {
  wait "$xz" || refuse "the bundle is damaged or cut short in ${member:-its beginning} ($(tail -n 1 "$staging/.xz"))"
  refuse "the bundle is cut short in ${member:-its beginning}"
}

# The next block as 512 numbers, in `block`.
read_block() {
  read -r -d '' -a block < <(head -c 512 <&"$archive" | od -An -v -tu1) || true
  [ ${#block[@]} -eq 512 ] || cut_off
}

# START LENGTH: the text there, up to the first NUL, in `text`; what is not plain text becomes a question mark.
read_text() {
  local code escaped=''
  for code in "${block[@]:$1:$2}"; do
    [ "$code" -ne 0 ] || break
    [ "$code" -gt 32 ] && [ "$code" -lt 127 ] || code=63
    printf -v code '\\x%x' "$code"
    escaped+=$code
  done
  printf -v text '%b' "$escaped"
}

# COUNT: takes so many bytes, which have to be zero.
take_zeros() {
  [ "$1" -gt 0 ] || return 0
  local bytes
  bytes=$(head -c "$1" <&"$archive" | tr '\000\001-\377' '01')
  [ ${#bytes} -eq "$1" ] || cut_off
  [[ ! $bytes =~ 1 ]] || refuse "$member is followed by bytes that belong to nothing"
}

# The kinds of members that a tar file can have (POSIX pax, "ustar interchange format").
readonly -A kinds=([49]='a hard link' [50]='a symbolic link' [51]='a device' [52]='a device' [53]='a folder'
  [54]='a pipe' [75]='a long link' [76]='a long name' [83]='a sparse file' [103]='an extended header' [120]='an extended header')

# Reads a header: `member` and `bytes`. False at the end of the archive.
next_member() {
  local sum=0 code text checksum before=$member
  member=${before:+the header after $before}
  read_block
  for code in "${block[@]}"; do sum=$((sum + code)); done
  [ "$sum" -ne 0 ] || { member=$before; return 1; }
  read_text 148 7; checksum=$text
  for code in "${block[@]:148:8}"; do sum=$((sum - code + 32)); done
  [[ $checksum =~ ^[0-7]{6}$ ]] && [ $((8#$checksum)) -eq "$sum" ] ||
    refuse "the header after ${before:-the beginning} is damaged, or this is no tar file"
  read_text 0 100; member=$text
  [ "${block[156]}" -eq 48 ] || refuse "$member is ${kinds[${block[156]}]:-of an unknown kind}, not a plain file"
  read_text 345 155; [ -z "$text" ] || refuse "$text/$member has too long a name"
  read_text 157 100; [ -z "$text" ] || refuse "$member leads to $text"
  read_text 124 12; [[ $text =~ ^[0-7]{11}$ ]] || refuse "$member has no proper size"
  bytes=$((8#$text))
}

# Takes the member's content, writes it to the file named, and leaves its SHA-256 in `sha256`.
take_content() {
  sha256=$(head -c "$bytes" <&"$archive" | tee -- "$1" | sha256sum) || refuse "$member cannot be written"
  sha256=${sha256%% *}
  [ ! -f "$1" ] || [ "$(stat -c %s -- "$1")" -eq "$bytes" ] || cut_off
  take_zeros $(((512 - bytes % 512) % 512))
}

# --- manifest.json and its signature

# Wants manifest.json signed by the key, or says that nobody looked.
check_signature() {
  local manifest=$1 signature=$2 signers=$staging/.signers line principal
  if [ -z "$key" ]; then
    [ -e "$signature" ] && say "signed, but not checked by whom: --key FILE does" || say "not signed: only damage is found"
    return
  fi
  [ -e "$signature" ] || refuse "manifest.json is not signed"
  while read -r line; do
    [[ $line =~ ^(sk-)?(ssh|ecdsa)- ]] && line="prosa $line"
    say "$line"
  done <"$key" >"$signers"
  principal=$(ssh-keygen -Y find-principals -s "$signature" -f "$signers" 2>/dev/null | head -n 1) || true
  [ -n "$principal" ] || refuse "manifest.json.sig was not made with $key, or was changed"
  ssh-keygen -q -Y verify -f "$signers" -I "$principal" -n "$namespace" -s "$signature" <"$manifest" >/dev/null 2>&1 ||
    refuse "manifest.json.sig does not belong to manifest.json: one of them was changed"
  say "signed by $principal"
}

declare -a lines=() names=()
declare -A size_of=() hash_of=() mode_of=()
line_number=0 version='' commit=''

# PATTERN: the next line has to be that.
expect_line() {
  local line=${lines[line_number]-}
  line_number=$((line_number + 1))
  [[ $line =~ ^$1$ ]] || refuse "manifest.json is malformed in line $line_number"
}

note_file() {
  local name=${BASH_REMATCH[1]}
  [[ $name != manifest.json* ]] || refuse "manifest.json lists $name"
  [ -z "${size_of[$name]-}" ] || refuse "manifest.json lists $name twice"
  names+=("$name")
  [ ${#names[@]} -le "$max_files" ] || refuse "manifest.json lists more than $max_files files"
  mode_of[$name]=${BASH_REMATCH[3]} size_of[$name]=${BASH_REMATCH[4]} hash_of[$name]=${BASH_REMATCH[5]}
}

# The manifest is JSON with one entry a line, in this order; nothing else is understood.
read_manifest() {
  [ "$(tr -d '\n -~' <"$1" | wc -c)" -eq 0 ] || refuse "manifest.json is malformed: it holds more than plain text"
  mapfile -t lines <"$1"
  expect_line '\{'
  expect_line '  "format": ([0-9]+),'
  [ "${BASH_REMATCH[1]}" = 1 ] || refuse "manifest.json has format ${BASH_REMATCH[1]}, and this import.sh reads only 1"
  expect_line '  "product": "prosa",'
  expect_line '  "version": "([0-9A-Za-z.+-]{1,64})",'
  version=${BASH_REMATCH[1]}
  expect_line '  "commit": "([0-9a-f]{40}(\+changes)?)",'
  commit=${BASH_REMATCH[1]}
  expect_line '  "machines": \['
  local comma=,
  while [ -n "$comma" ]; do
    expect_line '    \{"role": "[a-z-]{1,32}", "memoryMiB": [1-9][0-9]{1,6}, "cpus": [1-9][0-9]?, "nics": \["lan[12]"(, "lan[12]")?\]\}(,?)'
    comma=${BASH_REMATCH[2]}
  done
  expect_line '  \],'
  expect_line '  "files": \['
  comma=,
  local part='[A-Za-z0-9][A-Za-z0-9._-]*'
  while [ -n "$comma" ]; do
    expect_line "    \{\"name\": \"($part(/$part)*)\", \"mode\": \"(0644|0755)\", \"size\": (0|[1-9][0-9]{0,14}), \"sha256\": \"([0-9a-f]{64})\"\}(,?)"
    comma=${BASH_REMATCH[6]}
    note_file
  done
  expect_line '  \],'
  expect_line '  "sha256": "([0-9a-f]{64})"'
  local sum=${BASH_REMATCH[1]}
  expect_line '\}'
  [ "$line_number" -eq ${#lines[@]} ] || refuse "manifest.json is malformed: it goes on after its end"
  # Of what stands above that line: finds damage in bundles that nobody signed.
  [ "$(head -n -2 -- "$1" | sha256sum)" = "$sum  -" ] || refuse "manifest.json was changed: its SHA-256 is not the one in its end"
}

# Before anything large is written.
check_space() {
  local name needed=$spare_bytes free
  for name in "${names[@]}"; do needed=$((needed + size_of[$name])); done
  free=$(df --output=avail -B1 -- "$staging" | tail -n 1)
  [ "$free" -ge "$needed" ] ||
    refuse "not enough room in ${machines%/*}: $((needed / 1048576 + 1)) MiB are needed, $((free / 1048576)) MiB are free"
}

# --- One member after the other

next_member && [ "$member" = manifest.json ] || refuse "the first member is not manifest.json but ${member:-nothing}"
[ "$bytes" -le "$max_manifest_bytes" ] || refuse "manifest.json is too large: $bytes bytes"
take_content "$staging/manifest.json"
more=yes
next_member || more=''
if [ -n "$more" ] && [ "$member" = manifest.json.sig ]; then
  [ "$bytes" -le "$max_signature_bytes" ] || refuse "manifest.json.sig is too large: $bytes bytes"
  take_content "$staging/manifest.json.sig"
  next_member || more=''
fi
check_signature "$staging/manifest.json" "$staging/manifest.json.sig"
read_manifest "$staging/manifest.json"
say "Prosa $version, commit $commit"
[ "$action" = verify ] || check_space

declare -A seen=()
while [ -n "$more" ]; do
  [ -n "${size_of[$member]-}" ] || refuse "$member is not listed in manifest.json"
  [ -z "${seen[$member]-}" ] || refuse "$member is there twice"
  [ "$bytes" -eq "${size_of[$member]}" ] || refuse "$member has $bytes bytes, not ${size_of[$member]} as manifest.json says"
  seen[$member]=yes
  target=/dev/null
  if [ "$action" != verify ]; then
    target=$staging/$member
    mkdir -p -- "${target%/*}"
  fi
  take_content "$target"
  if [ "$sha256" != "${hash_of[$member]}" ]; then
    [ "$(head -c 1 <&"$archive" | wc -c)" -eq 1 ] || cut_off
    refuse "$member was changed: its SHA-256 is not the one in manifest.json"
  fi
  [ "$action" = verify ] || chmod "${mode_of[$member]}" -- "$target"
  say "right: $member ($bytes bytes)"
  next_member || more=''
done
for name in "${names[@]}"; do
  [ -n "${seen[$name]-}" ] || refuse "$name is missing from the bundle"
done
# The end is a second block of zeros, filled up to a record of 20.
rest=$(head -c 10240 <&"$archive" | tr '\000\001-\377' '01')
[ ${#rest} -ge 512 ] || { member='its end'; cut_off; }
[[ ! $rest =~ 1 ]] && [ "$(head -c 1 <&"$archive" | wc -c)" -eq 0 ] || refuse "the bundle goes on after its end"
wait "$xz" || refuse "the bundle is damaged or cut short in its end ($(tail -n 1 "$staging/.xz"))"
rm -f -- "$staging/.xz" "$staging/.signers"

if [ "$action" = verify ]; then
  say "verified: $bundle, ${#names[@]} files"
  exit 0
fi
[ -x "$staging/host/prosa-vm" ] || refuse "the bundle has no host/prosa-vm"
"$staging/host/prosa-vm" "$action" --take "$staging"
