/** The report as one HTML file that opens from disk: no script, no request. */
import type { Line } from '../domain/fairness/counted.ts';
import type { Fairness, Often } from '../domain/fairness/measure.ts';
import { SUSPECT } from '../domain/fairness/verdict.ts';
import { escaped, pageOf } from '../site/html.ts';
import { histogram, ranges, years } from './charts.ts';
import type { Report } from './report.ts';
import type { Simulation } from './simulation.ts';
import { basis, deedLines, simulationVerdict, suspected, testRows, verdict, yearLines } from './terminal.ts';
import { tidy, words } from './words.ts';

const STYLE = `:root{color-scheme:light dark;--back:#f5f6f7;--sheet:#fff;--text:#1f2329;--soft:#51565d;--line:#d0d3d6;--good:#137a3d;--bad:#c02a2a;--bar:#7ea6e0;--rare:#c9cdd4}
@media (prefers-color-scheme:dark){:root{--back:#16181b;--sheet:#202327;--text:#ebecee;--soft:#b3b8bf;--line:#41464d;--good:#6fd08f;--bad:#ff8f8f;--bar:#5b85c4;--rare:#4d535b}}
*{box-sizing:border-box}body{margin:0;background:var(--back);color:var(--text);font:16px/1.65 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}
main{max-width:820px;margin:0 auto;padding:16px}h1{font-size:24px;margin:8px 0}h2{font-size:18px;margin:0 0 8px}p{margin:8px 0}
section{background:var(--sheet);border:1px solid var(--line);border-radius:8px;padding:16px;margin:16px 0}.soft,figcaption,th{color:var(--soft)}
.verdict{font-weight:600}.verdict.good{color:var(--good)}.verdict.bad{color:var(--bad)}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:15px}th,td{padding:6px 8px;border-bottom:1px solid var(--line);text-align:left;white-space:nowrap;font-variant-numeric:tabular-nums}th{font-weight:400}
td.name{white-space:normal;min-width:9em}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(300px,1fr));gap:12px}figure{margin:0}svg{width:100%;height:auto;max-width:460px}svg text{font-size:12px;fill:var(--soft)}figcaption{font-size:14px}
.usual{fill:var(--bar)}.rare{fill:var(--rare)}line.good{stroke:var(--good);stroke-width:3}line.bad{stroke:var(--bad);stroke-width:3}circle.good{fill:var(--good)}circle.bad{fill:var(--bad)}.faint{fill-opacity:.65}
.span{stroke:var(--bar);stroke-width:6;stroke-linecap:round;stroke-opacity:.55}.tick{stroke:var(--text);stroke-width:2}
summary{min-height:44px;line-height:44px;cursor:pointer;color:var(--soft)}@media print{body{background:none}section{break-inside:avoid}}`;

const section = (title: string, ...inside: readonly string[]) =>
  `<section><h2>${escaped(title)}</h2>${inside.join('')}</section>`;
const p = (text: string, look = '') => `<p${look && ` class="${look}"`}>${escaped(text)}</p>`;

