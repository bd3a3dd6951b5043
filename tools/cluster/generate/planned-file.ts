/** A file that a host is to have. */
export interface PlannedFile {
  readonly path: string;
  /** As octal text. */
  readonly mode: string;
  readonly text: string;
}

/** A file, readable by all unless `mode` says otherwise. */
export function plannedFile(path: string, text: string, mode = '0644'): PlannedFile {
  return { path, mode, text };
}
