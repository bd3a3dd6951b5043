import type { JsonObject } from '@bufbuild/protobuf';

/** Hours that are remembered: 14 days. */
export const keptHours = 14 * 24;
/** Hours of which it is also remembered which labels were given: what counts as lately. */
export const recentHours = 24;
const hourMs = 3_600_000;

/** What happened in one hour. */
export interface UsageHour {
  /** Since 1970. */
  readonly hour: number;
  predictions: number;
  /** Sum of the confidence of all predictions. */
  confidence: number;
  reviewed: number;
  right: number;
  /** How often each label was given; empty once the hour is not recent any more. */
  labels: [label: string, count: number][];
}

/** What a model has done: sums since its first training, and by hour. Two records add up. */
export interface UsageRecord {
  predictions: number;
  confidence: number;
  reviewed: number;
  right: number;
  /** Oldest first. */
  hours: UsageHour[];
}

/** Of a model that did nothing yet. */
export function emptyUsage(): UsageRecord {
  return { predictions: 0, confidence: 0, reviewed: 0, right: 0, hours: [] };
}

/** The hour of a time. */
export function hourOf(timeMs: number): number {
  return Math.floor(timeMs / hourMs);
}

/** When an hour began. */
export function startOf(hour: number): Date {
  return new Date(hour * hourMs);
}

/** Counts a prediction. */
export function addPrediction(usage: UsageRecord, hour: number, label: string, confidence: number): void {
  const bucket = bucketOf(usage, hour);
  for (const sums of [usage, bucket]) {
    sums.predictions += 1;
    sums.confidence += confidence;
  }
  addLabel(bucket, label, 1);
}

/** Counts what somebody said of one; `times` -1: they have taken it back. An hour in which much is taken back falls below zero. */
export function addReview(usage: UsageRecord, hour: number, right: boolean, times: 1 | -1 = 1): void {
  for (const sums of [usage, bucketOf(usage, hour)]) {
    sums.reviewed += times;
    if (right) sums.right += times;
  }
}

/** Both together, without what is too old at this hour. */
export function mergeUsage(one: UsageRecord, other: UsageRecord, now: number): UsageRecord {
  const merged = structuredClone(one);
  addSums(merged, other);
  for (const hour of other.hours) {
    const bucket = bucketOf(merged, hour.hour);
    addSums(bucket, hour);
    for (const [label, count] of hour.labels) addLabel(bucket, label, count);
  }
  merged.hours = merged.hours.filter(({ hour }) => hour > now - keptHours).sort((a, b) => a.hour - b.hour);
  for (const hour of merged.hours) if (hour.hour <= now - recentHours) hour.labels = [];
  return merged;
}

/** How often each label was given lately. */
export function recentLabels({ hours }: UsageRecord, now: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { hour, labels } of hours) {
    if (hour <= now - recentHours) continue;
    for (const [label, count] of labels) counts.set(label, (counts.get(label) ?? 0) + count);
  }
  return counts;
}

/** As a document's body. Labels may hold what JSON in PostgreSQL may not (U+0000), so the record is text in base64. */
export function usageToJson(usage: UsageRecord): JsonObject {
  return { record: Buffer.from(JSON.stringify(usage)).toString('base64') };
}

/** From a document's body. */
export function usageFromJson(body: JsonObject): UsageRecord {
  const { record } = body;
  if (typeof record !== 'string') return emptyUsage();
  return JSON.parse(Buffer.from(record, 'base64').toString()) as UsageRecord;
}

type Sums = Pick<UsageRecord, 'predictions' | 'confidence' | 'reviewed' | 'right'>;

function addSums(to: Sums, more: Sums): void {
  to.predictions += more.predictions;
  to.confidence += more.confidence;
  to.reviewed += more.reviewed;
  to.right += more.right;
}

function bucketOf({ hours }: UsageRecord, hour: number): UsageHour {
  const last = hours.at(-1);
  const found = last?.hour === hour ? last : hours.find((bucket) => bucket.hour === hour);
  if (found) return found;
  const bucket: UsageHour = { hour, predictions: 0, confidence: 0, reviewed: 0, right: 0, labels: [] };
  hours.push(bucket);
  return bucket;
}

function addLabel(bucket: UsageHour, label: string, count: number): void {
  const found = bucket.labels.find(([name]) => name === label);
  if (found) found[1] += count;
  else bucket.labels.push([label, count]);
}
