import type { ConnectionState } from '../connection/connection-store.ts';

/** How the leader's stream stands. */
export interface LeaderStatus {
  readonly state: ConnectionState;
  readonly retryAt: Date | undefined;
  /** As in `ConnectionStore`. */
  readonly readOnly?: boolean;
}

/** Who is there, as far as the leader has heard: user id and PresenceState. */
export type PresenceList = readonly (readonly [userId: string, state: number])[];

/** What the tabs of a browser tell each other about the one event stream. Every one has its sender's number. */
type RelayMessage =
  /** A tab came: the leader is to say how things stand. */
  | { readonly kind: 'hello' }
  /** Somebody asked for a try now. */
  | { readonly kind: 'retry' }
  /** The n-th item of the leader's. */
  | { readonly kind: 'item'; readonly leader: string; readonly number: number; readonly bytes: Uint8Array }
  /** How the stream stands after its `number` items; `presence` in answer to a hello. */
  | ({
      readonly kind: 'status';
      readonly leader: string;
      readonly number: number;
      readonly presence?: PresenceList;
    } & LeaderStatus);

/** What a follower is told. */
export interface FollowerEvents {
  readonly onItem: (bytes: Uint8Array) => void;
  readonly onStatus: (status: LeaderStatus) => void;
  readonly onPresence: (presence: PresenceList) => void;
  /** Items were missed, or may have been: take a fresh look at everything. */
  readonly onHole: () => void;
}

/** What a leader is asked. */
export interface LeaderEvents {
  readonly onRetry: () => void;
  readonly presence: () => PresenceList;
}

/** The leader's end: relays the items of its stream under increasing numbers. */
export class RelayLeader {
  private readonly channel: BroadcastChannel;
  private readonly id: string;
  private number = 0;
  private followed = false;
  private status: LeaderStatus = { state: 'connecting', retryAt: undefined };

  /** @param id names this leadership; unlike that of any other */
  constructor(channel: BroadcastChannel, id: string, { onRetry, presence }: LeaderEvents, signal: AbortSignal) {
    this.channel = channel;
    this.id = id;
    const listener = ({ data }: MessageEvent<RelayMessage>) => {
      if (data.kind === 'retry') onRetry();
      if (data.kind !== 'hello') return;
      this.followed = true;
      this.postStatus(presence());
    };
    channel.addEventListener('message', listener);
    signal.addEventListener('abort', () => channel.removeEventListener('message', listener));
    this.postStatus(); // tabs that are there say hello
  }

  /** @param encode gives the bytes of the item; not called while this is the only tab */
  item(encode: () => Uint8Array): void {
    this.number += 1;
    if (!this.followed) return;
    this.post({ kind: 'item', leader: this.id, number: this.number, bytes: encode() });
  }

  report(status: LeaderStatus): void {
    this.status = status;
    this.postStatus();
  }

  private postStatus(presence?: PresenceList): void {
    const { id: leader, number, status } = this;
    this.post({ kind: 'status', leader, number, ...status, ...(presence && { presence }) });
  }

  private post(message: RelayMessage): void {
    this.channel.postMessage(message);
  }
}

/** A follower's end: hears the leader's items and notices what it missed. */
export class RelayFollower {
  private readonly channel: BroadcastChannel;
  private readonly events: FollowerEvents;
  private leader: string | undefined;
  private number = 0;

  constructor(channel: BroadcastChannel, events: FollowerEvents, signal: AbortSignal) {
    this.channel = channel;
    this.events = events;
    const listener = ({ data }: MessageEvent<RelayMessage>) => this.hear(data);
    channel.addEventListener('message', listener);
    signal.addEventListener('abort', () => channel.removeEventListener('message', listener));
    this.post({ kind: 'hello' });
  }

  /** Asks the leader for a try now. */
  retry(): void {
    this.post({ kind: 'retry' });
  }

  private hear(message: RelayMessage): void {
    if (message.kind === 'item') {
      const missed = this.misses(message.leader, message.number - 1);
      this.number = message.number;
      this.events.onItem(message.bytes);
      if (missed) this.events.onHole();
    } else if (message.kind === 'status') {
      if (message.leader !== this.leader && !message.presence) this.post({ kind: 'hello' });
      const missed = this.misses(message.leader, message.number);
      if (missed) this.events.onHole(); // first: the leader may be online while this tab is not up to date
      this.events.onStatus(message);
      if (message.presence) this.events.onPresence(message.presence);
    }
  }

  /**
   * Whether something is missing when the leader has sent this many items. A new leader's stream is heard from
   * its first item: its catch-up and `ready` then tell what this tab lacks. That holds only for a tab that
   * followed before: a new one does not know how far it lags.
   */
  private misses(leader: string, number: number): boolean {
    const known = this.leader;
    const missed = known === leader ? number !== this.number : known === undefined || number !== 0;
    this.leader = leader;
    this.number = number;
    return missed;
  }

  private post(message: RelayMessage): void {
    this.channel.postMessage(message);
  }
}
