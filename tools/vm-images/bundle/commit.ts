import { execFileSync } from 'node:child_process';

/** The commit that a tree is at. */
export interface Commit {
  /** 40 hexadecimal digits, with `+changes` when files that git knows were changed since. */
  readonly name: string;
  /** Seconds since 1970. */
  readonly committedAt: number;
}

/** Reads it from git; throws when the folder is no checkout. */
export function readCommit(root: string): Commit {
  // A tree that somebody else owns, as in a container, is read all the same.
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'safe.directory=*', '-C', root, ...args], { encoding: 'utf8' }).trim();
  return {
    name: git('describe', '--always', '--abbrev=40', '--exclude=*', '--dirty=+changes'),
    committedAt: Number(git('show', '--no-patch', '--format=%ct', 'HEAD')),
  };
}
