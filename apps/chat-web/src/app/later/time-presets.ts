/** A time that is often wanted. */
export type TimePreset = 'soon' | 'hours' | 'tomorrow' | 'monday';

const morning = 9;

/** The times that are offered, in the time zone of this device: in 20 minutes, in 3 hours, tomorrow and next Monday at 9:00. */
export function timePresets(now: Date): readonly { readonly preset: TimePreset; readonly date: Date }[] {
  const day = (days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, morning);
  const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  // On a Sunday, tomorrow is next Monday already.
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  return [
    { preset: 'soon', date: inMinutes(20) },
    { preset: 'hours', date: inMinutes(180) },
    { preset: 'tomorrow', date: day(1) },
    ...(untilMonday === 1 ? [] : [{ preset: 'monday', date: day(untilMonday) } as const]),
  ];
}

/** A local time as `<input type="datetime-local">` takes it. */
export function toLocalInput(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The time that such an input holds; undefined: none, or one that cannot be read. */
export function fromLocalInput(value: string): Date | undefined {
  const date = value ? new Date(value) : undefined;
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
}
