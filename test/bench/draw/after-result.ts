/** What may follow a result, and a draw that is voided: each tap, and what the clock does of it. */
import type { Tx } from '../../../db/connect.ts';
import { nextAgreed } from '../../../db/draw-changes.ts';
import { lockDraw } from '../../../db/draws.ts';
import { lockTask, type TaskFile, tasksOfDraw } from '../../../db/tasks.ts';
import { carryOutCorrection } from '../../../src/ceremony/agreed-correction.ts';
import { askCorrect, askSubstitute, askVoid, enterBeacon } from '../../../src/ceremony/ask-change.ts';
import { approveChange } from '../../../src/ceremony/decide-change.ts';
import { handOut } from '../../../src/ceremony/hand-out.ts';
import { publishDraw } from '../../../src/ceremony/publish-draw.ts';
import { approveReplacement, askReplacement } from '../../../src/ceremony/replacements.ts';
import { nextSecret } from '../../../src/ceremony/series.ts';
import type { Bureau } from './bureau.ts';
import { felt } from './felt.ts';

const at = (time: string) => new Date(`2026-03-10T${time}+08:00`);
const NEXT_YEAR = new Date('2027-01-05T09:00+08:00');
const PRIZE = { first: '02 05 11 20 28 33 07', right: '02 05 11 20 28 33 08' };
/** of each kind, one after the other: the first one also warms up */
const TIMES = 3;

/** BEACON and its result; CORRECT; RECUSE and SUBSTITUTE; PUBLISH. */
export async function afterResult(bureau: Bureau, drawId: number, of: string): Promise<void> {
  await announced(bureau, drawId, of);
  await corrected(bureau, drawId, of);
  for (let time = 1; time <= TIMES; time++) await recused(bureau, drawId, `${of}, ${time}`);
  await handedOut(bureau, drawId, of);
  for (let time = 1; time <= TIMES; time++) await substituted(bureau, drawId, `${of}, ${time}`);
  await bureau.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update tasks set state = 'stopped' where draw_id = ${drawId}`;
    await tx`update draws set approval = 'stopped' where id = ${drawId}`;
  });
  await felt(`PUBLISH, ${of}`, () =>
    bureau.acts(at('22:00'), 'office', (context) => publishDraw(context, drawId)),
  );
}

async function announced(bureau: Bureau, drawId: number, of: string): Promise<void> {
  const entered = await bureau.acts(at('21:20'), 'chief', (context) =>
    enterBeacon(context, drawId, PRIZE.first, 'form'),
  );
  await felt(`BEACON, ${of}`, () =>
    bureau.acts(at('21:21'), 'office', (context) => approveChange(context, entered.request.id)),
  );
  await felt(`RESULT, ${of}`, () => bureau.closes(at('21:21'), drawId));
}

async function corrected(bureau: Bureau, drawId: number, of: string): Promise<void> {
  const { request } = await bureau.acts(at('21:30'), 'chief', (context) =>
    askCorrect(context, drawId, { reason: 'mistyped', typed: PRIZE.right, form: 'form' }),
  );
  await felt(`CORRECT agreed to, ${of}`, () =>
    bureau.acts(at('21:31'), 'office', (context) => approveChange(context, request.id)),
  );
  await felt(`CORRECT carried out, ${of}`, () =>
    bureau.acts(at('21:31'), 'office', async (context) => {
      const agreed = await nextAgreed(context.tx, context.bureauId);
      return { says: await carryOutCorrection(context, agreed!) };
    }),
  );
}

async function recused(bureau: Bureau, drawId: number, of: string): Promise<void> {
  const { request } = await bureau.acts(at('21:40'), 'office', async (context) => {
    const file = await firstToVisit(context.tx, drawId);
    const asked = { kind: 'unable', cause: 'leave', text: undefined, form: 'form' } as const;
    return askReplacement(context, file, { ...asked, personId: file.team[0]!.id });
  });
  await felt(`RECUSE, ${of}`, () =>
    bureau.acts(at('21:41'), 'chief', (context) => approveReplacement(context, request.id)),
  );
}

async function substituted(bureau: Bureau, drawId: number, of: string): Promise<void> {
  const { request } = await bureau.acts(at('21:50'), 'chief', async (context) => {
    const { task } = await firstToVisit(context.tx, drawId);
    return askSubstitute(context, drawId, task.id, { reason: 'suspended', form: 'form' });
  });
  await felt(`SUBSTITUTE, ${of}`, () =>
    bureau.acts(at('21:51'), 'office', (context) => approveChange(context, request.id)),
  );
}

/** What the clock hands out after them. */
async function handedOut(bureau: Bureau, drawId: number, of: string): Promise<void> {
  await felt(`cards, lists and record after a change, ${of}`, () =>
    bureau.acts(at('21:52'), 'office', async (context) => {
      const held = (await lockDraw(context.tx, drawId))!;
      return { says: await handOut(context, held, held.handOut!) };
    }),
  );
}

async function firstToVisit(tx: Tx, drawId: number): Promise<TaskFile> {
  const file = (await tasksOfDraw(tx, drawId)).find(({ task }) => task.state.is === 'waiting');
  return (await lockTask(tx, file!.task.id))!;
}

/** VOID of a draw that is open, and END by the first draw of another year. */
export async function voidedAndEnded(bureau: Bureau, drawId: number, of: string): Promise<void> {
  const { request } = await bureau.acts(at('22:10'), 'chief', (context) =>
    askVoid(context, drawId, { reason: 'wrong-list', form: 'form' }),
  );
  await felt(`VOID, ${of}`, () =>
    bureau.acts(at('22:11'), 'office', (context) => approveChange(context, request.id)),
  );
  await felt(`END and SERIES, ${of}`, () =>
    bureau.acts(NEXT_YEAR, 'chief', async (context) => {
      await nextSecret(context, '2027-001');
      return { says: [] };
    }),
  );
}
