import { SeqCheck } from './seq-check.ts';

function after(...seqs: number[]): { lost: number; doubled: number; reordered: number } {
  const check = new SeqCheck(10);
  for (const seq of seqs) check.accept(seq);
  return { lost: check.lost(15), doubled: check.doubled, reordered: check.reordered };
}

describe('SeqCheck', () => {
  it('is content with every event once, in order', () => {
    expect(after(11, 12, 13, 14, 15)).toEqual({ lost: 0, doubled: 0, reordered: 0 });
  });

  it('counts holes', () => {
    expect(after(11, 14, 15)).toEqual({ lost: 2, doubled: 0, reordered: 0 });
  });

  it('counts what is missing at the end', () => {
    expect(after(11, 12)).toEqual({ lost: 3, doubled: 0, reordered: 0 });
  });

  it('counts repeats, also of what was before the first', () => {
    expect(after(10, 11, 12, 12, 13, 14, 11, 15)).toEqual({ lost: 0, doubled: 3, reordered: 0 });
  });

  it('counts what comes late, and a second time after that', () => {
    expect(after(11, 13, 12, 12, 14, 15)).toEqual({ lost: 0, doubled: 1, reordered: 1 });
  });
});
