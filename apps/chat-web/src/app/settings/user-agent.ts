import type { IconName } from '../look/icons.ts';

/** A browser as it can be told from how it names itself; empty: it cannot. */
export interface Device {
  readonly browser: string;
  readonly system: string;
  readonly icon: IconName;
}

// The first that fits: many name others too.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/HeadlessChrome\/|Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string, IconName])[] = [
  [/iPhone/, 'iPhone', 'smartphone'],
  [/iPad/, 'iPad', 'tablet-smartphone'],
  [/Android.*Mobile/, 'Android', 'smartphone'],
  [/Android/, 'Android', 'tablet-smartphone'],
  [/CrOS/, 'ChromeOS', 'laptop'],
  [/Windows/, 'Windows', 'monitor'],
  [/Mac OS X|Macintosh/, 'macOS', 'laptop'],
  [/Linux|X11/, 'Linux', 'laptop'],
];

/** Reads how a browser names itself. It may lie; nothing but words depends on it. */
export function deviceOf(userAgent: string): Device {
  const browser = browsers.find(([sign]) => sign.test(userAgent))?.[1] ?? '';
  const [, system = '', icon = 'monitor-smartphone' as const] = systems.find(([sign]) => sign.test(userAgent)) ?? [];
  return { browser, system, icon };
}
