/** A map from feature ids (not 0) to whole numbers in two typed arrays: many times faster and smaller than a Map. */
export class IdTable {
  #ids: Uint32Array;
  #values: Int32Array;
  #size = 0;

  /** Room for about `expected` ids; it grows when there are more. */
  constructor(expected = 1_024) {
    const slots = 1 << Math.ceil(Math.log2(Math.max(16, expected * 2)));
    this.#ids = new Uint32Array(slots);
    this.#values = new Int32Array(slots);
  }

  get size(): number {
    return this.#size;
  }

  /** Bytes that it takes up. */
  get bytes(): number {
    return this.#ids.byteLength + this.#values.byteLength;
  }

  /** The value; -1 when there is none. */
  get(id: number): number {
    const slot = this.#slot(id);
    return this.#ids[slot] === id ? this.#values[slot]! : -1;
  }

  set(id: number, value: number): void {
    this.#values[this.#claim(id)] = value;
  }

  /** Adds one to the value, which begins at 0. */
  increment(id: number): void {
    this.#values[this.#claim(id)]! += 1;
  }

  /** All of them, in no order. */
  forEach(visit: (id: number, value: number) => void): void {
    for (let slot = 0; slot < this.#ids.length; slot++) {
      if (this.#ids[slot] !== 0) visit(this.#ids[slot]!, this.#values[slot]!);
    }
  }

  #claim(id: number): number {
    if (this.#size * 2 >= this.#ids.length) this.#grow();
    const slot = this.#slot(id);
    if (this.#ids[slot] === 0) {
      this.#ids[slot] = id;
      this.#size += 1;
    }
    return slot;
  }

  /** Where the id is, or would be: linear probing. */
  #slot(id: number): number {
    const mask = this.#ids.length - 1;
    let slot = (Math.imul(id, 0x9e3779b1) >>> 7) & mask;
    while (this.#ids[slot] !== 0 && this.#ids[slot] !== id) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const ids = this.#ids;
    const values = this.#values;
    this.#ids = new Uint32Array(ids.length * 2);
    this.#values = new Int32Array(ids.length * 2);
    for (let old = 0; old < ids.length; old++) {
      if (ids[old] === 0) continue;
      const slot = this.#slot(ids[old]!);
      this.#ids[slot] = ids[old]!;
      this.#values[slot] = values[old]!;
    }
  }
}
