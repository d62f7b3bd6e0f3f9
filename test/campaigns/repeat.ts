/**
 * 重复演练: one script twice. Once on one process and a quiet line; once on three replicas, every event delivered
 * three times, shuffled and late, every card tapped by 32 hands at once. Both must leave the same state.
 */
import type { Bureau, Person, Tapped } from '../support/bureau.ts';
import {
  approve,
  CLERK,
  HAZCHEM,
  OFFICE,
  register,
  report,
  taskCard,
  tasksOf,
  today,
} from '../support/round.ts';
import { type Chance, chanceOf } from './chance.ts';
import { quiet } from './checks.ts';
import { difference, digestOf, stateOf } from './digest.ts';
import { openTheatre } from './theatre.ts';

export type RepeatReport = {
  readonly seed: string;
  readonly events: number;
  readonly deliveries: number;
  readonly races: number;
  /** races that had not just one winner */
  readonly badRaces: readonly string[];
  readonly reminders: number;
  readonly messages: number;
  readonly digest: string;
  readonly quietDigest: string;
  readonly difference: readonly string[];
  readonly seconds: number;
};

const HANDS = 32;
const UNITS = 4;
const SECRET = '5'.repeat(64);
const NUMBER = '2026-001';

export async function repeatCampaign(seed: string): Promise<RepeatReport> {
  const started = performance.now();
  const calm = await run(chanceOf(seed), false);
  const wild = await run(chanceOf(seed), true);
  const { events, deliveries, races, badRaces, reminders, messages } = wild;
  return {
    seed,
    events,
    deliveries,
    races,
    badRaces,
    reminders,
    messages,
    digest: digestOf(wild.state),
    quietDigest: digestOf(calm.state),
    difference: difference(calm.state, wild.state),
    seconds: Math.round((performance.now() - started) / 1000),
  };
}

async function run(chance: Chance, wild: boolean) {
  await using theatre = await openTheatre({ count: wild ? 3 : 1, chance, fixed: SECRET, hurried: true });
  const script = new Script(theatre.bureau, chance, wild);
  await script.play();
  await quiet(theatre.bureau);
  const state = await stateOf(theatre.bureau);
  const [row] = await theatre.bureau.sql<{ n: number }[]>`select count(*)::int as n from reminders`;
  return {
    ...(await traffic(theatre.bureau)),
    races: script.races,
    badRaces: script.badRaces,
    reminders: row!.n,
    messages: state.filter((line) => / (text|interactive|file) /.test(line)).length,
    state,
  };
}

/** How many events and taps there were, and how often they came to the bot. */
async function traffic(bureau: Bureau): Promise<{ events: number; deliveries: number }> {
  const { entries } = await bureau.http.get<{ entries: { id: string; kind: string }[] }>('/sandbox/trace');
  const pushed = entries.filter(({ kind }) => kind !== 'call');
  const whole = await Promise.all(
    pushed.map(({ id }) => bureau.http.get<{ attempts: unknown[] }>(`/sandbox/trace/${id}`)),
  );
  return { events: pushed.length, deliveries: whole.reduce((sum, { attempts }) => sum + attempts.length, 0) };
}

class Script {
  readonly #bureau: Bureau;
  readonly #chance: Chance;
  readonly #wild: boolean;
  races = 0;
  readonly badRaces: string[] = [];

  constructor(bureau: Bureau, chance: Chance, wild: boolean) {
    this.#bureau = bureau;
    this.#chance = chance;
    this.#wild = wild;
  }

  async play(): Promise<void> {
    const bureau = this.#bureau;
    const group = bureau.group(HAZCHEM.group);
    await this.#noise({ kind: 'duplicate', copies: 2, ms: 0 });
    await bureau.person(HAZCHEM.chief).draws(group, `抽查 ${UNITS}家`);
    // the moment of FREEZE decides the draw; from here on events may come late
    await this.#noise(
      { kind: 'shuffle', hold: 2, ms: 4000, seed: 'shuffle' },
      { kind: 'late', ms: 3000, share: 0.5, seed: 'late', on: { event: 'im.message.receive_v1' } },
    );
    await Promise.all(
      (await bureau.witnesses(HAZCHEM.section)).map((person, index) =>
        person.says(group, `见证 ${738201 + index}`),
      ),
    );
    await bureau.clock.advance('PT30S');
    await approve(bureau, NUMBER);
    await bureau.clock.advance('PT30S');
    const desk = await bureau.group(OFFICE).lastCard(`${NUMBER} · 执法监督科`);
    const entry = { platformNo: `SX-${NUMBER}`, platformDay: await today(bureau) };
    await this.#race('dispatch-draw', 'draw/1', [bureau.person(CLERK)], (who) =>
      who.taps(desk, 'dispatch-draw', entry),
    );
    await bureau.clock.workdays(2); // nobody accepts in time: reminders
    const tasks = await tasksOf(bureau, NUMBER);
    for (const task of tasks)
      await this.#race('accept-task', `task/${task.id}`, task.team, async (who) =>
        who.taps(await taskCard(bureau, who, task), 'accept-task'),
      );
    const [idle, ...visited] = tasks;
    for (const task of visited) {
      await this.#race('report-task', `task/${task.id}`, [task.team[0]], () => report(bureau, task));
      await this.#race('confirm-report', `task/${task.id}`, [task.team[1]], async (who) =>
        who.taps(await taskCard(bureau, who, task), 'confirm-report'),
      );
    }
    await bureau.clock.workdays(19); // publication falls due, the idle task's window ends
    await this.#race('publish-tasks', 'draw/1', [bureau.person(CLERK)], () => register(bureau, NUMBER));
    await bureau.clock.workdays(3);
    if (!idle) throw new Error('no task was left alone');
  }

  async #noise(...rules: readonly Record<string, unknown>[]): Promise<void> {
    if (this.#wild) await this.#bureau.http.post('/sandbox/faults', rules);
  }

  /** So many hands at once, of these people by turns; one alone may win. On the quiet run there is one hand. */
  async #race(
    act: string,
    subject: string,
    people: readonly Person[],
    tap: (who: Person) => Promise<Tapped>,
  ): Promise<void> {
    const hands = Array.from({ length: this.#wild ? HANDS : 1 }, (_, i) => people[i % people.length]!);
    const taps = this.#chance.shuffled(hands).map((who) => tap(who).catch(() => undefined));
    const told = (await Promise.all(taps)).filter((answer) => answer?.toast?.type === 'success').length;
    const [row] = await this.#bureau.sql<{ n: number }[]>`
      select count(*)::int as n from journal where act = ${`action/${act}`} and subject = ${subject}`;
    this.races += 1;
    if (told > 1 || row!.n !== 1) this.badRaces.push(`${act} ${subject}: ${row!.n} done, ${told} told so`);
  }
}
