import type { Indexer } from '../search/indexer.ts';
import type { SearchTurns } from '../search/search-turns.ts';
import type { Workspace } from '../workspace.ts';
import type { AssistantLimits } from './usage.ts';

/** What the assistant's calls work with. */
export interface AssistantParts {
  readonly workspace: Workspace;
  readonly indexer: Indexer;
  readonly limits: AssistantLimits;
  /** Looking for passages is as dear as searching. */
  readonly turns: SearchTurns;
}
