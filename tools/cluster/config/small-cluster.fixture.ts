/** A cluster.yaml with three hosts and nothing that has a default, for tests: `edit` changes the text. */
export function smallCluster(edit: (text: string) => string = (text) => text): string {
  const host = (name: string, number: number): string => `  - name: ${name}
    address: 10.20.0.${number}
    cpus: 8
    memoryMiB: 8192
    fence: [{ agent: fence_redfish, address: 10.22.0.${number} }]
`;
  return edit(`hosts:
${host('north', 1)}${host('south', 2)}${host('west', 3)}networks:
  hosts: 10.20.0.0/24
  machines: 10.0.0.0/24
  public: 192.168.78.0/24
public:
  address: 192.168.78.10
`);
}

/** The same with the first two hosts, and so two database members. */
export function twoHosts(edit: (text: string) => string = (text) => text): string {
  return smallCluster((text) =>
    edit(text.replace(/ {2}- name: west[^]*?(?=networks)/, '') + 'machines:\n  database: { count: 2 }\n'),
  );
}
