/*
 * The service worker: Angular's, which serves the shell of the app and starts it without a network, and beside it what
 * else is to happen while no tab is open. Each part is a script of its own; calls to the server pass all of them by
 * (see src/app/api/clients.ts).
 */
importScripts('./ngsw-worker.js');
importScripts('./push.js');
