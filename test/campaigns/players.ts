/** People who don't give up: they play a whole round while processes die under them, and remember what was acknowledged. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bureau, CardFace, Chat, Form, Person } from '../support/bureau.ts';
import {
  AGAIN,
  approvalCard,
  CLERK,
  DEPUTIES,
  type Desk,
  type DrawnTask,
  draws,
  OFFICE,
  taskCard,
  tasksOf,
  today,
} from '../support/round.ts';
import { NotPossible } from '../support/sandbox-http.ts';
import { Changes } from './changes.ts';

/** What people were told, to be held against the tables in the end. */
export class Ledger {
  /** taps that were answered with success: the act and what it was about */
  readonly acknowledged: { readonly act: string; readonly subject: string }[] = [];
  /** messages that the bot took */
  readonly said: string[] = [];
  /** messages that Feishu gave up after its four repetitions, and that were said again */
  unheard = 0;
  /** taps that were answered with an error of the client, and made again */
  unanswered = 0;
  rounds = 0;
  voids = 0;
}

/** By turns, so that each kind meets each kind of death. */
const TURNS = ['substitute', 'void', 'beacon', 'drill'] as const;
const isGoingOn = ({ state }: { readonly state: string }) => state !== 'stopped';

const PATIENCE_MS = 120_000;

/** Looks until it is so; while the database is away, a look that fails is no look. */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS;
  let last: unknown;
  while (performance.now() < deadline) {
    try {
      const seen = await look();
      if (seen !== undefined && seen !== false) return seen;
    } catch (error) {
      last = error;
    }
    await sleep(100);
  }
  throw new Error(`not within ${PATIENCE_MS / 1000} s: ${what}`, { cause: last });
}

export class Players {
  readonly bureau: Bureau;
  readonly ledger: Ledger;
  readonly #ready: () => Promise<void>;
  readonly #changes = new Changes(this);
  /** 作废, 替换, 演练, 公共随机值 and 更正 too, by turns */
  readonly #everything: boolean;

  /** `ready`: somebody can answer */
  constructor(bureau: Bureau, ledger: Ledger, ready: () => Promise<void>, everything = false) {
    this.bureau = bureau;
    this.ledger = ledger;
    this.#ready = ready;
    this.#everything = everything;
  }

