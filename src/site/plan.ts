/** 年度抽查计划 (实施细则 四(一): 公布): what was published, its calendar, each adjustment with its reason, every version before. */
import type { Context } from 'hono';
import { windowsText } from '../../cards/words-plan.ts';
import type { Db } from '../../db/connect.ts';
import { type PublicPlan, publicPlans } from '../../db/public-plans.ts';
import { type PlanDays, supervisionDays } from '../domain/yearly-plan/days.ts';
import type { PlanEntry } from '../domain/yearly-plan/entry.ts';
import { changesOf } from '../domain/yearly-plan/plan.ts';
import { byMonth } from '../domain/yearly-plan/spread.ts';
import { escaped, facts, fold, PLAIN_POLICY, plainPage } from './plain.ts';
import { words } from './plan-words.ts';

type Parts = { readonly db: Db; readonly bureauId: number };

export async function planPage(c: Context, { db, bureauId }: Parts): Promise<Response> {
  const html = planHtml(await publicPlans(db, bureauId));
  return c.html(html, 200, { 'content-security-policy': PLAIN_POLICY });
}

/** One article for each plan of a year: its newest published version, the others in a fold. */
export function planHtml(plans: readonly PublicPlan[]): string {
  const key = ({ year, section }: PublicPlan) => `${year} ${section ?? ''}`;
  const groups = [...new Set(plans.map(key))].map((one) => plans.filter((plan) => key(plan) === one));
  const body = groups.length === 0 ? `<p>${words.none}</p>` : groups.map(article).join('\n');
  return plainPage(words.title, words.lead(groups.length), body);
}

/** `versions`: newest first. */
function article(versions: readonly PublicPlan[]): string {
  const [current, ...others] = versions as [PublicPlan, ...PublicPlan[]];
  const title = current.section === null ? words.own(current.year) : words.of(current.section, current.year);
  const earlier = others.map(
    (plan, i) =>
      `<h3>${words.version(plan.version)}</h3>${published(plan)}${adjusted(plan, others[i + 1])}${content(plan)}`,
  );
  return `<article><h2>${escaped(title)}</h2><p class="state">${words.current(current.version)}</p>${published(current)}${adjusted(
    current,
    others[0],
  )}${content(current)}${others.length > 0 ? fold(words.history(others.length), earlier.join('')) : ''}</article>`;
}

const published = ({ publishedDay, publishedAt }: PublicPlan) =>
  `<p class="soft">${escaped(words.published(publishedDay, publishedAt))}</p>`;

/** 调整: why, and which lines differ from the version published before. */
function adjusted(plan: PublicPlan, before: PublicPlan | undefined): string {
  if (plan.reason === null) return '';
  const changes = before ? changesOf(before.entries, plan.entries) : [];
  const list = changes.map((change) => `<li>${escaped(words.change(change))}</li>`).join('');
  return `<p>${escaped(words.adjusted(plan.version, plan.reason))}</p>${list && `<ul>${list}</ul>`}`;
}

function content({ days, entries, section }: PublicPlan): string {
  const lines = entries.map(
    (entry) => `<h3>${escaped(words.line(entry.line, entry.item))}</h3>${entryFacts(entry, section)}`,
  );
  return (days ? daysFacts(days) : '') + (entries.length > 0 ? calendar(entries) : '') + lines.join('');
}

function daysFacts(days: PlanDays): string {
  const { total, other, nonLaw, supervision } = supervisionDays(days);
  const { n, of } = words.days;
  return facts([
    [words.days.total, n(total, of(days.officers, days.workdays))],
    [words.days.other, n(other)],
    [words.days.nonLaw, n(nonLaw)],
    [words.days.supervision, n(supervision)],
  ]);
}

function entryFacts(entry: PlanEntry, section: string | null): string {
  const { columns } = words;
  return facts([
    [columns.type, words.types[entry.type]],
    [columns.trades, entry.trades.join(words.join)],
    [columns.amount, entry.type === 'key' ? words.all : entry.amount],
    [columns.windows, windowsText(entry.windows)],
    [columns.frequency, entry.frequency],
    [columns.content, entry.content],
    [columns.method, entry.method],
    [columns.basis, entry.basis],
    [columns.section, section],
    [columns.partners, entry.partners],
    [columns.remark, entry.remark],
  ]);
}

const LEFT = 28;
const CELL = 26;
const ROW = 22;
/** days of a window, to see in which months any of it lies */
const SHARES = 1_000;

/** A row for each line, a cell for each month. */
function calendar(entries: readonly PlanEntry[]): string {
  const months = Array.from({ length: 12 }, (_, i) => i);
  const head = months.map(
    (i) => `<text x="${LEFT + i * CELL + CELL / 2}" y="12" text-anchor="middle">${words.month(i + 1)}</text>`,
  );
  const rows = entries.map(({ line, windows }, row) => {
    const busy = byMonth(windows, SHARES);
    const y = 18 + row * ROW;
    const cells = months.map(
      (i) =>
        `<rect x="${LEFT + i * CELL + 1}" y="${y}" width="${CELL - 2}" height="${ROW - 4}" rx="3" class="cell${busy[i]! > 0 ? ' busy' : ''}"/>`,
    );
    return `<text x="${LEFT - 6}" y="${y + 13}" text-anchor="end">${line}</text>${cells.join('')}`;
  });
  const height = 22 + entries.length * ROW;
  return `<figure><svg viewBox="0 0 ${LEFT + 12 * CELL + 4} ${height}" role="img" aria-label="${words.calendar}">${head.join('')}${rows.join('')}</svg><figcaption>${words.calendar}</figcaption></figure>`;
}
