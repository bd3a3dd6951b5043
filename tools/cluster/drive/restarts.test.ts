import { readStartMarks, restarted } from './restarts.ts';

function status(...operations: [machine: string, host: string, operation: string, call: number][]): string {
  const states = operations.map(
    ([machine, host, operation, call]) =>
      `<node_state uname="${host}"><lrm><lrm_resources><lrm_resource id="${machine}"><lrm_rsc_op operation="${operation}" call-id="${call}" last-rc-change="1"/></lrm_resource></lrm_resources></lrm></node_state>`,
  );
  return `<status>${states.join('')}</status>`;
}

test('a live move is no start; one that fell back is', () => {
  const before = readStartMarks(status(['gateway-1', 'north', 'start', 3], ['ai-1', 'south', 'start', 4]));
  const live = readStartMarks(status(['gateway-1', 'west', 'migrate_from', 9], ['ai-1', 'south', 'start', 4]));
  expect(restarted(before, live)).toEqual([]);
  const fell = readStartMarks(status(['gateway-1', 'west', 'start', 9], ['ai-1', 'south', 'start', 4]));
  expect(restarted(before, fell)).toEqual(['gateway-1']);
  const again = readStartMarks(status(['gateway-1', 'north', 'start', 3], ['ai-1', 'south', 'start', 12]));
  expect(restarted(before, again)).toEqual(['ai-1']);
});
