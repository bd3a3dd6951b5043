/** What crm_mon of Pacemaker 3.0 says of three hosts, shortened. */
export function crmMon({
  status = 'cluster_status',
  quorum = true,
  west = '',
  places = {},
}: Partial<Record<'status' | 'west', string>> & { quorum?: boolean; places?: Record<string, string> } = {}): string {
  const machines: Record<string, string> = {
    'gateway-1': 'north',
    'gateway-2': 'south',
    'ai-1': 'west',
    'ai-2': 'north',
    ...places,
  };
  return `<${status}>
  <summary><current_dc present="true" name="north" id="1" with_quorum="${quorum}"/></summary>
  <nodes>
    <node name="north" id="1" online="true" standby="false" pending="false" unclean="false"/>
    <node name="south" id="2" online="true" standby="false" pending="false" unclean="false"/>
    <node name="west" id="3" ${west || 'online="true" standby="false" pending="false" unclean="false"'}/>
  </nodes>
  <resources>
    <resource id="fence-north" resource_agent="stonith:fence_redfish" role="Started" failed="false"><node name="south" id="2"/></resource>
${Object.entries(machines)
  .map(
    ([id, places]) =>
      `    <resource id="${id}" resource_agent="ocf:heartbeat:VirtualDomain" role="Started" failed="false">${places
        .split(' ')
        .filter(Boolean)
        .map((name) => `<node name="${name}"/>`)
        .join('')}</resource>`,
  )
  .join('\n')}
  </resources>
</${status}>`;
}
