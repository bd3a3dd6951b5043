import type { FilledRoom, Person, Product } from '../products/product.ts';

/** How many rooms, and how many people in each. */
export interface RoomShape {
  readonly rooms: number;
  readonly membersPerRoom: number;
}

/** The people of a product, and rooms of any shape for them. */
export class Population {
  readonly people: readonly Person[];
  readonly #product: Product;
  readonly #rooms = new Map<string, Promise<FilledRoom[]>>();

  private constructor(product: Product, people: readonly Person[]) {
    this.#product = product;
    this.people = people;
  }

  /** Makes so many people. */
  static async of(product: Product, count: number): Promise<Population> {
    return new Population(product, await product.makePeople(count));
  }

  /** Rooms of this shape, made when they are first asked for. People are spread evenly; all are in one before anybody is in two. */
  rooms(shape: RoomShape): Promise<FilledRoom[]> {
    const key = `${shape.rooms}×${shape.membersPerRoom}`;
    const known = this.#rooms.get(key);
    if (known) return known;
    const made = this.#product.makeRooms(seats(this.people, shape));
    this.#rooms.set(key, made);
    return made;
  }
}

/** Who is in which room. Throws when a room would hold somebody twice. */
export function seats<P>(people: readonly P[], { rooms, membersPerRoom }: RoomShape): P[][] {
  if (membersPerRoom > people.length) throw new Error(`there are not ${membersPerRoom} people`);
  return Array.from({ length: rooms }, (_, room) =>
    Array.from({ length: membersPerRoom }, (_, seat) => people[(room * membersPerRoom + seat) % people.length]!),
  );
}
