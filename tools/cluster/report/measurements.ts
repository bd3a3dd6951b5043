import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ClusterError } from '../cluster-error.ts';
import { pathName } from '../config/mistake.ts';

const positive = z.number('must be a number').positive('must be more than 0');
const text = z.string('must be text').min(1, 'must not be empty');

/** What people use. */
export const services = ['chat', 'history', 'ai'] as const;
/** One of them. */
export type Service = (typeof services)[number];

const service = z.enum(services, `must be ${services.join(' or ')}`);

/** How often something fails and how long until it is there again, by itself or by a person; and how that is known. */
const rate = z.strictObject({ mtbfHours: positive, repairHours: positive, source: text });

const measurementsSchema = z.strictObject({
  /** On what the gaps were measured. */
  conditions: text,
  /** One copy of each. */
  parts: z.strictObject({ host: rate, gateway: rate, ai: rate, database: rate, vote: rate.optional() }),
  /** What there is only one of, outside of the cluster's file. */
  single: z.array(z.strictObject({ name: text, ...rate.shape, services: z.array(service) })).default([]),
  faults: z.array(
    z.strictObject({
      name: text,
      /** What fails; undefined: something that is done on purpose or that does not count in the sum. */
      part: z.enum(['host', 'gateway', 'ai', 'database']).optional(),
      /** Whether any copy's failure is felt, or only that of the copy that leads. */
      felt: z.enum(['each', 'leader']).default('each'),
      /** Those that were away meanwhile. */
      services: z.array(service),
      gapsSeconds: z
        .array(z.number('must be a number').min(0, 'must be 0 or more'))
        .min(1, 'must have at least one run'),
      /** What was promised. */
      limitSeconds: positive.optional(),
    }),
  ),
});

/** Measured gaps and stated rates of failure. */
export type Measurements = z.output<typeof measurementsSchema>;

/** How often a part fails, and for how long. */
export type Rate = Measurements['parts']['host'];

/** Reads a file of measurements (JSON). Throws a ClusterError with a line a mistake. */
export function readMeasurements(path: string): Measurements {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ClusterError(`${path}: ${(error as Error).message}`);
  }
  const result = measurementsSchema.safeParse(json);
  if (result.success) return result.data;
  throw new ClusterError(
    result.error.issues.map((issue) => `${path}: ${pathName(issue.path)}: ${issue.message}`).join('\n'),
  );
}
