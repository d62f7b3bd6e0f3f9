/** `npm run fairness`: 公平性报告 over a bureau's history, or over simulated years. */
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBureau } from '../../db/bureau.ts';
import { type Db, openDatabase } from '../../db/connect.ts';
import type { Span } from '../../db/fairness.ts';
import { SALT } from '../domain/fairness/measure.ts';
import { BUREAU } from '../domain/vocabulary.ts';
import { dayOf, isDay } from '../domain/working-days.ts';
import { reportHtml, simulationHtml } from '../fairness/page.ts';
import { reportOf } from '../fairness/report.ts';
import { simulate } from '../fairness/simulation.ts';
import { reportLines, simulationLines } from '../fairness/terminal.ts';
import { words } from '../fairness/words.ts';
import { dataPlace, run } from './run.ts';

type Say = (line: string) => void;
type Asked = { readonly span: Span; readonly rounds: number; readonly years?: number; readonly out?: string };

const ROUNDS = { history: 999, simulation: 99 };
const MOST_ROUNDS = 99_999;

/** Undefined: not understood. */
export function readArguments(args: readonly string[], today: string): Asked | undefined {
  const text = { type: 'string' } as const;
  const options = { from: text, to: text, rounds: text, simulate: text, out: text };
  try {
    const { values } = parseArgs({ args: [...args], options });
    const { from = `${today.slice(0, 4)}-01-01`, to = today, simulate: asked, out } = values;
    const years = asked === undefined ? undefined : whole(asked);
    const rounds = whole(values.rounds ?? String(asked ? ROUNDS.simulation : ROUNDS.history));
    if (!isDay(from) || !isDay(to) || from > to || !rounds || years === 0) return undefined;
    return { span: { from, to }, rounds, ...(years && { years }), ...(out && { out }) };
  } catch {
    return undefined;
  }
}

const whole = (text: string) => (/^\d+$/.test(text) ? Math.min(Number(text), MOST_ROUNDS) : 0);

/** The report of a bureau: lines for the terminal, and the page. */
export async function historyReport(
  db: Db,
  bureauId: number,
  { span, rounds }: Asked,
  told?: (no: string) => void,
): Promise<{ lines: string[]; html: string }> {
  const report = await db.transaction((tx) => reportOf(tx, bureauId, span, rounds, told), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
  return { lines: reportLines(report), html: reportHtml(report) };
}

async function ofHistory(asked: Asked, say: Say) {
  const place = dataPlace();
  const database = await openDatabase({ databaseUrl: place.DATABASE_URL, dataDir: place.DATA_DIR });
  try {
    const bureauId = await ensureBureau(database.db, BUREAU.code, BUREAU.name);
    let n = 0;
    return await historyReport(database.db, bureauId, asked, (no) => say(words.progress(no, ++n)));
  } finally {
    await database.close();
  }
}

function ofSimulation(years: number, { rounds }: Asked, say: Say) {
  const simulation = simulate(years, rounds, SALT, (done) => say(words.year(done, years)));
  return { lines: simulationLines(simulation), html: simulationHtml(simulation) };
}

async function main(args: readonly string[]): Promise<number> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const today = dayOf(new Date());
  const asked = readArguments(args, today);
  if (!asked) {
    say(words.usage);
    return 2;
  }
  const { years, out } = asked;
  const { lines, html } = years ? ofSimulation(years, asked, say) : await ofHistory(asked, say);
  for (const line of lines) say(line);
  const file = out ?? words.file(today, years !== undefined);
  await writeFile(file, html);
  say(words.written(file));
  return 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await run(main);
