/** 抽取: the one living card of a draw in its group, from the freeze to its publication, and its texts. */
import type { Standing } from '../src/domain/approval.ts';
import type { Grade } from '../src/domain/draw/grade.ts';
import type { VoidReason } from '../src/domain/draw/reasons.ts';
import {
  at,
  bars,
  button,
  type Card,
  type CardState,
  card,
  type Element,
  figures,
  fold,
  md,
  note,
  qr,
  resolved,
  safe,
  table,
} from './kit.ts';
import { type RegisterChangeView, registerChangeFold } from './register-change.ts';
import { type ExclusionCode, words as general } from './words.ts';
import { beaconWords } from './words-beacon.ts';
import { expertWords } from './words-expert.ts';
import { faces } from './words-faces.ts';

const words = faces.draw;

export type Witness = {
  readonly name: string;
  readonly openId: string | null;
  readonly value?: string;
  readonly sentAt?: Date;
};
export type Stratum = {
  readonly label: string;
  readonly pool: number;
  readonly key: number;
  /** what is asked for (10% or 3) and, once drawn, what came */
  readonly take: string;
  readonly drawn?: number;
};
export type Proof = {
  readonly F: string;
  readonly anchor: string;
  readonly depth: number;
  readonly head: string;
  readonly R?: string;
};
export type Progress = {
  readonly total: number;
  readonly seats: number;
  readonly accepted: number;
  readonly inspected: number;
  readonly published: number;
};
/** 分批: the window and how many visits fall into it. */
export type Batch = { readonly from: string; readonly to: string; readonly count: number };
export type DrawView = {
  readonly id: number;
  readonly kind: 'formal' | 'drill';
  readonly no: string;
  readonly state: 'open' | 'drawn' | 'published' | 'void';
  readonly section: string;
  readonly type: 'key' | 'general';
  readonly from: string;
  readonly to: string;
  readonly closeAt?: Date;
  readonly people: number;
  /** how many are to be drawn: a number, or what the ratios come to */
  readonly planned: number;
  readonly strata: readonly Stratum[];
  readonly out: readonly (readonly [ExclusionCode, number])[];
  /** enterprises added and removed since the last freeze; absent: the first */
  readonly change?: { readonly added: number; readonly removed: number };
  /** what has become of the register since the last draw of these strata; only while the draw is open */
  readonly register?: RegisterChangeView;
  /** 组别 that were drawn beside 执法 */
  readonly crews?: readonly { readonly name: string; readonly size: number }[];
  /** 专家 at each visit, fixed before the draw */
  readonly experts?: number;
  readonly witnesses: readonly Witness[];
  /** 等级; absent for draws of the provincial platform */
  readonly grade?: Grade;
  /** 公共随机值: which was announced, whether it is drawn by now, and its value once it is logged */
  readonly beacon?: {
    readonly source: string;
    readonly issue: string;
    readonly form: string;
    readonly due: Date;
    readonly isDue: boolean;
    readonly value?: string;
  };
  /** into how many windows the visits are spread; once drawn, which they are */
  readonly batches: number;
  readonly windows: readonly Batch[];
  /** reserves 备选 that were drawn with the others */
  readonly reserves: number;
  /** how long the witnesses still have, at the marks at which the card is renewed */
  readonly secondsLeft?: number;
  /** 批准文号 of a second draw within the period of an earlier one */
  readonly againNo?: string;
  /** why and by whom it was voided, unless it was by itself */
  readonly voided?: { readonly reason: VoidReason; readonly by: string; readonly approved: string };
  /** 更正: how often */
  readonly corrected?: number;
  /** absent for draws of the provincial platform */
  readonly proof?: Proof;
  /** the page where anyone recomputes it; absent: not drawn, or no public address */
  readonly verifyUrl?: string;
  /** the page that says what happens when somebody does not answer; absent: no public address */
  readonly helpUrl?: string;
  readonly platformNo?: string;
  readonly dispatched: boolean;
  /** 检查审批 */
  readonly standing: Standing;
  readonly progress?: Progress;
};

const sum = (strata: readonly Stratum[], key: 'pool' | 'key') =>
  strata.reduce((total, stratum) => total + stratum[key], 0);

export function drawCard(view: DrawView): Card {
  return card({
    state: cardState(view),
    title: words.title(view.no, awaits(view) ? beaconWords.waits : words.states[view.state]),
    summary: awaits(view) ? beaconWords.summary(view.no) : words.summary[view.state](view.no),
    elements: [
      md(lead(view)),
      md(words.about(safe(view.section), general.drawTypes[view.type], view.from, view.to)),
      view.againNo ? md(words.again(safe(view.againNo))) : undefined,
      ...termsLine(view),
      view.beacon ? md(beaconLine(view.beacon)) : undefined,
      view.corrected ? md(faces.drawChange.correct.line(view.corrected)) : undefined,
      view.progress ? progressFigures(view.progress) : poolFigures(view),
      view.crews?.length ? md(crewsLine(view.crews)) : undefined,
      view.experts && !view.crews?.some(({ name }) => name === general.expertCrew)
        ? md(expertWords.each(view.experts))
        : undefined,
      view.proof && witnessList(view),
      ...windowsFold(view),
      view.strata.length > 0 ? strataFold(view) : undefined,
      view.out.length > 0 ? outFold(view) : undefined,
      view.register && registerChangeFold(view.register),
      view.state === 'open' ? unansweredFold(view.helpUrl) : undefined,
      ...(view.state === 'published' && view.verifyUrl ? verifyCode(view.verifyUrl) : []),
      view.proof && proofFold(view, view.proof),
      ...controls(view),
    ],
  });
}