  /** One round from 抽查 to 公开; a draw that is void for want of values ends it early. */
  async round(desk: Desk, n: number): Promise<void> {
    const turn = this.#everything ? TURNS[this.ledger.rounds % TURNS.length] : undefined;
    if (turn === 'drill') await this.#changes.drills(desk);
    if (turn === 'void') await this.#changes.voids(desk, await this.#opened(desk, n));
    const no = await this.#drawn(desk, n, turn === 'beacon');
    this.ledger.rounds += 1;
    if (no === undefined) {
      this.ledger.voids += 1;
      return;
    }
    if (turn === 'beacon') await this.#changes.corrects(desk, no);
    const deputy = DEPUTIES[desk.section] ?? '';
    await this.#taps(deputy, () => approvalCard(this.bureau, no, deputy), 'approve-draw');
    await this.#taps(
      CLERK,
      () => this.#office(no),
      'dispatch-draw',
      async () => ({
        platformNo: `SX-${no}`,
        platformDay: await today(this.bureau),
      }),
    );
    if (turn === 'substitute') await this.#changes.substitutes(desk, no);
    const tasks = (await until('tasks', () => tasksOf(this.bureau, no))).filter(isGoingOn);
    for (const task of tasks) await this.#taskTaps(task, task.team[0], 'accept-task');
    await this.#ready();
    await this.bureau.clock.workdays(1);
    for (const [index, task] of tasks.entries()) await this.#visit(task, index === 0);
    await this.#registers(no);
    await this.#taps(CLERK, () => this.#office(no), 'publish-draw');
  }

  /** The line, the preview, FREEZE. */
  async #opened(desk: Desk, n: number, form?: Form): Promise<string> {
    const { bureau } = this;
    const group = bureau.group(desk.group);
    const before = (await until('draws', () => draws(bureau))).length;
    await this.says(bureau.person(desk.chief), group, `抽查 ${n}家 ${AGAIN}`);
    await this.#changes.freezes(desk, before, form);
    return (await until('an open draw', async () => (await draws(bureau))[before])).no;
  }

  async #drawn(desk: Desk, n: number, beacon: boolean): Promise<string | undefined> {
    const { bureau } = this;
    const year = (await today(bureau)).slice(0, 4);
    const no = await this.#opened(desk, n, beacon ? { beacon: 'kl8', issue: `${year}060` } : undefined);
    await this.witness(desk);
    if (beacon && (await this.#awaited(no))) await this.#changes.enters(desk, no);
    return (await this.ended(no)) === 'drawn' ? no : undefined;
  }

  async witness(desk: Desk): Promise<void> {
    const people = await until('witnesses', () => this.bureau.witnesses(desk.section));
    for (const [index, person] of people.entries())
      await this.says(person, this.bureau.group(desk.group), `见证 ${738201 + index}`);
  }

  /** Whether it waits for its public value, which is drawn by then; not if a witness came too late. */
  async #awaited(no: string): Promise<boolean> {
    const closed = await until('CLOSE or VOID', async () => {
      const rows = await this.bureau.sql<{ state: string; closed: boolean }[]>`
        select state, closed_at is not null as closed from draws where no = ${no}`;
      if (rows[0]?.state === 'void') return 'void';
      if (rows[0]?.closed) return 'closed';
      await this.bureau.clock.advance('PT1M');
      return undefined;
    });
    if (closed === 'closed') await this.bureau.clock.advance('PT24H');
    return closed === 'closed';
  }

  /** Waits for the end of a draw. */
  async ended(no: string): Promise<string> {
    return until('the end of the draw', async () => {
      const state = (await draws(this.bureau)).find((each) => each.no === no)?.state;
      if (state !== 'open') return state;
      await this.bureau.clock.advance('PT1M');
      return undefined;
    });
  }

  async #visit(task: DrawnTask, hasProblem: boolean): Promise<void> {
    const day = await today(this.bureau);
    const found: Form = hasProblem
      ? { result: 'ordered-to-correct', text: '通风不足，责令限期改正。', rectifyBy: nextDay(day) }
      : { result: 'none-found', text: '检查了现场，未发现问题。' };
    await this.#taskTaps(task, task.team[0], 'report-task', {
      day,
      method: 'on-site',
      hazards: ['rest'],
      ...found,
    });
    await this.#taskTaps(task, task.team[1], 'confirm-report');
    if (!hasProblem) return;
    const again = { day, method: 'on-site', rectified: 'yes', text: '已整改。' };
    await this.#taskTaps(task, task.team[0], 'recheck-task', again);
    await this.#taskTaps(task, task.team[1], 'confirm-recheck');
  }

  #office(no: string): Promise<CardFace> {
    return this.bureau.group(OFFICE).lastCard(`${no} · 执法监督科`);
  }

  /** 登记公示 until nothing is left: a card that is a moment late offers only what it knows. */
  async #registers(no: string): Promise<void> {
    const left = async () =>
      (await tasksOf(this.bureau, no)).some((task) => isGoingOn(task) && task.state !== 'closed');
    const form = async (): Promise<Form> => {
      const choices = (await this.#office(no)).options('task');
      const task = choices.includes('all') ? 'all' : (choices[0] ?? '');
      return { task, day: await today(this.bureau), receipt: `HZ-${no}` };
    };
    while (await until('tasks', async () => ({ left: await left() })).then((seen) => seen.left))
      await this.#taps(CLERK, () => this.#office(no), 'publish-tasks', form, left);
  }

  #taskTaps(task: DrawnTask, who: Person, act: string, form?: Form): Promise<void> {
    return this.#taps(who.id, () => taskCard(this.bureau, who, task), act, form && (async () => form));
  }

  /** Taps until the act is journalled, as someone does whose phone says that it failed. */
  async #taps(
    id: string,
    card: () => Promise<CardFace>,
    act: string,
    form?: () => Promise<Form>,
    wanted: () => Promise<boolean> = async () => true,
  ): Promise<void> {
    let subject = '';
    await until(`${act} by ${id}`, async () => {
      if (!(await wanted())) return true;
      const face = await card();
      if (!face.can(act)) return subject !== '' && (await this.#journalled(act, subject));
      subject = subjectOf(act, face.element(act));
      const answer = await this.bureau
        .person(id)
        .taps(face, act, form && (await form()))
        .catch((error: unknown) => {
          if (error instanceof NotPossible) return undefined;
          throw error;
        });
      if (answer?.status === 200 && answer.toast?.type === 'success') {
        this.ledger.acknowledged.push({ act: `action/${act}`, subject });
        return true;
      }
      if (answer?.code !== undefined) this.ledger.unanswered += 1;
      if (await this.#journalled(act, subject)) return true;
      throw new Error(`${answer?.code ?? ''}${answer?.toast?.content ?? ''} ${face.text}`);
    });
  }

  async #journalled(act: string, subject: string): Promise<boolean> {
    const rows = await this.bureau.sql`
      select from journal where act = ${`action/${act}`} and subject = ${subject} limit 1`;
    return rows.length > 0;
  }

  /** Says it; Feishu repeats the event four times when its time has come, and then the person says it again. */
  async says(who: Person, chat: Chat, text: string): Promise<void> {
    const id = await who.says(chat, text);
    const heard = async () =>
      (await this.bureau.sql`select from inbox where key = ${`message/${id}`}`).length > 0;
    for (const wait of ['', 'PT15S', 'PT5M', 'PT1H', 'PT6H']) {
      if (wait) {
        await this.#ready();
        await this.bureau.clock.advance(wait);
      }
      if (!(await until('the inbox', async () => ({ heard: await heard() }))).heard) continue;
      this.ledger.said.push(id);
      return;
    }
    this.ledger.unheard += 1;
    return this.says(who, chat, text);
  }
}

/** 「accept-task__12」 is about task/12, 「dispatch-draw__3」 about draw/3, 「approve-draw__2」 about approval/2. */
function subjectOf(act: string, element: string): string {
  const id = element.split('__')[1] ?? '';
  if (act === 'approve-draw') return `approval/${id}`;
  return `${act.endsWith('-draw') || act === 'publish-tasks' ? 'draw' : 'task'}/${id}`;
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
