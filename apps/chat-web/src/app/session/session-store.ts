import { DestroyRef, Injectable, computed, inject, signal, type Signal } from '@angular/core';
import { fromJsonString, toJsonString } from '@bufbuild/protobuf';
import { UserSchema, type GetWorkspaceResponse, type User } from '@prosa/proto/chat';
import { OPEN_CHANNEL } from '../api/browser.ts';
import { ACCOUNTS } from '../api/clients.ts';
import { RequestFailed, failureOf, request } from '../api/failure.ts';
import { AccountStorage } from './account-storage.ts';
import type { SessionPart, SessionScope } from './session-scope.ts';

/** Where the visitor stands. `unreachable`: the server did not answer and nothing is known of them. */
export type SessionPhase = 'loading' | 'firstRun' | 'signedOut' | 'signedIn' | 'unreachable';

/** What it takes to make an account. */
export interface SignUp {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  /** Taken from the first account only. */
  readonly workspaceName?: string;
  readonly inviteToken?: string;
}

/** Told to the browser's other tabs. */
type SessionNews = { readonly kind: 'entered' | 'left'; readonly userId: string };

const rememberedKey = 'prosa.me';

/**
 * Who is signed in here. The last person is remembered, so that their rooms are there at once, also without a
 * server; the server then says whether they still are. Every asking method throws `RequestFailed`.
 */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly accounts = inject(ACCOUNTS);
  private readonly channel = inject(OPEN_CHANNEL)('prosa-session');
  private readonly parts = new Set<SessionPart>();
  private readonly currentPhase = signal<SessionPhase>('loading');
  private readonly currentMe = signal<User | undefined>(undefined);
  private readonly currentWorkspace = signal<GetWorkspaceResponse | undefined>(undefined);
  private starting: Promise<void> | undefined;
  private current: { readonly scope: SessionScope; readonly leave: AbortController } | undefined;

  /** Where the visitor stands. */
  readonly phase: Signal<SessionPhase> = this.currentPhase.asReadonly();
  /** The person signed in, with their e-mail. */
  readonly me: Signal<User | undefined> = this.currentMe.asReadonly();
  /** Name and sign-up policy; known once the server has answered. */
  readonly workspace: Signal<GetWorkspaceResponse | undefined> = this.currentWorkspace.asReadonly();
  /** Id of the person signed in; empty: nobody. */
  readonly myId: Signal<string> = computed(() => this.me()?.id ?? '');

  constructor() {
    this.channel?.addEventListener('message', ({ data }: MessageEvent<SessionNews>) => {
      if (data.kind === 'left' && data.userId === this.myId()) {
        const storage = this.current?.scope.storage;
        this.leave('signedOut');
        void storage?.close();
      }
      if (data.kind === 'entered' && data.userId !== this.myId()) void this.startAnew();
    });
    inject(DestroyRef).onDestroy(() => {
      this.channel?.close();
      this.endScope();
    });
  }

  /** Finds out who is here. Called at start, and again when the server was unreachable. Never throws. */
  start(): Promise<void> {
    this.starting ??= this.ask().finally(() => (this.starting = undefined));
    return this.starting;
  }

  /** Like `start`, with an answer that was asked for from now on. */
  private async startAnew(): Promise<void> {
    await this.starting;
    await this.start();
  }

  private async ask(): Promise<void> {
    const remembered = recall();
    if (remembered) this.enter(remembered);
    else this.currentPhase.set('loading');
    const workspace = this.accounts.getWorkspace({}).then(
      (answer) => this.currentWorkspace.set(answer),
      () => undefined,
    );
    try {
      const { user } = await this.accounts.getMe({});
      await workspace;
      if (user) this.enter(user);
    } catch (error) {
      await workspace;
      if (failureOf(error).code === 'UNAUTHENTICATED')
        this.leave(this.workspace()?.firstRun ? 'firstRun' : 'signedOut');
      else if (!this.current) this.currentPhase.set('unreachable');
    }
  }

  /** Makes an account and signs it in. Reasons: EMAIL_TAKEN, SIGN_UP_CLOSED, INVITE_INVALID, RATE_LIMITED. */
  async signUp(person: SignUp): Promise<void> {
    const { user } = await request(this.accounts.signUp({ ...person }));
    if (user) this.enter(user, 'tell');
    this.currentWorkspace.set(await this.accounts.getWorkspace({}).catch(() => this.workspace()));
  }

  /** Reasons: WRONG_CREDENTIALS, RATE_LIMITED. */
  async signIn(credentials: { readonly email: string; readonly password: string }): Promise<void> {
    const { user } = await request(this.accounts.signIn({ ...credentials }));
    if (user) this.enter(user, 'tell');
  }

  /** Ends the session in all tabs and clears what this browser keeps of it, unsent messages and drafts included. */
  async signOut(): Promise<void> {
    const userId = this.myId();
    // Taken before: the event stream may hear of the end first, and then there is no session any more.
    const storage = this.current?.scope.storage;
    try {
      await this.accounts.signOut({});
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code !== 'UNAUTHENTICATED') throw new RequestFailed(failure, { cause: error });
    }
    this.leave('signedOut');
    this.tell({ kind: 'left', userId });
    await storage?.destroy();
  }

  /** The server said that the session has ended. Unsent messages and drafts wait for the same person's return. */
  expired(): void {
    const scope = this.current?.scope;
    if (!scope) return;
    this.leave('signedOut');
    this.tell({ kind: 'left', userId: scope.userId });
    void scope.storage.clear('rooms', 'pages', 'people').then(() => scope.storage.close());
  }

  /** Changes the profile; what is not given stays. */
  async updateProfile(change: { readonly displayName?: string }): Promise<void> {
    const { user } = await request(this.accounts.updateProfile({ ...change }));
    if (user) this.profileChanged(user);
  }

  /** The person's own profile, changed here or on another device. */
  profileChanged(user: User): void {
    const me = this.me();
    if (me?.id !== user.id) return;
    const changed = { ...user, email: user.email || me.email };
    this.currentMe.set(changed);
    remember(changed);
  }

  /** Ends the person's other sessions. Reasons: WRONG_CREDENTIALS. */
  async changePassword(change: { readonly currentPassword: string; readonly newPassword: string }): Promise<void> {
    await request(this.accounts.changePassword({ ...change }));
  }

  /** Lets a part begin and end with every session, the one under way included. */
  join(part: SessionPart): void {
    this.parts.add(part);
    if (this.current) part.begin(this.current.scope);
  }

  private enter(user: User, others?: 'tell'): void {
    if (this.current?.scope.userId !== user.id) {
      this.endScope();
      const leave = new AbortController();
      const scope = { userId: user.id, signal: leave.signal, storage: new AccountStorage(user.id) };
      this.current = { scope, leave };
      this.currentMe.set(user);
      for (const part of this.parts) part.begin(scope);
    }
    this.currentMe.set(user);
    remember(user);
    this.currentPhase.set('signedIn');
    if (others) this.tell({ kind: 'entered', userId: user.id });
  }

  private leave(phase: SessionPhase): void {
    forget();
    this.endScope();
    this.currentMe.set(undefined);
    this.currentPhase.set(phase);
  }

  private endScope(): void {
    const current = this.current;
    this.current = undefined;
    current?.leave.abort();
    if (current) for (const part of this.parts) part.end();
  }

  private tell(news: SessionNews): void {
    this.channel?.postMessage(news);
  }
}

function remember(user: User): void {
  try {
    localStorage.setItem(rememberedKey, toJsonString(UserSchema, user));
  } catch {
    // storage is full or not allowed: the next start asks the server first
  }
}

function forget(): void {
  try {
    localStorage.removeItem(rememberedKey);
  } catch {
    // storage is not allowed: nothing was kept
  }
}

function recall(): User | undefined {
  try {
    return fromJsonString(UserSchema, localStorage.getItem(rememberedKey) ?? '', { ignoreUnknownFields: true });
  } catch {
    return undefined; // nobody, or written by another version
  }
}
