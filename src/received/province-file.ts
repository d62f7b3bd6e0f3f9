import { faces } from '../../cards/words-faces.ts';
import { longList } from '../ceremony/approvals.ts';
import { Refusal } from '../domain/refusal.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import { readRegister } from '../files/register.ts';
import type { Problem } from '../files/rows.ts';
import type { Context, FileHandler, Outcome } from '../handler.ts';
import type { Say } from '../messages.ts';
import { type ProvinceDraw, takeProvince } from '../registers/province.ts';

const words = faces.files;
/** problems shown in a message; the rest is counted */
const SHOWN = 20;

/** 省级平台任务文件, sent by 执法监督科 in private: its draws are entered, and wait for approval. */
export const provinceFile: FileHandler = {
  name: 'province-file',
  may: 'run-office',
  async run(context, fetched): Promise<Outcome> {
    const register = await readRegister(Buffer.from(fetched.bytes, 'base64'), fetched.file.name);
    if (register.is === 'problems')
      throw new Refusal('unknown-file', { why: problemText(register.problems) });
    if (register.is !== 'province') throw new Refusal('unknown-file', { why: words.registers });
    const taken = await takeProvince(context, register.rows);
    if ('problems' in taken) throw new Refusal('unknown-file', { why: problemText(taken.problems) });
    const says: Say[] = [];
    for (const one of taken) says.push(...(await enter(context, one)));
    const detail = { file: fetched.file.name, draws: taken.map(({ draw }) => draw.no) };
    return { says, journal: { subject: `file/${fetched.file.messageId}`, detail } };
  },
};

/** Entered, and waiting for the approval of its inspections. */
async function enter(context: Context, { draw, count }: ProvinceDraw): Promise<Say[]> {
  const to = { person: context.person.id };
  const text = words.provinceWaiting(draw.no, count);
  return [
    { is: 'text', to, text },
    ...(await drawFaces(context, draw.id)),
    ...(await longList(context, draw)),
  ];
}

function problemText(problems: readonly Problem[]): string {
  const lines = problems
    .slice(0, SHOWN)
    .map(({ row, column, value, why, remedy }) => words.problem(row, column, value, why, remedy));
  return words.problems(problems.length, lines.join('\n'));
}
