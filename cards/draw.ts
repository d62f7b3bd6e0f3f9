/** 抽取: the one living card of a draw in its group, from the freeze to its publication. */
import type { Grade } from '../src/domain/draw/grade.ts';
import { windowsFold } from './batches.ts';
import { drawLead } from './draw-lead.ts';
import { awaits, type DrawView, missing, type Progress, type Proof, sum } from './draw-view.ts';
import { figures, table } from './figures.ts';
import {
  button,
  type Card,
  type CardState,
  card,
  type Element,
  fold,
  md,
  note,
  qr,
  resolved,
  safe,
} from './kit.ts';
import { registerChangeFold } from './register-change.ts';
import { words as general } from './words.ts';
import { beaconWords } from './words-beacon.ts';
import { expertWords } from './words-expert.ts';
import { faces } from './words-faces.ts';

const words = faces.draw;

export function drawCard(view: DrawView): Card {
  return card({
    state: cardState(view),
    title: words.title(view.no, awaits(view) ? beaconWords.waits : words.states[view.state]),
    summary: awaits(view) ? beaconWords.summary(view.no) : words.summary[view.state](view.no),
    elements: [
      md(drawLead(view)),
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

function allPublished({ progress }: DrawView): boolean {
  return progress !== undefined && progress.total > 0 && progress.published === progress.total;
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

function unansweredFold(url: string | undefined): Element {
  const { title, lines, more } = words.unanswered;
  const list = lines.map((line) => `- ${line}`);
  return fold(title, [md([...list, ...(url === undefined ? [] : [more(url)])].join('\n'))]);
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
