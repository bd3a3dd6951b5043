/** Something heard from a guest: it lives, in that boot, started on that host. */
export interface Beat {
  /** Milliseconds since 1970, of arrival. */
  readonly at: number;
  readonly guest: string;
  readonly boot: number;
  readonly host: string;
}

/** A boot of a guest as it was heard. */
export interface Boot {
  readonly boot: number;
  readonly host: string;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** Reads a line of inside.ts; undefined when it is no beat. */
export function readBeat(line: string): Beat | undefined {
  const [, at, guest = '', boot, host = ''] = /^(\d+) .*beat: (\S+) (\d+) (\S+)$/.exec(line) ?? [];
  return at === undefined ? undefined : { at: Number(at), guest, boot: Number(boot), host };
}

/** All boots that were heard. Two copies of a guest at once are heard, too: the older one speaks when the younger one has spoken already. */
export class BootLog {
  /** In words; empty when all is well. */
  readonly doubles: string[] = [];
  readonly #boots = new Map<string, Boot[]>();

  /** Notes a beat. */
  hear({ at, guest, boot, host }: Beat): void {
    const boots = this.#boots.get(guest) ?? [];
    this.#boots.set(guest, boots);
    const last = boots.at(-1);
    if (last !== undefined && boot === last.boot && host === last.host)
      boots[boots.length - 1] = { ...last, lastAt: at };
    else if (last === undefined || boot > last.boot) boots.push({ boot, host, firstAt: at, lastAt: at });
    else this.doubles.push(`${guest}: boot ${boot} from ${host} speaks after boot ${last.boot} from ${last.host}`);
  }

  /** The boots of a guest, the oldest first. */
  of(guest: string): readonly Boot[] {
    return this.#boots.get(guest) ?? [];
  }

  /** The boot that was heard last; undefined when none was. */
  last(guest: string): Boot | undefined {
    return this.of(guest).at(-1);
  }
}
