import { expect, test } from '@jest/globals';
import { Deliveries } from './deliveries.ts';

test('a delivery counts from the first acknowledgement, or not at all when it was quicker', () => {
  const deliveries = new Deliveries();
  deliveries.arrived('a', 10);
  deliveries.acknowledged('a', 12);
  deliveries.acknowledged('b', 20);
  deliveries.acknowledged('b', 500);
  deliveries.arrived('b', 60);
  expect(deliveries.longestMs).toBe(40);
  deliveries.begin();
  expect(deliveries.longestMs).toBe(0);
  expect(deliveries.read()).toMatchObject({ count: 2, p50: 0.01, max: 40 });
});
