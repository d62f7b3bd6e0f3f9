/**
 * Several draws together (ssd-1 §4): each secret leads to every earlier one of its series, so what lies between two
 * draws can be counted, whether anyone shows it or not; and their log entries stand in one log.
 */
import { CHAIN_LENGTH, chainStep } from './chain.ts';
import type { DrawRecord, Freeze } from './types.ts';

/** What of a record is looked at: the lists are not, however long. */
export type SeriesRecord = Pick<DrawRecord, 'secret' | 'seed' | 'log'> & {
  readonly freeze: Pick<Freeze, 'no'>;
};

/** 作废: a draw without a record; its secret is published. */
export type VoidDraw = { readonly no: string; readonly secret: string };

/** From one draw to the next one that is there: `between` draws of the series lie between them. */
export type SeriesLink = {
  readonly from: string;
  readonly to: string;
  readonly between: number;
  /** the numbers that are not there, where the two numbers say which */
  readonly missing: readonly string[];
};

/** The same draw twice; more or fewer numbers than secrets; one place of the log with two contents; a wrong order. */
export type SeriesFault = {
  readonly why: 'twice' | 'numbers' | 'two-heads' | 'head-broken' | 'order';
  readonly no: string;
  readonly other: string;
};

/** Draws that one chain binds, the first one first. */
export type SeriesFound = {
  readonly draws: readonly { readonly no: string; readonly isVoid: boolean }[];
  readonly links: readonly SeriesLink[];
};

export type SeriesAudit = {
  readonly series: readonly SeriesFound[];
  readonly faults: readonly SeriesFault[];
};

type Node = { readonly no: string; readonly secret: string; readonly record: SeriesRecord | undefined };
type Before = { readonly node: Node; readonly steps: number };

/** 系列审计 over records 抽取记录 and void draws, in whatever order they come. */
export function auditSeries(records: readonly SeriesRecord[], voids: readonly VoidDraw[] = []): SeriesAudit {
  const all: Node[] = [
    ...records.map((record) => ({ no: record.freeze.no, secret: record.secret, record })),
    ...voids.map(({ no, secret }) => ({ no, secret, record: undefined })),
  ];
  const { nodes, twice } = onlyOnce(all);
  const before = new Map(nodes.map((node) => [node, nearestBefore(node, nodes)] as const));
  const after = new Map([...before].flatMap(([node, found]) => (found ? [[found.node, node] as const] : [])));
  const series = nodes.filter((node) => !before.get(node)).map((first) => follow(first, before, after));
  return {
    series,
    faults: [
      ...twice,
      ...series.flatMap(({ links }) => links.flatMap(numberFault)),
      ...series.flatMap(({ draws }) =>
        orderFaults(
          draws.map(({ no }) => no),
          nodes,
        ),
      ),
      ...headFaults(records),
    ],
  };
}

/** The same file given twice is one; the same number or secret with another content is a fault. */
function onlyOnce(all: readonly Node[]): { nodes: Node[]; twice: SeriesFault[] } {
  const nodes: Node[] = [];
  const twice: SeriesFault[] = [];
  for (const node of all) {
    const known = nodes.find(({ no, secret }) => no === node.no || secret === node.secret);
    if (!known) nodes.push(node);
    else if (known.no !== node.no || known.secret !== node.secret || known.record?.seed !== node.record?.seed)
      twice.push({ why: 'twice', no: node.no, other: known.no });
  }
  return { nodes, twice };
}

/** The nearest earlier draw that this one's secret leads to. */
function nearestBefore(node: Node, nodes: readonly Node[]): Before | undefined {
  const bySecret = new Map(nodes.map((one) => [one.secret, one]));
  let link = node.secret;
  for (let steps = 1; steps <= CHAIN_LENGTH; steps++) {
    link = chainStep(link);
    const found = bySecret.get(link);
    if (found) return { node: found, steps };
  }
  return undefined;
}

function follow(
  first: Node,
  before: ReadonlyMap<Node, Before | undefined>,
  after: ReadonlyMap<Node, Node>,
): SeriesFound {
  const draws = [{ no: first.no, isVoid: first.record === undefined }];
  const links: SeriesLink[] = [];
  for (let node = after.get(first); node; node = after.get(node)) {
    const { node: from, steps } = before.get(node)!;
    links.push({ from: from.no, to: node.no, between: steps - 1, missing: numbersBetween(from.no, node.no) });
    draws.push({ no: node.no, isVoid: node.record === undefined });
  }
  return { draws, links };
}

const MOST_NAMED = 4096;

/** 2026-003 to 2026-006: 2026-004, 2026-005. Nothing where the numbers are not of one row. */
function numbersBetween(from: string, to: string): string[] {
  const [a, b] = [split(from), split(to)];
  if (!a || !b || a.head !== b.head || b.n - a.n > MOST_NAMED) return [];
  const width = from.length - a.head.length;
  return Array.from(
    { length: Math.max(0, b.n - a.n - 1) },
    (_, i) => a.head + `${a.n + 1 + i}`.padStart(width, '0'),
  );
}

function split(no: string): { head: string; n: number } | undefined {
  const parts = /^(.*?)(\d{1,9})$/.exec(no);
  return parts ? { head: parts[1]!, n: Number(parts[2]) } : undefined;
}

/** Numbers have no gaps (ssd-1 §4): as many numbers lie between two draws as secrets. A new year starts anew. */
function numberFault({ from, to, between, missing }: SeriesLink): SeriesFault[] {
  const oneRow = split(from)?.head === split(to)?.head && split(from) !== undefined;
  return oneRow && missing.length !== between ? [{ why: 'numbers', no: from, other: to }] : [];
}

/** The log says the order of the freezes; the chain must say the same. */
function orderFaults(nos: readonly string[], nodes: readonly Node[]): SeriesFault[] {
  const places = nos.map((no) => nodes.find((node) => node.no === no)?.record?.log?.[0]?.n);
  let last: { no: string; n: number } | undefined;
  const faults: SeriesFault[] = [];
  for (const [i, n] of places.entries()) {
    if (n === undefined) continue;
    if (last && n <= last.n) faults.push({ why: 'order', no: nos[i]!, other: last.no });
    last = { no: nos[i]!, n };
  }
  return faults;
}

/** Two heads for one n are two logs; and the entries of different draws bind one another where they are neighbours. */
function headFaults(records: readonly SeriesRecord[]): SeriesFault[] {
  const entries = records.flatMap(({ log = [] }) => log).sort((a, b) => a.n - b.n);
  return entries.flatMap((entry, i): SeriesFault[] => {
    const last = entries[i - 1];
    if (!last || last === entry) return [];
    if (last.n === entry.n)
      return last.hash === entry.hash ? [] : [{ why: 'two-heads', no: entry.no, other: last.no }];
    const broken = last.n + 1 === entry.n && entry.prev !== last.hash;
    return broken ? [{ why: 'head-broken', no: entry.no, other: last.no }] : [];
  });
}
