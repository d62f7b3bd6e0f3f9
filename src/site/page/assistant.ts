/** The desk in a worker, so that the page stays quick while a big record is recomputed; without one, on the spot. */
import type { VoidDraw } from '../../domain/draw/audit-series.ts';
import { type Checked, Desk, type SeriesView, type StepView, type Tried } from './desk.ts';
import type { SpoilKind } from './spoil.ts';

type Asks = {
  readonly check: { readonly key: string; readonly text: string };
  readonly look: { readonly key: string; readonly unit: string };
  readonly try: { readonly key: string; readonly kind: SpoilKind; readonly chance: number };
  readonly series: { readonly keys: readonly string[]; readonly voids: readonly VoidDraw[] };
};
type Answers = {
  readonly check: Checked;
  readonly look: string;
  readonly try: Tried;
  readonly series: SeriesView;
};
export type Ask = { [K in keyof Asks]: { readonly do: K } & Asks[K] }[keyof Asks];
type Answer = Answers[keyof Answers];
type Told = (step: StepView) => void;

export type Assistant = {
  ask<K extends keyof Asks>(what: K, about: Asks[K], told?: Told): Promise<Answers[K]>;
};

function answer(desk: Desk, ask: Ask, told: Told): Answer {
  switch (ask.do) {
    case 'check':
      return desk.check(ask.key, ask.text, {}, told);
    case 'look':
      return desk.look(ask.key, ask.unit);
    case 'try':
      return desk.try(ask.key, ask.kind, ask.chance);
    case 'series':
      return desk.series(ask.keys, ask.voids);
  }
}

type Sent = { readonly id: number; readonly ask: Ask };
type Returned = { readonly id: number } & (
  | { readonly step: StepView }
  | { readonly answer: Answer }
  | { readonly crashed: true }
);
type Line = { postMessage(sent: unknown): void; onmessage: ((event: MessageEvent) => void) | null };

/** In the worker: answers one after the other. */
export function serve(line: Line): void {
  const desk = new Desk();
  line.onmessage = ({ data }: MessageEvent<Sent>) => {
    const say = (what: object) => line.postMessage({ id: data.id, ...what });
    try {
      say({ answer: answer(desk, data.ask, (step) => say({ step })) });
    } catch {
      say({ crashed: true });
    }
  };
}

/** On the page: a worker made of the page's own script, which is how a single file can have one. */
export function assistant(script: string): Assistant {
  const line = openLine(script);
  return line ? overLine(line) : onTheSpot();
}

function openLine(script: string): Worker | undefined {
  try {
    return new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  } catch {
    return undefined;
  }
}

type Waiting = {
  readonly ask: Ask;
  readonly told: Told;
  done(answer: Answer): void;
  failed(error: unknown): void;
};

/** A browser that lets no worker begin says so only later: then what waits is done here. */
function overLine(line: Worker): Assistant {
  const waiting = new Map<number, Waiting>();
  let local: Desk | undefined;
  let last = 0;
  const here = (desk: Desk, { ask, told, done, failed }: Waiting) =>
    answerLater(desk, ask, told).then(done, failed);
  line.onmessage = ({ data }: MessageEvent<Returned>) => {
    const one = waiting.get(data.id);
    if (!one) return;
    if ('step' in data) return one.told(data.step);
    waiting.delete(data.id);
    if ('answer' in data) one.done(data.answer);
    else one.failed(new Error('crashed'));
  };
  line.onerror = () => {
    const desk = new Desk();
    local = desk;
    for (const one of waiting.values()) void here(desk, one);
    waiting.clear();
  };
  return {
    ask: (what, about, told = () => {}) =>
      new Promise((resolve, failed) => {
        const ask = { do: what, ...about } as unknown as Ask;
        const one: Waiting = { ask, told, done: resolve as (answer: Answer) => void, failed };
        if (local) return void here(local, one);
        last += 1;
        waiting.set(last, one);
        line.postMessage({ id: last, ask });
      }),
  };
}

function onTheSpot(): Assistant {
  const desk = new Desk();
  return {
    ask: async (what, about, told = () => {}) =>
      (await answerLater(desk, { do: what, ...about } as unknown as Ask, told)) as never,
  };
}

/** After the page has had a moment to show what it is about to do. */
async function answerLater(desk: Desk, ask: Ask, told: Told): Promise<Answer> {
  await new Promise((resolve) => setTimeout(resolve));
  return answer(desk, ask, told);
}
