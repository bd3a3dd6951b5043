const maxBigint = 2n ** 63n - 1n;

/** A uint64 of the contract as PostgreSQL's bigint: what is larger than any number there is becomes the largest. */
export function toBigint(value: bigint): bigint {
  return value > maxBigint ? maxBigint : value;
}
