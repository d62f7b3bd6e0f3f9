/**
 * 故障演练: whole rounds while Feishu fails in every way that passes by itself, then one lasting refusal after the
 * other. Nothing may be lost or come twice; what can't be delivered is told; no secret may stand in the log.
 */
import type { Bureau } from '../support/bureau.ts';
import { HAZCHEM, INDUSTRY } from '../support/round.ts';
import { type Figures, figures, findings, quiet, sendsOf } from './checks.ts';
import { type Case, permanentCases } from './fault-cases.ts';
import { hurry, leaks, openStage, type Standing, spoil } from './fault-stage.ts';
import { weather } from './fault-weather.ts';
import { Ledger, Players, until } from './players.ts';

export type FaultPlan = {
  readonly seed: string;
  readonly rounds: number;
  /** enterprises in each round */
  readonly units: number;
  /** how long a call sleeps, in milliseconds */
  readonly asleep: number;
};
export type FaultReport = Figures & {
  readonly rounds: number;
  readonly acknowledged: number;
  readonly unanswered: number;
  readonly unheard: number;
  readonly calls: number;
  readonly logLines: number;
  readonly seconds: number;
  /** how often each fault struck */
  readonly struck: Readonly<Record<string, number>>;
  readonly cases: readonly Case[];
  readonly findings: readonly string[];
};

const HURRY_MS = 500;

export async function faultCampaign(plan: FaultPlan): Promise<FaultReport> {
  const started = performance.now();
  await using stage = await openStage();
  const { bureau } = stage;
  const ledger = new Ledger();
  const struck = await inBadWeather(bureau, plan, ledger);
  const found = [...(await findings(bureau, ledger)), ...(await twice(bureau)), ...(await notices(bureau))];
  const seen = await figures(bureau);
  const cases = await permanentCases(bureau);
  const sends = await sendsOf(bureau);
  return {
    rounds: ledger.rounds,
    acknowledged: ledger.acknowledged.length + ledger.said.length,
    unanswered: ledger.unanswered,
    unheard: ledger.unheard,
    ...seen,
    calls: sends.reduce((sum, { calls }) => sum + calls, 0),
    logLines: stage.logged.length,
    seconds: Math.round((performance.now() - started) / 1000),
    struck: Object.fromEntries(struck.map(({ id, hits }) => [id, hits])),
    cases,
    findings: [...found, ...cases.flatMap((each) => each.findings), ...(await leaks(stage))],
  };
}

async function inBadWeather(bureau: Bureau, plan: FaultPlan, ledger: Ledger): Promise<Standing[]> {
  const hurrying = setInterval(() => void hurry(bureau).catch(() => undefined), HURRY_MS);
  // Feishu knows a uuid for an hour: nothing may be on its way, or asleep, when the clock is moved further
  const players = new Players(bureau, ledger, async () => {
    await quiet(bureau);
    await awake(bureau);
  });
  try {
    const end = await spoil(bureau, weather(plan.seed, plan.asleep));
    while (ledger.rounds < plan.rounds)
      await players.round(ledger.rounds % 2 === 0 ? HAZCHEM : INDUSTRY, plan.units);
    const struck = await end();
    await quiet(bureau);
    return struck;
  } finally {
    clearInterval(hurrying);
  }
}

/** No call is under way any more, also none that nobody waits for. */
async function awake(bureau: Bureau): Promise<void> {
  await until('the end of each call', async () => {
    const { entries } = await bureau.http.get<{ entries: { ms?: number | null }[] }>(
      '/sandbox/trace?kind=call',
    );
    return entries.every(({ ms }) => typeof ms === 'number');
  });
}

/** One name, one message, however often it was sent. */
async function twice(bureau: Bureau): Promise<string[]> {
  return (await sendsOf(bureau))
    .filter(({ uuid, message_ids }) => uuid === null || message_ids.length !== 1)
    .map(({ uuid, message_ids }) => `sent ${message_ids.length} times: ${uuid}`);
}

/** What passes by itself is nobody's business. */
async function notices(bureau: Bureau): Promise<string[]> {
  const rows = await bureau.sql<{ what: string; reason: string }[]>`select what, reason from undelivered`;
  return rows.map(({ what, reason }) => `told without need: ${what} ${reason}`);
}
