# shellcheck shell=bash
# The guest agent: how the host asks a machine that it shares no network with.

agent_call() { virsh --quiet qemu-agent-command --timeout 5 "$name-$1" "$2" 2>/dev/null; }

# agent_run ROLE SECONDS PROGRAM [ARGUMENT]: prints the program's output and returns its exit code; 125 when the agent does not answer.
# PROGRAM and ARGUMENT are ours or checked: they stand in JSON as they are.
agent_run() {
  local role=$1 deadline=$((SECONDS + $2)) argument='' reply pid
  [ -z "${4:-}" ] || argument="\"$4\""
  reply=$(agent_call "$role" "{\"execute\":\"guest-exec\",\"arguments\":{\"path\":\"$3\",\"arg\":[$argument],\"capture-output\":true}}") ||
    return 125
  [[ $reply =~ \"pid\":([0-9]+) ]] || return 125
  pid=${BASH_REMATCH[1]}
  while :; do
    reply=$(agent_call "$role" "{\"execute\":\"guest-exec-status\",\"arguments\":{\"pid\":$pid}}") || return 125
    [[ ${reply:0:200}${reply: -200} = *'"exited":true'* ]] && break
    [ "$SECONDS" -lt "$deadline" ] || return 125
    sleep 0.2
  done
  sed -n 's/.*"out-data":"\([^"]*\)".*/\1/p' <<<"$reply" | base64 --decode
  [[ $reply =~ \"exitcode\":([0-9]+) ]] || return 125
  return "${BASH_REMATCH[1]}"
}
