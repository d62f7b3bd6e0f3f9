/** 抽查事项清单 (实施细则 三(一): 「制定并公布」): what is in force, what will be, and every version before, without a script. */
import type { Context } from 'hono';
import { allChecklists, type ChecklistVersion } from '../../db/checklists.ts';
import type { Db } from '../../db/connect.ts';
import { publishedVersions } from '../../db/item-versions.ts';
import type { ItemInForce } from '../../db/items.ts';
import { dayOf } from '../domain/working-days.ts';
import { words } from './items-words.ts';
import { escaped, facts as factList, fold, PLAIN_POLICY, plainPage } from './plain.ts';

type Parts = { readonly db: Db; readonly bureauId: number; readonly now: () => Date };

export async function itemsPage(c: Context, { db, bureauId, now }: Parts): Promise<Response> {
  const versions = await publishedVersions(db, bureauId);
  const lists = await allChecklists(db, bureauId);
  return c.html(itemsHtml(versions, dayOf(now()), lists), 200, { 'content-security-policy': PLAIN_POLICY });
}

/** One article for each item: its newest version first, the others in a fold. */
export function itemsHtml(
  versions: readonly ItemInForce[],
  today: string,
  lists: readonly ChecklistVersion[] = [],
): string {
  const items = [...new Set(versions.map(({ itemId }) => itemId))];
  const articles = items.map((id) =>
    article(
      versions.filter(({ itemId }) => itemId === id),
      today,
      lists.filter(({ itemId }) => itemId === id),
    ),
  );
  const body = articles.length === 0 ? `<p>${words.none}</p>` : articles.join('\n');
  return plainPage(words.title, words.lead(items.length), body);
}

function article(
  versions: readonly ItemInForce[],
  today: string,
  lists: readonly ChecklistVersion[],
): string {
  const begun = versions.filter(({ effectiveFrom }) => effectiveFrom <= today);
  const current = begun.find(({ no }) => no === Math.max(...begun.map((each) => each.no))) ?? versions[0]!;
  const others = versions.filter(({ id }) => id !== current.id);
  const earlier = others.map((each) => `<h3>${words.version(each.no)}</h3>${facts(each, today)}`).join('');
  return `<article><h2>${escaped(current.code)} ${escaped(current.name)}</h2>${facts(current, today)}${
    others.length > 0 ? fold(words.history(others.length), earlier) : ''
  }${lists.map((list) => checklist(list, lists, today)).join('')}</article>`;
}

/** Newest first; each says from when it holds, and of each line where it comes from and whether those are its words. */
function checklist(list: ChecklistVersion, all: readonly ChecklistVersion[], today: string): string {
  const begun = all.filter(({ effectiveFrom }) => effectiveFrom <= today);
  const held = [...begun].sort((a, b) =>
    a.effectiveFrom === b.effectiveFrom ? b.no - a.no : a.effectiveFrom < b.effectiveFrom ? 1 : -1,
  )[0];
  const state =
    list.effectiveFrom > today
      ? words.states.later
      : list.id === held?.id
        ? words.states.inForce
        : words.states.ended;
  const lines = list.lines.map(
    ({ text, source, quoted, major }) =>
      `<li>${major ? words.major : ''}${escaped(text)}<br><span class="soft">${escaped(source)}（${quoted ? words.quoted : words.gistMark}）</span></li>`,
  );
  const title = words.checklist(list.title, list.no, list.effectiveFrom, list.lines.length, state);
  return fold(escaped(title), `<ol>${lines.join('')}</ol>`);
}

function facts(version: ItemInForce, today: string): string {
  const content = version.quoted ? version.content : words.gist(version.content);
  const rows: readonly (readonly [string, string | null])[] = [
    [words.columns.state, stateOf(version, today)],
    [words.columns.trade, version.trade],
    [words.columns.category, words.categories[version.category]],
    [words.columns.power, version.powerEntry],
    [words.columns.basis, version.basis],
    [words.columns.body, version.body],
    [words.columns.object, version.object],
    [words.columns.content, content],
    [words.columns.source, version.source],
    [words.columns.method, version.method],
    [words.columns.ratio, version.ratio],
    [words.columns.frequency, version.frequency],
    [words.columns.joint, version.joint ? (version.jointWith ?? words.yes) : words.no],
    [words.columns.days, words.days(version.effectiveFrom, version.effectiveTo)],
    [words.columns.published, version.publishedAt && dayOf(version.publishedAt)],
    [words.columns.reason, version.reason],
  ];
  return factList(rows);
}

function stateOf({ effectiveFrom, effectiveTo }: ItemInForce, today: string): string {
  if (effectiveFrom > today) return words.states.later;
  return effectiveTo !== null && effectiveTo < today ? words.states.ended : words.states.inForce;
}