/** Where anyone verifies, to be tapped and to be scanned. */
function verifyCode(url: string): Element[] {
  return [md(words.verifyLink(url, true)), qr(url, words.verifyCode)];
}

/** While a value is missing: 申请作废. While the public value 公共随机值 is due: to enter it, or to say that it won't come. */
function controls(view: DrawView): Element[] {
  if (view.state !== 'open') return [];
  const askVoid = button(faces.drawChange.askVoid, 'open-void', view.id);
  if (missing(view).length > 0) return [askVoid];
  if (!awaits(view)?.isDue) return [];
  return [
    button(beaconWords.open, 'open-beacon', view.id, 'primary_filled'),
    note(beaconWords.notComing),
    askVoid,
  ];
}

/** The public value that is waited for, once all witnesses have spoken. */
function awaits(view: DrawView): DrawView['beacon'] {
  const waits = view.state === 'open' && missing(view).length === 0;
  return waits && view.beacon?.value === undefined ? view.beacon : undefined;
}

function crewsLine(crews: NonNullable<DrawView['crews']>): string {
  const { crew, crews: list } = faces.preview;
  return list(crews.map(({ name, size }) => crew(safe(name), size)).join('、'));
}

function beaconLine({ source, issue, due, value }: NonNullable<DrawView['beacon']>): string {
  const line = beaconWords.announced(safe(source), safe(issue), due);
  return value === undefined ? line : `${line}\n${beaconWords.value(value)}`;
}

function cardState(view: DrawView): CardState {
  if (view.kind === 'drill') return 'drill';
  if (view.state === 'open') return missing(view).length > 0 || awaits(view)?.isDue ? 'todo' : 'running';
  if (view.state === 'void') return 'void';
  return view.state === 'published' || allPublished(view) ? 'done' : 'running';
}

function missing({ witnesses }: DrawView): readonly Witness[] {
  return witnesses.filter((witness) => witness.value === undefined);
}

function allPublished({ progress }: DrawView): boolean {
  return progress !== undefined && progress.total > 0 && progress.published === progress.total;
}

function lead(view: DrawView): string {
  if (view.state === 'void') return voidedLead(view);
  if (view.kind === 'drill' && view.state !== 'open') return words.drill(drawnUnits(view));
  if (view.state === 'published') return view.progress ? words.published : words.publishedIdle;
  if (view.state === 'open') {
    const asked = missing(view);
    const beacon = awaits(view);
    if (beacon) return beaconLead(beacon);
    if (asked.length === 0 || !view.closeAt) return words.allIn;
    const left = view.secondsLeft === undefined ? '' : words.secondsLeft(view.secondsLeft);
    return words.ask(asked.map((each) => at(each.openId, each.name)).join('、'), view.closeAt) + left;
  }
  if (view.proof && !view.progress) {
    const units = drawnUnits(view);
    return units === 0 ? words.noneDrawn : words.noTeams(units);
  }
  const came = view.proof
    ? words.drawn(view.progress?.total ?? 0, view.progress?.seats ?? 0)
    : words.province(safe(view.platformNo ?? ''));
  return `${came}\n${view.dispatched ? words.nothing : before(view.standing)}`;
}

function beaconLead({ source, issue, due, isDue }: NonNullable<DrawView['beacon']>): string {
  return isDue
    ? beaconWords.due(safe(source), safe(issue))
    : beaconWords.wait(safe(source), safe(issue), due);
}

function drawnUnits({ strata }: DrawView): number {
  return strata.reduce((n, stratum) => n + (stratum.drawn ?? 0), 0);
}

/** 等级, 分批, 备选, in one line. */
function termsLine(view: DrawView): Element[] {
  if (!view.grade || view.state === 'void') return [];
  return [md(terms(view, view.grade))];
}

