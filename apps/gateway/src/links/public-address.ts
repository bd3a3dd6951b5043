import ipaddr from 'ipaddr.js';

const allocated = ipaddr.parseCIDR('2000::/3');

/**
 * Whether an address belongs to the public internet. Everything else is refused: this machine, private networks, link-local
 * (cloud metadata), carrier NAT, multicast, and every way of writing an IPv4 address as IPv6 (mapped, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(allocated);
}
