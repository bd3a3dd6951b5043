/** The two ends of web push that are not ours: the push service of a browser's maker, and the browser. */
export { PushBrowser } from './push/push-browser.ts';
export { PushEndpoint } from './push/push-endpoint.ts';
