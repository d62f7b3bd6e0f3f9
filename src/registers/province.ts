/**
 * 省级平台任务 (实施细则 四(二), 四(五)): list and pairs that the provincial platform drew and matched, from its
 * file. Everything after is the same as for a draw of our own.
 */
import { sectionChats } from '../../db/chats.ts';
import { type Draw, enteredTasks, insertDraw, lockDraws, nextNumber } from '../../db/draws.ts';
import { enterpriseKeys, enterprisesById } from '../../db/enterprises.ts';
import { type InspectorKey, inspectorKeys, recusedPairs } from '../../db/inspectors.ts';
import { makeTasks } from '../../db/tasks.ts';
import { beginApproval } from '../ceremony/approvals.ts';
import { type Report, refuse } from '../files/problems.ts';
import type { Problem, ProvinceRow } from '../files/rows.ts';
import { COLUMN } from '../files/words.ts';
import type { Context } from '../handler.ts';
import { findEnterprises } from './people.ts';

type Pair = {
  readonly row: ProvinceRow;
  readonly enterpriseId: number;
  readonly sectionId: number;
  readonly team: readonly InspectorKey[];
};
export type ProvinceDraw = { readonly draw: Draw; readonly count: number };

/** One draw for each task number and section. Nothing is kept when there are problems. */
export async function takeProvince(
  context: Context,
  rows: readonly ProvinceRow[],
): Promise<readonly ProvinceDraw[] | { problems: readonly Problem[] }> {
  const report: Report = [];
  const pairs = await resolve(context, rows, report);
  await checkRecusals(context, pairs, report);
  await lockDraws(context.tx, context.bureauId);
  await checkEntered(context, pairs, report);
  if (report.length > 0) return { problems: report };
  const keyOf = ({ row, sectionId }: Pair) => `${sectionId} ${row.taskNo}`;
  const draws: ProvinceDraw[] = [];
  for (const key of new Set(pairs.map(keyOf)))
    draws.push(
      await makeDraw(
        context,
        pairs.filter((pair) => keyOf(pair) === key),
      ),
    );
  return draws;
}

async function resolve(context: Context, rows: readonly ProvinceRow[], report: Report): Promise<Pair[]> {
  const { tx, bureauId } = context;
  const keys = await enterpriseKeys(tx, bureauId);
  const inspectors = await inspectorKeys(tx, bureauId);
  const pairs: { row: ProvinceRow; enterpriseId: number; team: InspectorKey[] }[] = [];
  for (const row of rows) {
    const text = row.enterpriseCode ?? row.creditCode ?? row.enterpriseName ?? '';
    const found = findEnterprises(text, keys);
    const place = { row: row.row, column: COLUMN.enterprise, value: text };
    if (found.length !== 1)
      refuse(report, found.length === 0 ? 'unknown-enterprise' : 'ambiguous-enterprise', place, text);
    const team = row.inspectors.flatMap((name) => findInspector(row, name, inspectors, report) ?? []);
    if (found[0]) pairs.push({ row, enterpriseId: found[0].id, team });
  }
  const full = await enterprisesById(
    tx,
    pairs.map((pair) => pair.enterpriseId),
  );
  const sections = new Map(full.map((each) => [each.id, each.sectionId]));
  return pairs.map((pair) => ({ ...pair, sectionId: sections.get(pair.enterpriseId)! }));
}

/** An inspector by code, certificate number or name, who may inspect until the last day. */
function findInspector(
  row: ProvinceRow,
  name: string,
  inspectors: readonly InspectorKey[],
  report: Report,
): InspectorKey | undefined {
  const place = { row: row.row, column: COLUMN.inspectors, value: name };
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
  for (const { row, enterpriseId, team } of pairs) {
    const ids = team.map((each) => each.id);
    for (const { person } of await recusedPairs(context.tx, ids, [enterpriseId])) {
      const name = team.find((each) => each.code === person)?.name ?? person;
      refuse(report, 'recused', { row: row.row, column: COLUMN.inspectors, value: name }, name);
    }
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
        { row: pair.row.row, column: COLUMN.taskNo, value: pair.row.taskNo },
        pair.row.taskNo,
      );
  }
}

async function makeDraw(context: Context, pairs: readonly Pair[]): Promise<ProvinceDraw> {
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
  });
  const list = pairs.map(({ enterpriseId, team, row: { from, to } }) => ({
    enterpriseId,
    from,
    to,
    team: team.map((each) => each.id),
  }));
  await makeTasks(tx, bureauId, draw.id, list);
  return { draw: await beginApproval(context, draw), count: pairs.length };
}
