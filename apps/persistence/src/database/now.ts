import { sql } from 'kysely';

/** The database's clock in whole milliseconds, as every stored time is: what JavaScript reads is all there is. */
export const databaseNow = sql<Date>`date_trunc('milliseconds', clock_timestamp())`;
