import { asAdministrator, cloneDatabase, dropDatabase } from '@prosa/testing/postgres';
import { connectionConfig, DatabaseClient } from './connect.ts';

test('a connection that is lost between two queries fails the next one, and nothing else', async () => {
  const url = await cloneDatabase();
  const client = new DatabaseClient(connectionConfig(url, 'test'));
  await client.connect();
  const ended = new Promise((resolve) => client.once('end', resolve));
  const { rows } = await client.query<{ pid: number }>('begin; select pg_backend_pid() as pid').then(last);
  await asAdministrator(url, (other) => other.query('select pg_terminate_backend($1)', [rows[0]?.pid]));
  await ended;
  await expect(client.query('select 1')).rejects.toThrow();
  await dropDatabase(url);
});

/** The answer to the last of several statements in one text. */
function last<T>(answers: T | T[]): T {
  return Array.isArray(answers) ? (answers.at(-1) as T) : answers;
}
