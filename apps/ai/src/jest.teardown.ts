export { stopPostgres as default } from '@prosa/testing/postgres';
