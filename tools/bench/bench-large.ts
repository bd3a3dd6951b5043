import { loadavg } from 'node:os';
import { measureComebacks } from './comeback/measure-comebacks.ts';
import { describeMachine, isBusy } from './measure/machine.ts';
import { measureGrowth } from './growth/measure-growth.ts';
import { growths } from './growth/series.ts';
import { measureHistory } from './history/measure-history.ts';
import type { Options } from './options.ts';
import { measuredOn } from './pages/conditions.ts';
import { comebackPage } from './pages/comeback-page.ts';
import { growthPage } from './pages/growth-page.ts';
import type { MeasuredGrowth } from './pages/growth-page.ts';
import { historyPage } from './pages/history-page.ts';
import { soakPage } from './pages/soak-page.ts';
import { writePage } from './pages/write-page.ts';
import type { Page } from './pages/write-page.ts';
import { choosePinning } from './products/pinning.ts';
import type { Places } from './products/products.ts';
import { soak } from './soak/soak.ts';

const GROWTH_SECONDS = 5;
const PEOPLE = 1000;

/** How cost grows; true when every place counts. The page is written when everything that grows was measured. */
export async function benchGrowth(
  { growth: names }: Options,
  places: Places,
  say: (line: string) => void,
): Promise<boolean> {
  const machine = describeMachine(places.data);
  const { servers: serverCore, generator: generatorCore } = choosePinning();
  const options = { seconds: GROWTH_SECONDS, warmUpSeconds: 2, serverCore, generatorCore };
  const measured: MeasuredGrowth[] = [];
  for (const growth of growths.filter(({ name }) => names.includes(name))) {
    measured.push({ ...growth, steps: await measureGrowth(growth, places, options, say) });
  }
  publish(
    growthPage(measured, measuredOn(machine), isBusy(machine.cores, Math.max(machine.load, loadavg()[0] ?? 0))),
    names.length === growths.length,
  );
  return measured.every(({ steps }) => steps.every(({ faults }) => faults.length === 0));
}

/** Pages and searches in large histories. */
export async function benchHistory(
  messages: number,
  places: Places & { readonly keep: boolean },
  say: (line: string) => void,
): Promise<boolean> {
  const machine = describeMachine(places.data);
  publish(historyPage(await measureHistory(messages, places, say), measuredOn(machine)), true);
  return true;
}

/** A gateway is killed and everybody comes back; true when everybody did, and nothing was lost or doubled. */
export async function benchComeback(people: number, places: Places, say: (line: string) => void): Promise<boolean> {
  const machine = describeMachine(places.data);
  const { servers: serverCore, generator: generatorCore } = choosePinning();
  const comebacks = await measureComebacks({ ...places, people, serverCore, generatorCore }, say);
  publish(comebackPage(comebacks, measuredOn(machine)), true);
  return comebacks.every(({ faults }) => faults.length === 0);
}

/** A soak; true when nothing leaked and nothing was lost. */
export async function benchSoak(minutes: number, places: Places, say: (line: string) => void): Promise<boolean> {
  const machine = describeMachine(places.data);
  const { servers: serverCore, generator: generatorCore } = choosePinning();
  const result = await soak({ ...places, minutes, people: PEOPLE, serverCore, generatorCore }, say);
  const { page, leaks } = soakPage(result, measuredOn(machine));
  publish(page, true);
  return leaks.length === 0 && result.faults.length === 0;
}

function publish(page: Page, write: boolean): void {
  console.log(page.markdown);
  if (write) writePage(page);
}
