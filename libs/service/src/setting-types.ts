/** Kinds of settings that several services have. */
import { z } from 'zod';

const hostPort = /^(\[[0-9a-fA-F:.]+\]|[^\s:,/]+):(\d{1,5})$/;

/** Where to listen or whom to call: `host:port`, `[ipv6]:port`. */
export const address = z
  .string()
  .refine((value) => Number(hostPort.exec(value)?.[2] ?? NaN) <= 65535, 'must be host:port, such as 127.0.0.1:7301');

/** One or more addresses with commas between them; gives a list. */
export const addressList = z
  .string()
  .transform((value) => value.split(',').map((part) => part.trim()))
  .pipe(z.array(address).min(1));

/** How much is logged. */
export const logLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
  error: 'must be fatal, error, warn, info, debug, trace or silent',
});

/** A whole number in a range, both ends included. */
export function wholeNumber(min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, message)
    .transform(Number)
    .pipe(z.number().min(min, message).max(max, message));
}

/** A TCP port; 0 takes any free one. */
export const port = wholeNumber(0, 65535);

/** `true`, `1`, `yes`, `on` or their opposites. */
export const flag = z.stringbool({ error: 'must be true or false' });
