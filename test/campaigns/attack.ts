/**
 * 攻击演练: what strangers, and somebody who knows the Encrypt Key, can send to the bot's process, while its people
 * go on working. It must live, stay as small as it is, obey nothing, and count what it turns away.
 */
import { isDeepStrictEqual } from 'node:util';
import { type Sealed, seal, tapped } from '../support/envelope.ts';
import { CLERK, dispatched, HAZCHEM, taskCard, tasksOf } from '../support/round.ts';
import { fuzzed, type Setting } from './attack-bodies.ts';
import { deepEvent, knownAttacks } from './attack-known.ts';
import { BAD_LINES, CUT, drip, rawStatus } from './attack-lines.ts';
import { type Chance, chanceOf } from './chance.ts';
import { openTheatre, type Theatre } from './theatre.ts';

export type AttackPlan = {
  readonly seed: string;
  /** fuzzed bodies */
  readonly bodies: number;
  /** slow connections, all at once */
  readonly slow: number;
};
export type AttackReport = {
  readonly bodies: number;
  readonly perSecond: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, number>>;
  /** milliseconds until a fuzzed body was answered */
  readonly p50: number;
  readonly p99: number;
  /** the longest life of a slow connection, in seconds */
  readonly slowest: number;
  /** how often somebody asked meanwhile and was answered; the longest wait in ms */
  readonly asked: number;
  readonly longestWait: number;
  readonly rssBeforeMB: number;
  readonly rssAfterMB: number;
  readonly heapBeforeMB: number;
  readonly heapAfterMB: number;
  readonly seconds: number;
  readonly findings: readonly string[];
};

const WARM_UP = 500;
const WORKERS = 8;
/** headers 5 s, bodies 10 s, looked at each second; the rest is a busy machine's */
const SLOW_LIFE_MS = 60_000;
const SECRETS =
  /demo-(encrypt-key|app-secret|verification-token)|postgres(ql)?:|node_modules|\.ts:\d|\n\s+at /;

export async function attackCampaign(plan: AttackPlan): Promise<AttackReport> {
  const started = performance.now();
  const chance = chanceOf(plan.seed);
  await using theatre = await openTheatre({ count: 1, chance });
  const attack = new Attack(theatre, chance, await settingOf(theatre));
  await attack.known();
  await attack.lines();
  await attack.fuzz(WARM_UP);
  const before = await attack.memory();
  const people = attack.peopleWork();
  const slow = attack.slow(plan.slow);
  const fuzzing = performance.now();
  await attack.fuzz(plan.bodies);
  const perSecond = Math.round((plan.bodies * 1000) / (performance.now() - fuzzing));
  await slow;
  await people.stop();
  const after = await attack.memory();
  const refused = await attack.checkCounters();
  await attack.checkFaults();
  const times = attack.times.sort((a, b) => a - b);
  return {
    bodies: plan.bodies,
    perSecond,
    statuses: Object.fromEntries([...attack.statuses].sort()),
    refused,
    p50: Math.round(times[Math.floor(times.length * 0.5)] ?? 0),
    p99: Math.round(times[Math.floor(times.length * 0.99)] ?? 0),
    slowest: Math.round(attack.slowest / 1000),
    asked: people.asked,
    longestWait: Math.round(people.longest),
    ...{ rssBeforeMB: before.rss, rssAfterMB: after.rss, heapBeforeMB: before.heap, heapAfterMB: after.heap },
    seconds: Math.round((performance.now() - started) / 1000),
    findings: attack.findings,
  };
}

/** A round in the middle, so that taps have something to be about. */
async function settingOf({ bureau }: Theatre): Promise<Setting> {
  const no = await dispatched(bureau, '抽查 危化 3家');
  const tasks = await tasksOf(bureau, no);
  const ids = await bureau.sql<{ id: number }[]>`select id from draws union select id from tasks`;
  const cards = await Promise.all(tasks.map((task) => taskCard(bureau, task.team[0], task)));
  const now = (await bureau.clock.now()).getTime() / 1000 - performance.now() / 1000;
  return {
    accounts: bureau.people.map(({ openId }) => openId),
    botOpenId: bureau.world.sandbox.botOpenId,
    group: bureau.group(HAZCHEM.group).id,
    cards: cards.map(({ messageId }) => messageId),
    ids: [...ids.map(({ id }) => `${id}`), '', '0', '-1', '999999999', '1 or 1=1', '__proto__'],
    now: () => Math.floor(now + performance.now() / 1000),
  };
}

class Attack {
  readonly #theatre: Theatre;
  readonly #chance: Chance;
  readonly #setting: Setting;
  readonly findings: string[] = [];
  readonly statuses = new Map<string, number>();
  readonly times: number[] = [];
  slowest = 0;

  constructor(theatre: Theatre, chance: Chance, setting: Setting) {
    this.#theatre = theatre;
    this.#chance = chance;
    this.#setting = setting;
  }

