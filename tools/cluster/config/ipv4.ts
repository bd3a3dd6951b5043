/** Addresses of IPv4 as numbers. */

/** `10.0.0.1` → 167772161. Takes only what is one. */
export function addressNumber(address: string): number {
  return address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
}

/** 167772161 → `10.0.0.1`. */
export function addressText(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}

/** A network: its first and last address, which nobody may have, and the length of its prefix. */
export interface Network {
  readonly first: number;
  readonly last: number;
  readonly prefixLength: number;
}

/** Reads `10.0.0.0/24`; what stands behind the prefix is ignored. */
export function readNetwork(cidr: string): Network {
  const [address = '', length = ''] = cidr.split('/');
  const prefixLength = Number(length);
  const size = 2 ** (32 - prefixLength);
  const first = Math.floor(addressNumber(address) / size) * size;
  return { first, last: first + size - 1, prefixLength };
}

/** Whether a machine of the network may have the address: it is inside and neither the first nor the last. */
export function isHostOf(address: string, network: string): boolean {
  const { first, last } = readNetwork(network);
  const number = addressNumber(address);
  return number > first && number < last;
}

/** Whether there is an address in both. */
export function overlap(one: string, other: string): boolean {
  const [a, b] = [readNetwork(one), readNetwork(other)];
  return a.first <= b.last && b.first <= a.last;
}
