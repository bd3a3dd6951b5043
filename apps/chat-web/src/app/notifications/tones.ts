import { Injectable } from '@angular/core';
import { NotificationTone } from '@prosa/proto/chat';

/** A part of a tone: frequency in Hz, when it begins and how long it fades in seconds, how loud it is (0 to 1). */
interface Overtone {
  readonly hz: number;
  readonly at: number;
  readonly fade: number;
  readonly gain: number;
  /** Glides to this frequency. */
  readonly toHz?: number;
}

const overtones: Readonly<Partial<Record<NotificationTone, readonly Overtone[]>>> = {
  [NotificationTone.DROP]: [
    { hz: 520, toHz: 1_040, at: 0, fade: 0.16, gain: 0.16 },
    { hz: 660, toHz: 1_320, at: 0.11, fade: 0.22, gain: 0.12 },
  ],
  [NotificationTone.BELL]: [
    { hz: 880, at: 0, fade: 0.9, gain: 0.12 },
    { hz: 2_637, at: 0, fade: 0.4, gain: 0.04 },
    { hz: 1_318, at: 0.12, fade: 0.9, gain: 0.09 },
  ],
  [NotificationTone.KNOCK]: [
    { hz: 190, toHz: 130, at: 0, fade: 0.09, gain: 0.4 },
    { hz: 190, toHz: 130, at: 0.14, fade: 0.11, gain: 0.34 },
  ],
};

/** Short sounds, made when they are played: nothing is fetched. */
@Injectable({ providedIn: 'root' })
export class Tones {
  private context: AudioContext | undefined;

  /** Plays a tone, if the browser lets a page sound that nobody has touched yet. Never throws. */
  async play(tone: NotificationTone): Promise<void> {
    try {
      const context = (this.context ??= new AudioContext());
      if (context.state === 'suspended') await Promise.race([context.resume(), pause(200)]);
      if (context.state !== 'running') return;
      for (const part of overtones[tone] ?? []) sound(context, part);
    } catch {
      // no sound here
    }
  }
}

function sound(context: AudioContext, { hz, toHz, at, fade, gain }: Overtone): void {
  const start = context.currentTime + at;
  const oscillator = new OscillatorNode(context, { type: 'sine', frequency: hz });
  if (toHz) oscillator.frequency.exponentialRampToValueAtTime(toHz, start + fade);
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(gain, start + 0.008);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + fade);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + fade + 0.02);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
