import { expect, test } from '@jest/globals';
import { readQuorum } from './quorum-view.ts';

/** What `corosync-quorumtool -s` says of two hosts and a vote, which has these flags. */
function said(flags: readonly [string, string], votes: number): string {
  return `Quorum information
------------------
Date:             Fri Nov 27 20:00:00 2026
Quorum provider:  corosync_votequorum
Nodes:            2
Node ID:          1
Ring ID:          1.a
Quorate:          Yes

Votequorum information
----------------------
Expected votes:   3
Highest expected: 3
Total votes:      ${votes}
Quorum:           2  
Flags:            Quorate Qdevice 

Membership information
----------------------
    Nodeid      Votes    Qdevice Name
         1          1   ${flags[0].padStart(8)} north (local)
         2          1   ${flags[1].padStart(8)} south
         0          ${votes - 2}            Qdevice
`;
}

test('whom the third vote answers, and how many votes there are', () => {
  const view = { votes: 3, needed: 2, hosts: [1, 2], voted: [1, 2] };
  expect(readQuorum(said(['A,V,NMW', 'A,V,NMW'], 3))).toEqual(view);
  expect(readQuorum(said(['A,V,NMW', 'A,NV,NMW'], 3))).toEqual({ ...view, voted: [1] });
  expect(readQuorum(said(['NA,NV,NMW', 'NR'], 2))).toEqual({ ...view, votes: 2, voted: [] });
});
