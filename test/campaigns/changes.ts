/** What happens to a draw beside its round, for players whose bot dies under them: 作废, 替换, 演练, 公共随机值, 更正. */
import type { CardFace, Form } from '../support/bureau.ts';
import { CLERK, DEPUTIES, type Desk, draws, OFFICE, tasksOf } from '../support/round.ts';
import { NotPossible } from '../support/sandbox-http.ts';
import { type Players, until } from './players.ts';

/** Lottery numbers, each step other ones. */
const numbers = (step: number) => Array.from({ length: 20 }, (_, i) => `${step + 3 * i}`).join(' ');

type Step = {
  readonly who: string;
  readonly act: string;
  readonly card: () => Promise<CardFace>;
  readonly form?: Form;
  /** it has happened, by the tables or the chat */
  readonly done: () => Promise<boolean>;
};

export class Changes {
  readonly #players: Players;

  constructor(players: Players) {
    this.#players = players;
  }

  get #bureau() {
    return this.#players.bureau;
  }

  /** Taps until the phone says that it is done, and waits for what comes of it: another form would only come after it. */
  async #takes({ who, act, card, form, done }: Step): Promise<void> {
    let taken = false;
    await until(`${act} by ${who}`, async () => {
      if (taken || (await done())) return done();
      const face = await card();
      if (!face.can(act)) return false;
      const answer = await this.#bureau
        .person(who)
        .taps(face, act, form)
        .catch((error: unknown) => {
          if (error instanceof NotPossible) return undefined;
          throw error;
        });
      if (answer?.code !== undefined) this.#players.ledger.unanswered += 1;
      taken = answer?.toast?.type === 'success';
      return done();
    });
  }

  /** One asks, another agrees. */
  async #changed(
    no: string,
    kind: string,
    asked: { who: string; open: Omit<Step, 'who' | 'done'>; ask: string; title: string; form: Form },
    decides: string,
  ): Promise<void> {
    const state = async () => {
      const [row] = await this.#bureau.sql<{ state: string }[]>`
        select c.state from draw_changes c join draws d on d.id = c.draw_id
        where d.no = ${no} and c.kind = ${kind} order by c.id desc limit 1`;
      return row?.state;
    };
    const { who } = asked;
    const form = () => this.#bureau.chatOf(who).lastCard(asked.title);
    const before = await until('changes', async () => ({ state: await state() }));
    const hasForm = async () => (await form().catch(() => undefined))?.can(asked.ask) ?? false;
    await this.#takes({ who, ...asked.open, done: hasForm });
    const isAsked = async () => (await state()) !== before.state;
    await this.#takes({ who, act: asked.ask, card: form, form: asked.form, done: isAsked });
    const card = () => this.#bureau.chatOf(decides).lastCard(asked.title);
    await this.#takes({
      who: decides,
      act: 'approve-change',
      card,
      done: async () => (await state()) === 'approved',
    });
  }

  /** 作废 while a value is missing. */
  async voids(desk: Desk, no: string): Promise<void> {
    const card = () => this.#bureau.group(desk.group).lastCard(`抽查 ${no}`);
    const open = { act: 'open-void', card };
    const form = { reason: 'wrong-list', note: '' };
    await this.#changed(
      no,
      'void',
      { who: desk.chief, open, ask: 'ask-void', title: '作废申请', form },
      CLERK,
    );
    await this.#players.ended(no);
  }

  /** 替换 of one enterprise. */
  async substitutes(desk: Desk, no: string): Promise<void> {
    const [task] = await until('tasks', () => tasksOf(this.#bureau, no));
    const card = () => this.#bureau.chatOf(desk.chief).lastCard(`抽查 ${no} 检查名单`);
    const open = { act: 'open-substitute', card };
    const form = { task: `${task!.id}`, reason: 'suspended', note: '' };
    const asked = { who: desk.chief, open, ask: 'ask-substitute', title: '替换企业申请', form };
    await this.#changed(no, 'substitute', asked, CLERK);
  }

  /** 公共随机值, mistyped. */
  async enters(desk: Desk, no: string): Promise<void> {
    const card = () => this.#bureau.group(desk.group).lastCard(`抽查 ${no}`);
    const open = { act: 'open-beacon', card };
    const form = { value: numbers(1) };
    const asked = { who: desk.chief, open, ask: 'enter-beacon', title: `公共随机值：抽查 ${no}`, form };
    await this.#changed(no, 'beacon', asked, CLERK);
  }

  /** 更正 of what was mistyped, before 派发. */
  async corrects(desk: Desk, no: string): Promise<void> {
    const card = () => this.#bureau.group(OFFICE).lastCard(`${no} · 执法监督科`);
    const open = { act: 'open-correct', card };
    const form = { reason: 'mistyped', value: numbers(2), note: '' };
    const asked = { who: CLERK, open, ask: 'ask-correct', title: `更正申请：抽查 ${no}`, form };
    await this.#changed(no, 'correct', asked, DEPUTIES[desk.section] ?? '');
  }

  /** 演练, to its end. */
  async drills(desk: Desk): Promise<void> {
    const before = (await until('draws', () => draws(this.#bureau))).length;
    const group = this.#bureau.group(desk.group);
    await this.#players.says(this.#bureau.person(desk.chief), group, '演练 2家');
    await this.freezes(desk, before);
    const draw = await until('a drill', async () => (await draws(this.#bureau))[before]);
    await this.#players.witness(desk);
    await this.#players.ended(draw.no);
  }

  /** The preview, until it is frozen. */
  async freezes(desk: Desk, before: number, form?: Form): Promise<void> {
    const card = () => this.#bureau.group(desk.group).lastCard('抽查预览');
    const done = async () => (await draws(this.#bureau)).length > before;
    await this.#takes({ who: desk.chief, act: 'open-draw', card, ...(form && { form }), done });
  }
}
