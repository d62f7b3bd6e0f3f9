/**
 * 省级平台任务 (实施细则 四(二), 四(五)): list and pairs that the provincial platform drew and matched, from its
 * file. Everything after is the same as for a draw of our own.
 */
import { sectionChats } from '../../db/chats.ts';
import { type Draw, insertDraw, lockDraws, nextNumber } from '../../db/draws.ts';
import { type EnterpriseKey, enterpriseKeys, enterprisesById, visitCounts } from '../../db/enterprises.ts';
import { type InspectorKey, inspectorKeys, recusedPairs } from '../../db/inspectors.ts';
import { enteredTasks } from '../../db/province-draws.ts';
import { makeTasks } from '../../db/tasks.ts';
import { gradeRulesOf, openOverrides, spendOverrides } from '../../db/visits.ts';
import { beginApproval, longList } from '../ceremony/approvals.ts';
import { isAtCap } from '../domain/visit-rules.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import { type Report, refuse } from '../files/problems.ts';
import type { ProvinceRow } from '../files/rows.ts';
import { COLUMN } from '../files/words.ts';
import type { Context } from '../handler.ts';
import type { Say } from '../messages.ts';
import { findEnterprises } from './find.ts';
import type { Compared } from './plan.ts';
import { checkProvinceTask } from './province-check.ts';
import { words } from './words.ts';

type Pair = {
  readonly row: ProvinceRow;
  readonly enterprise: EnterpriseKey;
  readonly sectionId: number;
  readonly team: readonly InspectorKey[];
};
/** One draw for each task number and section. The draws are locked from here on. */
export async function planProvince(context: Context, rows: readonly ProvinceRow[]): Promise<Compared> {
  const report: Report = [];
  const pairs = await resolve(context, rows, report);
  await checkRecusals(context, pairs, report);
  await checkCaps(context, pairs, report);
  await lockDraws(context.tx, context.bureauId);
  await checkEntered(context, pairs, report);
  if (report.length > 0) return { problems: report };
  const keyOf = ({ row, sectionId }: Pair) => `${sectionId} ${row.taskNo}`;
  const groups = [...new Set(pairs.map(keyOf))].map((key) => pairs.filter((pair) => keyOf(pair) === key));
  const checks: Awaited<ReturnType<typeof checkProvinceTask>>[] = [];
  for (const group of groups) checks.push(await checkProvinceTask(context, group));
  return {
    added: pairs.map(({ row, enterprise, team }) => ({
      key: row.taskNo,
      name: words.task(
        enterprise.name,
        team.map((each) => each.name),
      ),
    })),
    changed: [],
    unchanged: 0,
    notes: groups.flatMap((group, i) => [
      words.draw(group[0]!.row.taskNo, group.length),
      ...checks[i]!.notes,
    ]),
    async take(wrote) {
      const says: Say[] = [];
      for (const [i, group] of groups.entries())
        says.push(...(await enter(context, group, checks[i]!.planEntryId)));
      await wrote(pairs.length);
      return says;
    },
  };
}

/** A draw is entered, and waits for the approval of its inspections. */
async function enter(
  context: Context,
  pairs: readonly Pair[],
  planEntryId: number | undefined,
): Promise<readonly Say[]> {
  const draw = await makeDraw(context, pairs, planEntryId);
  return [...(await drawFaces(context, draw.id)), ...(await longList(context, draw))];
}

async function resolve(context: Context, rows: readonly ProvinceRow[], report: Report): Promise<Pair[]> {
  const { tx, bureauId } = context;
  const keys = await enterpriseKeys(tx, bureauId);
  const inspectors = await inspectorKeys(tx, bureauId);
  const pairs: Omit<Pair, 'sectionId'>[] = [];
  for (const row of rows) {
    const text = row.enterpriseCode ?? row.creditCode ?? row.enterpriseName ?? '';
    const found = findEnterprises(text, keys);
    const place = { ...row, column: COLUMN.enterprise, value: text };
    if (found.length !== 1)
      refuse(report, found.length === 0 ? 'unknown-enterprise' : 'ambiguous-enterprise', place, text);
    const team = row.inspectors.flatMap((name) => findInspector(row, name, inspectors, report) ?? []);
    if (found[0]) pairs.push({ row, enterprise: found[0], team });
  }
  const full = await enterprisesById(
    tx,
    pairs.map((pair) => pair.enterprise.id),
  );
  const sections = new Map(full.map((each) => [each.id, each.sectionId]));
  return pairs.map((pair) => ({ ...pair, sectionId: sections.get(pair.enterprise.id)! }));
}