function terms(view: DrawView, grade: Grade): string {
  const drawn = view.state === 'drawn' || view.state === 'published';
  return [
    words.grade(grade, view.witnesses.length, missing(view).length === 0),
    view.batches > 1 ? words.batches(view.batches) : undefined,
    drawn && view.reserves > 0 ? words.reserves(view.reserves) : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** The visits over the calendar: a bar for each window, and its days. */
export function windowsFold({ windows }: { readonly windows: readonly Batch[] }): Element[] {
  if (windows.length < 2) return [];
  const lines = windows.map(({ from, to, count }, i) => words.window(i + 1, from, to, count));
  const chart = bars(
    windows.map(({ from, to, count }) => ({ x: words.days(from, to), series: words.visits, y: count })),
  );
  return [fold(words.windows(windows.length), [chart, md(lines.join('\n'))])];
}

function unansweredFold(url: string | undefined): Element {
  const { title, lines, more } = words.unanswered;
  const list = lines.map((line) => `- ${line}`);
  return fold(title, [md([...list, ...(url === undefined ? [] : [more(url)])].join('\n'))]);
}

function voidedLead({ voided }: DrawView): string {
  if (!voided) return words.voided;
  const why = faces.drawChange.reasons[voided.reason];
  return faces.drawChange.voidLead(why, safe(voided.by), safe(voided.approved));
}

/** What the tasks wait for. */
function before(standing: Standing): string {
  const { waiting, returned, stopped } = faces.approval.group;
  if (standing === 'open') return waiting;
  if (standing === 'returned') return returned;
  return standing === 'stopped' ? stopped : words.waitingDispatch;
}

function poolFigures(view: DrawView): Element {
  const people = { value: view.people, label: words.figures.people };
  if (view.type === 'key')
    return figures([{ value: sum(view.strata, 'key'), label: words.figures.key }, people]);
  return figures([
    { value: sum(view.strata, 'pool'), label: words.figures.pool },
    { value: words.planned(view.planned), label: words.figures.planned },
    people,
  ]);
}

function progressFigures(progress: Progress): Element {
  const of = (n: number) => `${n}/${progress.total}`;
  return figures([
    { value: of(progress.accepted), label: words.figures.accepted },
    { value: of(progress.inspected), label: words.figures.inspected },
    { value: of(progress.published), label: words.figures.published },
  ]);
}

function witnessList(view: DrawView): Element {
  const lines = view.witnesses.map(({ name, value, sentAt }) =>
    value && sentAt ? words.witnessed(safe(name), value, sentAt) : words.witness(safe(name)),
  );
  return resolved(lines.join('\n'));
}

function strataFold(view: DrawView): Element {
  if (view.state !== 'open')
    return fold(
      words.strata(view.strata.length),
      view.strata.map(({ label, take, drawn }) => md(`${safe(label.replace('|', ' '))}：${drawn ?? take}`)),
    );
  const count = view.type === 'key' ? ('key' as const) : ('pool' as const);
  return table(
    [
      { name: 'label', title: words.stratum.label },
      { name: 'count', title: words.stratum[count], type: 'number' },
      { name: 'take', title: words.stratum.take },
    ],
    view.strata.map((stratum) => ({
      label: stratum.label.replace('|', ' '),
      count: stratum[count],
      take: stratum.take,
    })),
  );
}

function outFold(view: DrawView): Element {
  const total = view.out.reduce((n, [, count]) => n + count, 0);
  return fold(
    words.out(total),
    view.out.map(([reason, n]) => md(words.outLine(general.exclusions[reason], n))),
  );
}

function proofFold(view: DrawView, proof: Proof): Element {
  const lines = [words.proof({ no: view.no, ...proof }), proof.R ? words.resultProof(proof.R) : undefined];
  const page = view.verifyUrl && view.state !== 'published' && md(words.verifyLink(view.verifyUrl, false));
  return fold(faces.common.proofFold, [
    ...lines.filter((line) => line !== undefined).map((line) => note(line)),
    ...(page ? [page] : []),
    ...(view.verifyUrl && view.state === 'drawn' ? [qr(view.verifyUrl, words.verifyCode)] : []),
  ]);
}

/** 停产 5 家，注销 2 家 */
export function outText(out: DrawView['out']): string {
  return out.map(([reason, n]) => words.outLine(general.exclusions[reason], n)).join('，');
}

/** The freeze as text: a card can be replaced for 14 days, a text can't. */
export function freezeText(view: DrawView, proof: Proof): string {
  const total = view.out.reduce((n, [, count]) => n + count, 0);
  const out = outText(view.out);
  return words.freezeText({
    no: view.no,
    ...proof,
    counts: words.pools(sum(view.strata, 'pool'), sum(view.strata, 'key'), view.people),
    out: total === 0 ? words.out(0) : `${words.out(total)}：${out}`,
    change: view.change ? words.change(view.change.added, view.change.removed) : words.firstFreeze,
    witnesses: view.witnesses.map((each) => each.name).join('、'),
    close: view.closeAt ?? new Date(0),
    beacon:
      view.beacon &&
      beaconWords.freezeLine(view.beacon.source, view.beacon.issue, view.beacon.due, view.beacon.form),
  });
}

/** The result as text: counts by stratum and R. */
export function resultText(view: DrawView, proof: Proof, R: string): string {
  const keys = sum(view.strata, 'key');
  const list = view.strata
    .filter((stratum) => (stratum.drawn ?? 0) > 0)
    .map((stratum) => words.count(stratum.label.replace('|', ' '), stratum.drawn ?? 0))
    .join('，');
  const counts = keys > 0 ? words.keyCounts(keys, list) : words.counts(list);
  const text = words.resultText(view.no, counts, view.progress?.seats ?? 0, R, proof.head);
  return view.verifyUrl ? `${text}\n${words.verifyLater(view.verifyUrl)}` : text;
}
