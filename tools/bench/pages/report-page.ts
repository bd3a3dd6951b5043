import { chartsOf } from '../report/charts.ts';
import { toMarkdown } from '../report/markdown.ts';
import type { Report } from '../report/report.ts';
import type { Page } from './write-page.ts';

const titles: Readonly<Record<string, string>> = {
  baseline: 'First figures',
  peers: 'Side by side',
  tls: 'TLS and HTTP/2',
  w1b: 'Everybody in every room',
};

/** Page of a report, with a chart a workload where there is something to compare. */
export function reportPage(report: Report, name: string): Page {
  const charts = chartsOf(report);
  const pictures = charts.map((chart) => `![${chart.title}](charts/${name}-${chart.name}.svg)`);
  return {
    name,
    markdown: [`# ${titles[name] ?? name}`, toMarkdown(report).trimEnd(), ...pictures].join('\n\n').concat('\n'),
    data: report,
    charts: Object.fromEntries(charts.map((chart) => [`${name}-${chart.name}`, chart.svg])),
  };
}