/** An inspector by code, certificate number or name, who may inspect until the last day. */
function findInspector(
  row: ProvinceRow,
  name: string,
  inspectors: readonly InspectorKey[],
  report: Report,
): InspectorKey | undefined {
  const place = { ...row, column: COLUMN.inspectors, value: name };
  const exact = inspectors.filter((each) => each.code === name || each.certificateNo === name);
  const found = exact.length > 0 ? exact : inspectors.filter((each) => each.name === name);
  const [one] = found;
  if (!one) refuse(report, 'unknown-inspector', place, name);
  else if (found.length > 1) refuse(report, 'ambiguous-inspector', place, name);
  else if (!one.inPost) refuse(report, 'not-in-post', place, name);
  else if (one.validUntil < row.to) refuse(report, 'certificate-expired', place, name);
  else return one;
  return undefined;
}

async function checkRecusals(context: Context, pairs: readonly Pair[], report: Report): Promise<void> {
  for (const { row, enterprise, team } of pairs) {
    const ids = team.map((each) => each.id);
    for (const { person } of await recusedPairs(context.tx, ids, [enterprise.id])) {
      const name = team.find((each) => each.code === person)?.name ?? person;
      refuse(report, 'recused', { ...row, column: COLUMN.inspectors, value: name }, name);
    }
  }
}

/** 年度检查上限 (国办发〔2024〕54号) holds for whoever drew; beyond it only with 投诉举报, 转办移送 or 上级交办. */
async function checkCaps(context: Context, pairs: readonly Pair[], report: Report): Promise<void> {
  const { tx, bureauId, today } = context;
  const rules = await gradeRulesOf(tx, bureauId);
  const overrides = await openOverrides(tx, bureauId, Number(today.slice(0, 4)));
  const ids = pairs.map(({ enterprise }) => enterprise.id);
  const visits = new Map((await visitCounts(tx, ids, today.slice(0, 4))).map((each) => [each.id, each]));
  for (const { row, enterprise } of pairs) {
    const unit = visits.get(enterprise.id);
    if (unit && !overrides.has(enterprise.id) && isAtCap(unit, rules.get(unit.grade)!, today))
      refuse(report, 'cap-reached', { ...row, column: COLUMN.enterprise, value: enterprise.name });
  }
}

/** A file that is sent twice gives out its tasks once. Call with the draws locked. */
async function checkEntered(context: Context, pairs: readonly Pair[], report: Report): Promise<void> {
  const numbers = [...new Set(pairs.map(({ row }) => row.taskNo))];
  for (const { sectionId, platformNo } of await enteredTasks(context.tx, context.bureauId, numbers)) {
    const pair = pairs.find((each) => each.sectionId === sectionId && each.row.taskNo === platformNo);
    if (pair)
      refuse(
        report,
        'task-entered',
        { ...pair.row, column: COLUMN.taskNo, value: pair.row.taskNo },
        pair.row.taskNo,
      );
  }
}

async function makeDraw(
  context: Context,
  pairs: readonly Pair[],
  planEntryId: number | undefined,
): Promise<Draw> {
  const { tx, bureauId, now } = context;
  const [first] = pairs;
  const { sectionId, row } = first!;
  const { ordinal, no } = await nextNumber(tx, bureauId, 'province', context.today.slice(0, 4));
  const days = pairs.map((pair) => pair.row);
  const [chatId] = await sectionChats(tx, bureauId, sectionId);
  const draw = await insertDraw(tx, {
    bureauId,
    origin: 'province',
    kind: 'formal',
    no,
    ordinal,
    sectionId,
    type: 'general',
    state: 'drawn',
    from: days.map((each) => each.from).sort()[0]!,
    to: days
      .map((each) => each.to)
      .sort()
      .at(-1)!,
    openedBy: context.person.id,
    chatId: chatId ?? null,
    openAt: now,
    platformNo: row.taskNo,
    platformDay: row.enteredOn ?? null,
    planEntryId: planEntryId ?? null,
  });
  const list = pairs.map(({ enterprise, team, row: { from, to } }) => ({
    enterpriseId: enterprise.id,
    from,
    to,
    team: team.map((each) => each.id),
  }));
  await makeTasks(tx, bureauId, draw.id, list);
  await spendOverrides(tx, draw.id, Number(context.today.slice(0, 4)));
  return beginApproval(context, draw);
}
