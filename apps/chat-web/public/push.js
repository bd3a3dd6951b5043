/*
 * Beside Angular's service worker, which shows what a push brings and goes to it when it is pressed: the sign on the
 * icon of the installed app. The app takes it away when it is open again.
 */
self.addEventListener('push', (event) => {
  if (event.data && 'setAppBadge' in self.navigator) event.waitUntil(self.navigator.setAppBadge().catch(() => undefined));
});