/** The second column, where there are names, may be long. */
function table(columns: readonly string[], rows: readonly (readonly string[])[], name = -1): string {
  const head = columns.map((column) => `<th>${escaped(column)}</th>`).join('');
  const cell = (text: string, i: number) => `<td${i === name ? ' class="name"' : ''}>${escaped(text)}</td>`;
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

const html = (title: string, body: string) =>
  pageOf({ lang: 'zh-CN', title, style: STYLE, script: '', body: `<main>${body}</main>` }).html;

const look = (fairness: Fairness) => `verdict ${suspected(fairness).length > 0 ? 'bad' : 'good'}`;

type Names = ReadonlyMap<string, string>;
const nameIn = (names: Names) => (id: string) => names.get(id) ?? id;

/** Tests, pictures and lines: what a history and a simulation have in common. */
function found(fairness: Fairness, names: Names): string[] {
  const name = nameIn(names);
  const explained = fairness.tests.map((test) =>
    p(`${words.tests[test.name].name}：${words.tests[test.name].what}`, 'soft'),
  );
  const pictures = fairness.tests.map((test) => histogram(test, SUSPECT)).join('');
  return [
    section(
      words.table.tests,
      table(words.table.columns, testRows(fairness)),
      `<div class="figures">${pictures}</div>`,
      ...explained,
    ),
    counted(words.sections.people, fairness.people, name),
    counted(words.sections.counties, fairness.counties, name),
    enterprises(fairness.enterprises, name),
    often(words.sections.partners, words.table.partners, fairness.partners, name),
    often(words.sections.meetings, words.table.meetings, fairness.meetings, name),
  ];
}

const MOST_ROWS = 60;

function counted(title: string, lines: readonly Line[], name: (id: string) => string): string {
  const sorted = lines.toSorted((a, b) => b.actual - b.expected - (a.actual - a.expected));
  const most =
    sorted.length > MOST_ROWS ? [...sorted.slice(0, MOST_ROWS / 2), ...sorted.slice(-MOST_ROWS / 2)] : sorted;
  return lines.length === 0 ? '' : section(title, ranges(title, most, name), folded(lines, name));
}

function enterprises(lines: readonly Line[], name: (id: string) => string): string {
  if (lines.length === 0) return '';
  const far = lines.toSorted(
    (a, b) => a.among - b.among || Math.abs(b.actual - b.expected) - Math.abs(a.actual - a.expected),
  );
  return section(words.sections.enterprises, lineTable(far.slice(0, 10), name), folded(lines, name));
}

function folded(lines: readonly Line[], name: (id: string) => string): string {
  const sorted = lines.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return `<details><summary>${escaped(words.fold(lines.length))}</summary>${lineTable(sorted, name)}</details>`;
}

function lineTable(lines: readonly Line[], name: (id: string) => string): string {
  const { lines: columns, usual: usually, p: single } = words.table;
  const hasUsual = lines.some(({ usual }) => usual !== undefined);
  const rows = lines.map(({ id, expected, actual, usual, among }) => [
    id,
    name(id),
    tidy(expected),
    String(actual),
    ...(usual ? [words.range(...usual)] : []),
    words.p(among),
  ]);
  return table([...columns, ...(hasUsual ? [usually] : []), single], rows, 1);
}

function often(
  title: string,
  columns: readonly string[],
  couples: readonly Often[],
  name: (id: string) => string,
) {
  if (couples.length === 0) return '';
  return section(
    title,
    table(
      columns,
      couples.map(({ ids, times }) => [ids.map(name).join('、'), String(times)]),
      0,
    ),
  );
}

export function reportHtml(report: Report): string {
  const { fairness, span, groups, names } = report;
  const head = `<h1>${words.title}</h1>${p(words.lead(span.from, span.to), 'soft')}`;
  if (groups.length === 0) return html(words.title, head + section(words.table.tests, p(words.none)));
  const rows = groups.map((one) => [
    one.section,
    one.chief,
    ...[one.draws, one.voids, one.visits, one.people, one.enterprises].map(String),
  ]);
  const deeds = section(
    words.sections.groups,
    table(words.table.groups, rows),
    ...deedLines(report).map((line) => p(line)),
  );
  const how = section(words.sections.how, ...words.how.map((line) => p(line)));
  const body = fairness.draws === 0 ? [] : found(fairness, names);
  return html(
    words.title,
    head + p(verdict(fairness), look(fairness)) + p(basis(fairness)) + body.join('') + deeds + how,
  );
}

export function simulationHtml(simulation: Simulation): string {
  const { all, ps, years: n } = simulation;
  const rows = [...ps].map(([name, values]) => [words.tests[name].name, values] as const);
  const yearly = section(words.sections.years, years(rows), ...yearLines(simulation).map((line) => p(line)));
  const head = `<h1>${words.simulation.title}</h1>${p(words.simulation.lead(n, all.draws, all.visits), 'soft')}`;
  const how = section(words.sections.how, ...words.how.slice(0, 3).map((line) => p(line)));
  return html(
    words.simulation.title,
    head + p(simulationVerdict(simulation), look(all)) + yearly + found(all, new Map()).join('') + how,
  );
}
