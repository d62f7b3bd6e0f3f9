/** 抽查事项清单 (实施细则 三(一): 「制定并公布」): what is in force, what will be, and every version before, without a script. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { allChecklists, type ChecklistVersion } from '../../db/checklists.ts';
import type { Db } from '../../db/connect.ts';
import { publishedVersions } from '../../db/item-versions.ts';
import type { ItemInForce } from '../../db/items.ts';
import { dayOf } from '../domain/working-days.ts';
import { words } from './items-words.ts';

const STYLE = `:root{color-scheme:light dark;--back:#f5f6f7;--sheet:#fff;--text:#1f2329;--soft:#51565d;--line:#d0d3d6;--good:#137a3d}
@media (prefers-color-scheme:dark){:root{--back:#16181b;--sheet:#202327;--text:#ebecee;--soft:#b3b8bf;--line:#41464d;--good:#6fd08f}}
*{box-sizing:border-box}body{margin:0;background:var(--back);color:var(--text);font:16px/1.65 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}
main{max-width:760px;margin:0 auto;padding:16px}h1{font-size:24px}h2{font-size:18px;margin:0}article{background:var(--sheet);border:1px solid var(--line);border-radius:8px;padding:16px;margin:16px 0}
dl{margin:8px 0;display:grid;grid-template-columns:7em 1fr;gap:4px 12px}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}
.state{color:var(--good)}.soft,summary{color:var(--soft)}summary{min-height:44px;line-height:44px;cursor:pointer}
@media (max-width:480px){dl{grid-template-columns:1fr}dd{margin-bottom:6px}}@media print{body{background:none}article{break-inside:avoid}}`;
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

type Parts = { readonly db: Db; readonly bureauId: number; readonly now: () => Date };

export async function itemsPage(c: Context, { db, bureauId, now }: Parts): Promise<Response> {
  const versions = await publishedVersions(db, bureauId);
  const lists = await allChecklists(db, bureauId);
  return c.html(itemsHtml(versions, dayOf(now()), lists), 200, { 'content-security-policy': POLICY });
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
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title><style>${STYLE}</style></head>
<body><main><h1>${words.title}</h1><p class="soft">${words.lead(items.length)}</p>
${body}
</main></body></html>
`;
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
    others.length > 0 ? `<details><summary>${words.history(others.length)}</summary>${earlier}</details>` : ''
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
  return `<details><summary>${escaped(title)}</summary><ol>${lines.join('')}</ol></details>`;
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
  const shown = rows.flatMap(([label, value]) =>
    value === null || value === '' ? [] : [`<dt>${label}</dt><dd>${escaped(value)}</dd>`],
  );
  return `<dl>${shown.join('')}</dl>`;
}

function stateOf({ effectiveFrom, effectiveTo }: ItemInForce, today: string): string {
  if (effectiveFrom > today) return words.states.later;
  return effectiveTo !== null && effectiveTo < today ? words.states.ended : words.states.inForce;
}
