import { LatencyHistogram } from './latency-histogram.ts';

describe('LatencyHistogram', () => {
  it('gives nearest-rank percentiles to 10 µs', () => {
    const histogram = new LatencyHistogram();
    for (let hundredths = 99; hundredths >= 0; hundredths--) histogram.record(hundredths / 100 + 0.001);
    expect(histogram.read()).toEqual({ count: 100, p50: 0.5, p99: 0.99, max: 0.99 });
  });

  it('takes what is longer than its last bucket, and clocks that ran backwards', () => {
    const histogram = new LatencyHistogram();
    histogram.record(60_000);
    histogram.record(-1);
    expect(histogram.read()).toEqual({ count: 2, p50: 0.01, p99: 5000, max: 60_000 });
  });

  it('says nothing about nothing', () => {
    const histogram = new LatencyHistogram();
    expect(histogram.read()).toBeUndefined();
    histogram.record(1);
    histogram.clear();
    expect(histogram.read()).toBeUndefined();
  });
});
