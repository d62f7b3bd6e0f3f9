/** 检查任务 with all that belongs to them: enterprise, team, results, whoever left. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { among } from './among.ts';
import type { Tx } from './connect.ts';
import { inParts } from './parts.ts';
import {
  draws,
  enterprises,
  findings,
  inspectors,
  people,
  replacements,
  sections,
  taskMembers,
  tasks,
} from './schema.ts';
import { type TaskFile, toFile } from './task-rows.ts';

/** So many are read at once: what belongs to them is put together in some ten milliseconds. */
const PART = 500;

/** In the order of their numbers; many of them part by part, so that others get their turn. */
export async function taskFiles(tx: Tx, all: readonly number[]): Promise<TaskFile[]> {
  const files: TaskFile[] = [];
  for (const part of inParts(
    all.toSorted((a, b) => a - b),
    PART,
  ))
    files.push(...(await readPart(tx, part)));
  return files;
}

const { id, code, name, county, address, contact, phone, trades } = enterprises;

async function readPart(tx: Tx, ids: readonly number[]): Promise<TaskFile[]> {
  const rows = await tx
    .select({
      row: tasks,
      enterprise: { id, code, name, county, address, contact, phone, trades },
      drawNo: draws.no,
      origin: draws.origin,
      platformNo: draws.platformNo,
      sectionId: draws.sectionId,
      section: sections.name,
      inspectionEnd: sections.inspectionEnd,
    })
    .from(tasks)
    .innerJoin(enterprises, eq(enterprises.id, tasks.enterpriseId))
    .innerJoin(draws, eq(draws.id, tasks.drawId))
    .innerJoin(sections, eq(sections.id, draws.sectionId))
    .where(among(tasks.id, ids))
    .orderBy(asc(tasks.id));
  const members = await tx
    .select({
      taskId: taskMembers.taskId,
      id: people.id,
      code: people.code,
      name: people.name,
      openId: people.openId,
      inPost: sql<boolean>`coalesce(${inspectors.inPost}, false)`,
    })
    .from(taskMembers)
    .innerJoin(people, eq(people.id, taskMembers.personId))
    .leftJoin(inspectors, eq(inspectors.personId, taskMembers.personId))
    .where(among(taskMembers.taskId, ids))
    .orderBy(sql`${people.code} collate "C"`);
  const found = await tx.select().from(findings).where(among(findings.taskId, ids)).orderBy(asc(findings.id));
  const asked = await tx
    .select({
      taskId: replacements.taskId,
      personId: replacements.personId,
      name: people.name,
      state: sql<'open' | 'vacant' | 'approved'>`${replacements.state}`,
    })
    .from(replacements)
    .innerJoin(people, eq(people.id, replacements.personId))
    .where(and(among(replacements.taskId, ids), inArray(replacements.state, ['open', 'vacant', 'approved'])));
  const teams = groupBy(members, (member) => member.taskId);
  const replaced = groupBy(asked, (request) => request.taskId);
  const reports = groupBy(found, (finding) => finding.taskId);
  return rows.map(({ row, ...rest }) =>
    toFile(row, rest, {
      team: teams.get(row.id) ?? [],
      list: reports.get(row.id) ?? [],
      replaced: replaced.get(row.id) ?? [],
    }),
  );
}

function groupBy<T>(list: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
