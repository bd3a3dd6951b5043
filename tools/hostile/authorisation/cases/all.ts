import type { AuthorisationCase } from '../case.ts';
import { accountCases } from './accounts.ts';
import { messageCases } from './messages.ts';
import { modelCases } from './models.ts';
import { personalCases } from './personal.ts';
import { roomCases } from './rooms.ts';

/** Every case; each method of the contract has at least one. */
export const authorisationCases: readonly AuthorisationCase[] = [
  ...accountCases,
  ...roomCases,
  ...messageCases,
  ...personalCases,
  ...modelCases,
];
