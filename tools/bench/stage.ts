import { Population } from './population/population.ts';
import type { Product } from './products/product.ts';
import { startProduct } from './products/products.ts';
import type { Places, ProductName } from './products/products.ts';

/** A product on the stage. */
export interface Player {
  readonly name: ProductName;
  readonly product: Product;
  readonly population: Population;
}

/** Products that run side by side, each with its people. */
export class Stage {
  readonly players: readonly Player[];

  private constructor(players: readonly Player[]) {
    this.players = players;
  }

  /** Starts them one after the other; when one does not come, those before it are ended. `core`: where they are bound to. */
  static async open(
    names: readonly ProductName[],
    places: Places,
    people: number,
    core: number | undefined,
    say: (line: string) => void,
  ): Promise<Stage> {
    const players: Player[] = [];
    try {
      for (const name of names) {
        say(`starting ${name} with ${people} people`);
        const product = await startProduct(name, places);
        try {
          const population = await Population.of(product, people);
          if (core !== undefined) product.pin(core);
          players.push({ name, product, population });
        } catch (error) {
          for (const line of product.lastLines) say(line);
          await product.close();
          throw error;
        }
      }
    } catch (error) {
      await new Stage(players).close();
      throw error;
    }
    return new Stage(players);
  }

  /** The newest lines of all of them. */
  get lastLines(): string[] {
    return this.players.flatMap(({ product }) => [...product.lastLines]);
  }

  /** Ends all of them and removes what they kept. */
  async close(): Promise<void> {
    for (const { product } of this.players) await product.close();
  }
}
