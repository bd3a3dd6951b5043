import type { PlannedFile } from '../generate/planned-file.ts';

/** What has to be so already, because nothing here makes it. */
export interface Requirement {
  /** A command of the shell that succeeds when it is so. */
  readonly test: string;
  /** What is said when it is not. */
  readonly otherwise: string;
}

/** A file with something secret in it, which one host has made and another one gets. */
export interface Copy {
  /** Name of the host that has it. */
  readonly from: string;
  readonly source: string;
  readonly path: string;
  /** As octal text. */
  readonly mode: string;
  /** Owner group, where there has to be another one than root's. */
  readonly group?: string;
  /** Another file that is there is not replaced: the host then belongs to something else, and that is said. */
  readonly isKept?: boolean;
}

/** Something that is run by a shell. */
export interface Command {
  readonly run: string;
  /** A command that succeeds when nothing is left to do. */
  readonly unless?: string;
  /** It looks itself what is to be done, and says a line for all that it did. */
  readonly tells?: boolean;
}

/** What is done at one place, as root: requirements, copies, files, images, commands, in this order. */
export interface Step {
  /** Name of a host, or `vote` or `backup` for the machines elsewhere. */
  readonly where: string;
  readonly what: string;
  readonly requirements: readonly Requirement[];
  readonly copies: readonly Copy[];
  readonly files: readonly PlannedFile[];
  /** The images of the bundle are checked and taken. */
  readonly takesImages: boolean;
  readonly commands: readonly Command[];
}

/** A step of what is given, which does nothing else. */
export function step(where: string, what: string, parts: Partial<Omit<Step, 'where' | 'what'>>): Step {
  return { where, what, requirements: [], copies: [], files: [], takesImages: false, commands: [], ...parts };
}
