import { barChart } from './bar-chart.ts';
import { lineChart } from './line-chart.ts';

describe('barChart', () => {
  const bar = { label: 'A & <B>', value: 10, lowest: 8, highest: 12, accent: true };

  it('says everything in words too, and keeps what is no markup from being it', () => {
    const svg = barChart({ title: 'T', subtitle: 'S', unit: 'µs', bars: [bar] });
    expect(svg).toContain('aria-label="T. A &#38; &#60;B&#62;: 10 µs"');
    expect(svg).not.toContain('<B>');
  });

  it('says of what has no value that there is none', () => {
    const svg = barChart({ title: 'T', subtitle: 'S', unit: 'µs', bars: [bar, { ...bar, value: NaN }] });
    expect(svg).toContain('no figure that counts');
    expect(svg).not.toContain('NaN');
  });
});

describe('lineChart', () => {
  it('begins at zero, ends at a round number, and leaves out what is not there', () => {
    const series = [{ label: 'CPU', values: [1, NaN, 42] }];
    const svg = lineChart({ title: 'T', subtitle: 'S', places: [10, 100, 1000], unit: 'µs', series });
    expect(svg).toContain('>50 µs<');
    expect(svg).toContain('>0 µs<');
    expect(svg.match(/<circle class="d0"[^>]*r="4"/g)).toHaveLength(2);
    expect(svg).not.toMatch(/="[^"]*NaN[^"]*" (cx|cy|d)/);
  });
});
