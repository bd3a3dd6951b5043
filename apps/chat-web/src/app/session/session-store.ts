import { Injectable, computed, inject, signal, type Signal } from '@angular/core';
import type { GetWorkspaceResponse, User } from '@prosa/proto/chat';
import { ACCOUNTS } from '../api/clients.ts';
import { failureOf, request } from '../api/failure.ts';

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

/** Who is signed in here. Every method throws `RequestFailed`. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly accounts = inject(ACCOUNTS);
  private readonly currentPhase = signal<SessionPhase>('loading');
  private readonly currentMe = signal<User | undefined>(undefined);
  private readonly currentWorkspace = signal<GetWorkspaceResponse | undefined>(undefined);

  /** Where the visitor stands. */
  readonly phase: Signal<SessionPhase> = this.currentPhase.asReadonly();
  /** The person signed in, with their e-mail. */
  readonly me: Signal<User | undefined> = this.currentMe.asReadonly();
  /** Name and sign-up policy; known once the server has answered. */
  readonly workspace: Signal<GetWorkspaceResponse | undefined> = this.currentWorkspace.asReadonly();
  /** Id of the person signed in; empty: nobody. */
  readonly myId: Signal<string> = computed(() => this.me()?.id ?? '');

  /** Finds out who is here. Called once at start, and again by the visitor when the server was unreachable. */
  async start(): Promise<void> {
    this.currentPhase.set('loading');
    try {
      this.currentWorkspace.set(await this.accounts.getWorkspace({}));
      this.enter((await this.accounts.getMe({})).user);
    } catch (error) {
      const { reason } = failureOf(error);
      if (reason === 'UNAUTHENTICATED') this.currentPhase.set(this.workspace()?.firstRun ? 'firstRun' : 'signedOut');
      else this.currentPhase.set('unreachable');
    }
  }

  /** Makes an account and signs it in. Reasons: EMAIL_TAKEN, SIGN_UP_CLOSED, INVITE_INVALID, RATE_LIMITED. */
  async signUp(person: SignUp): Promise<void> {
    this.enter((await request(this.accounts.signUp({ ...person }))).user);
  }

  /** Reasons: WRONG_CREDENTIALS, RATE_LIMITED. */
  async signIn(credentials: { readonly email: string; readonly password: string }): Promise<void> {
    this.enter((await request(this.accounts.signIn({ ...credentials }))).user);
  }

  /** Ends the session in all tabs and clears what this browser keeps of it, unsent messages and drafts included. */
  async signOut(): Promise<void> {
    await request(this.accounts.signOut({}));
    this.currentMe.set(undefined);
    this.currentPhase.set('signedOut');
  }

  /** Changes the profile; what is not given stays. */
  async updateProfile(change: { readonly displayName?: string }): Promise<void> {
    this.currentMe.set((await request(this.accounts.updateProfile({ ...change }))).user);
  }

  /** Ends the person's other sessions. Reasons: WRONG_CREDENTIALS. */
  async changePassword(change: { readonly currentPassword: string; readonly newPassword: string }): Promise<void> {
    await request(this.accounts.changePassword({ ...change }));
  }

  private enter(user: User | undefined): void {
    this.currentMe.set(user);
    this.currentPhase.set(user ? 'signedIn' : 'signedOut');
  }
}