  get #url(): string {
    return this.#theatre.replicas.url();
  }

  /** Those with a name, and the same event again. */
  async known(): Promise<void> {
    const { bureau } = this.#theatre;
    const [task] = await tasksOf(bureau, (await bureau.sql<{ no: string }[]>`select no from draws`)[0]!.no);
    const [one] = task!.team;
    const event = await tapped(
      bureau,
      one,
      await taskCard(bureau, one, task!),
      one.chat,
      'accept-task',
      task!.id,
    );
    const plain = JSON.stringify(event);
    const now = this.#setting.now();
    for (const [name, attack] of Object.entries(knownAttacks(plain, now))) {
      const { status } = await this.#post(attack);
      if (status !== attack.status) this.findings.push(`${name}: ${status} in place of ${attack.status}`);
    }
    const accepted = async () =>
      (await bureau.sql`select from journal where act = 'action/accept-task'`).length;
    if ((await accepted()) > 0) this.findings.push('an attack was obeyed');
    const good = seal(plain, { now });
    const answers = [await this.#post(good), await this.#post(good), await this.#post(seal(plain, { now }))];
    const [first, ...again] = answers.map(({ text }) => JSON.parse(text) as unknown);
    if (again.some((each) => !isDeepStrictEqual(each, first)))
      this.findings.push('a replay was answered otherwise');
    if ((await accepted()) !== 1) this.findings.push('a replay had an effect, or the event had none');
    const deep = await this.#post(deepEvent(plain.replace(event.header.event_id, 'deep'), now));
    if (deep.status !== 200) this.findings.push(`nested deep inside an event: ${deep.status}`);
  }

  async lines(): Promise<void> {
    for (const [name, line] of Object.entries(BAD_LINES)) {
      const status = await rawStatus(this.#url, line);
      if (status !== 'closed' && (status < 400 || status > 499)) this.findings.push(`${name}: ${status}`);
    }
    const cut = await rawStatus(this.#url, CUT, { end: true });
    if (cut !== 'closed' && cut !== 400) this.findings.push(`cut in the middle: ${cut}`);
  }

  async slow(count: number): Promise<void> {
    this.slowest = await drip(this.#url, count);
    if (this.slowest > SLOW_LIFE_MS) this.findings.push(`a slow connection lived ${this.slowest} ms`);
  }

  async fuzz(count: number): Promise<void> {
    let left = count;
    const worker = async () => {
      while (left-- > 0) {
        const body = fuzzed(this.#setting, this.#chance);
        const begun = performance.now();
        const { status } = await this.#post(body);
        this.times.push(performance.now() - begun);
        if (![200, 400, 401, 413].includes(status))
          this.findings.push(`${status} for ${body.body.subarray(0, 300)}`);
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, worker));
  }

  async #post({ body, headers }: Sealed): Promise<{ status: number; text: string }> {
    const answer = await fetch(`${this.#url}/feishu/webhook`, {
      method: 'POST',
      headers,
      body: new Uint8Array(body),
    });
    const text = await answer.text();
    const { status } = answer;
    this.statuses.set(`${status}`, (this.statuses.get(`${status}`) ?? 0) + 1);
    if (SECRETS.test(text)) this.findings.push(`said too much: ${text.slice(0, 300)}`);
    if (status !== 200 && text !== '{}') this.findings.push(`${status} with a body: ${text.slice(0, 300)}`);
    return { status, text };
  }

  /** Somebody asks for 进度 again and again, as Feishu would bring it, and gets a card each time. */
  peopleWork() {
    const { bureau } = this.#theatre;
    const clerk = bureau.person(CLERK);
    const work = { asked: 0, longest: 0, stop: async () => undefined as undefined };
    let over = false;
    const asking = (async () => {
      while (!over) {
        const begun = performance.now();
        const id = await bureau.http.say({ as: clerk.id, chat_id: clerk.chat.id, text: '进度' });
        await bureau.until(async () => {
          const [row] = await bureau.sql`
            select from card_messages where thing = ${`progress/message/${id.message_id}`} and message_id is not null`;
          return row !== undefined;
        });
        work.asked += 1;
        work.longest = Math.max(work.longest, performance.now() - begun);
        await new Promise((next) => setTimeout(next, 500));
      }
    })().catch((error: unknown) => void this.findings.push(`somebody was not answered: ${error}`));
    work.stop = async () => {
      over = true;
      await asking;
      return undefined;
    };
    return work;
  }

  async memory(): Promise<{ rss: number; heap: number }> {
    const answer = await fetch(`${this.#url}/control/memory`);
    const { rss, heapUsed } = (await answer.json()) as NodeJS.MemoryUsage;
    const mb = (bytes: number) => Math.round(bytes / 1024 / 1024);
    return { rss: mb(rss), heap: mb(heapUsed) };
  }

  /** All that was answered with 401 or 413 is counted, and the process is the one it was. */
  async checkCounters(): Promise<Record<string, number>> {
    const { replicas } = this.#theatre;
    if (replicas.ended > 0) this.findings.push(`the process ended ${replicas.ended} times`);
    const answer = await fetch(`${this.#url}/healthz`);
    const { ok, refused } = (await answer.json()) as { ok: boolean; refused: Record<string, number> };
    if (!ok) this.findings.push('not healthy afterwards');
    const { malformed = 0, cut = 0, unreadable = 0, ...doors } = refused;
    const counted = Object.values(doors).reduce((a, b) => a + b, 0);
    const seen = (this.statuses.get('401') ?? 0) + (this.statuses.get('413') ?? 0);
    if (counted < seen) this.findings.push(`${seen} were refused, ${counted} are counted`);
    if (malformed === 0 || cut === 0 || unreadable === 0)
      this.findings.push(`not counted: ${JSON.stringify({ malformed, cut, unreadable })}`);
    return refused;
  }

  /** No handler failed: what is odd is refused in words. */
  async checkFaults(): Promise<void> {
    const { bureau } = this.#theatre;
    const rows = await bureau.sql<{ key: string }[]>`select key from inbox where outcome = 'fault' limit 20`;
    for (const { key } of rows) this.findings.push(`a handler failed on ${key}`);
  }
}
