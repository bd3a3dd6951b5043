import { BootLog, readBeat } from './boots.ts';
import { longestGapMs, readReply } from './gaps.ts';

test('what a guest says over syslog is a beat; everything else is none', () => {
  expect(readBeat('1795771386000 <13>Nov 27 09:42:25 beat: gateway-1 2 north')).toEqual({
    at: 1795771386000,
    guest: 'gateway-1',
    boot: 2,
    host: 'north',
  });
  expect(readBeat('1795771386000 <46>Nov 27 09:42:25 syslogd started: BusyBox v1.37.0')).toBeUndefined();
});

test('boots follow each other; an older one that speaks again is a copy too many', () => {
  const log = new BootLog();
  const beat = (at: number, boot: number, host: string) => log.hear({ at, guest: 'ai-1', boot, host });
  beat(1, 1, 'north');
  beat(2, 1, 'north');
  beat(9, 2, 'west');
  expect(log.of('ai-1')).toEqual([
    { boot: 1, host: 'north', firstAt: 1, lastAt: 2 },
    { boot: 2, host: 'west', firstAt: 9, lastAt: 9 },
  ]);
  expect(log.doubles).toEqual([]);
  beat(10, 1, 'north');
  expect(log.doubles).toEqual(['ai-1: boot 1 from north speaks after boot 2 from west']);
});

test('two hosts that start the same boot are two copies', () => {
  const log = new BootLog();
  log.hear({ at: 1, guest: 'ai-1', boot: 1, host: 'north' });
  log.hear({ at: 2, guest: 'ai-1', boot: 1, host: 'west' });
  expect(log.doubles).toHaveLength(1);
});

test('answers to pings, and the longest time without one', () => {
  expect(readReply('[1795771386.250000] 64 bytes from 10.77.0.101: icmp_seq=7 ttl=64 time=0.9 ms')).toBe(1795771386250);
  expect(readReply('[1795771386.25] no answer yet for icmp_seq=8')).toBeUndefined();
  const replies = [0, 20, 40, 240, 260, 900];
  expect(longestGapMs(replies, 10, 250, 20)).toBe(180);
  expect(longestGapMs(replies, 270, 280, 20)).toBe(620);
  expect(longestGapMs(replies, 950, 1000, 20)).toBe(80);
  expect(longestGapMs([], 0, 500, 20)).toBe(480);
});
