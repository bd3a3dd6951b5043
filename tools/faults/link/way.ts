import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../random.ts';

/** What a way does to bytes. All false and zero: it lets them through. */
export interface Weather {
  /** Nothing gets through; TCP keeps it and delivers it later. */
  readonly cut?: boolean;
  /** Every piece arrives so much later. */
  readonly delayMs?: number;
  /** The share of pieces that arrive late, as when a packet is lost and sent again after a while. */
  readonly lossShare?: number;
  /** The share of pieces at which the connection breaks. */
  readonly breakShare?: number;
}

/** How late a piece is whose packet was lost: about TCP's shortest wait before it sends again. */
const resendMs = 200;

/** One direction of a link: pieces pass in order, as the weather of the moment wants it. */
export class Way {
  readonly #random: Random;
  #weather: Weather = {};
  #healed = Promise.withResolvers<void>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** Sets what happens from now on; what was held goes on unless it is cut still. */
  set(weather: Weather): void {
    this.#weather = weather;
    this.#healed.resolve();
    this.#healed = Promise.withResolvers();
  }

  /** Waits until a piece that came at `cameAt` (`performance.now()`) may pass. False: the connection breaks here. */
  async pass(cameAt: number): Promise<boolean> {
    while (this.#weather.cut) await this.#healed.promise;
    const { delayMs = 0, lossShare = 0, breakShare = 0 } = this.#weather;
    if (breakShare > 0 && this.#random.chance(breakShare)) return false;
    const late = lossShare > 0 && this.#random.chance(lossShare) ? resendMs : 0;
    const leftMs = cameAt + delayMs + late - performance.now();
    if (leftMs > 0) await wait(leftMs);
    return true;
  }
}
