/** 检查结果 and 复查结果, each version as it was submitted. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Hazard } from '../src/domain/checklist.ts';
import type { Recheck, Report } from '../src/domain/task.ts';
import type { Day } from '../src/domain/working-days.ts';
import type { Tx } from './connect.ts';
import { findings } from './schema.ts';
import type { Finding } from './task-rows.ts';

export type Author = {
  readonly bureauId: number;
  readonly taskId: number;
  readonly by: number;
  readonly at: Date;
};

export async function keepReport(tx: Tx, author: Author, report: Report): Promise<void> {
  const { day, method, result, text, rectifyBy, hazards, musts } = report;
  await insertFinding(tx, author, 'inspection', {
    ...{ day, method, result, text, rectifyBy },
    ...(hazards && { hazards }),
    ...(musts && { mustOf: musts.of, unchecked: musts.unchecked }),
  });
}

export async function keepRecheck(tx: Tx, author: Author, recheck: Recheck): Promise<void> {
  const { day, method, text } = recheck;
  const result = recheck.rectified ? 'rectified' : 'not-rectified';
  await insertFinding(tx, author, 'reinspection', {
    day,
    method,
    result,
    text,
    rectifyBy: recheck.rectifyBy,
  });
}

async function insertFinding(
  tx: Tx,
  author: Author,
  kind: Finding['kind'],
  content: {
    day: Day;
    method: Finding['method'];
    result: string;
    text: string;
    rectifyBy: Day | undefined;
    hazards?: readonly Hazard[];
    mustOf?: number;
    unchecked?: readonly Hazard[];
  },
) {
  await tx.insert(findings).values({
    bureauId: author.bureauId,
    taskId: author.taskId,
    kind,
    ...content,
    submittedBy: author.by,
    submittedAt: author.at,
  });
}

const pending = (taskId: number) =>
  and(eq(findings.taskId, taskId), isNull(findings.confirmedAt), isNull(findings.returnedAt));

export async function confirmPending(tx: Tx, author: Author): Promise<void> {
  await tx
    .update(findings)
    .set({ confirmedBy: author.by, confirmedAt: author.at })
    .where(pending(author.taskId));
}

export async function returnPending(tx: Tx, author: Author): Promise<void> {
  await tx
    .update(findings)
    .set({ returnedBy: author.by, returnedAt: author.at })
    .where(pending(author.taskId));
}
