# shellcheck shell=bash
# logs [REQUEST_ID]: web-server gathers what all three log; it is asked through its agent.

command_logs() {
  local request=${1:-} code=0
  need_libvirt
  read_installation
  [[ $request =~ ^[A-Za-z0-9._:-]{0,128}$ ]] || give_up "a request id is letters, digits and . _ : -" 64
  agent_run web-server 60 /usr/bin/prosa-logs "$request" || code=$?
  [ "$code" != 125 ] || give_up "web-server does not answer ($(why_not_running web-server "$(state_of web-server)")); its console: $dir/consoles/web-server.log"
  return "$code"
}
