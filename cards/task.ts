/** 检查任务: each team member's own living card, from 接收 to 办结. */
import type { Checklist, ChecklistLine } from '../src/domain/checklist.ts';
import { takesPhotos } from '../src/domain/photo.ts';
import type { Recheck, Report, Task } from '../src/domain/task.ts';
import { entryOf, METHODS, RESULTS } from '../src/domain/vocabulary.ts';
import {
  at,
  button,
  buttons,
  type Card,
  type CardState,
  card,
  clip,
  type Element,
  fold,
  md,
  note,
  resolved,
  safe,
} from './kit.ts';
import { bytesOf, within } from './room.ts';
import { askReplacement, recheckForm, reportForm } from './task-forms.ts';
import { dayText, words as general, shortName, spanText } from './words.ts';
import { checklistWords } from './words-checklist.ts';
import { expertWords } from './words-expert.ts';
import { faces } from './words-faces.ts';
import { partnerWords } from './words-partner.ts';

const words = faces.task;

export type Person = { readonly id: number; readonly name: string; readonly openId: string | null };
export type TaskView = {
  readonly task: Task;
  /** whose card it is */
  readonly reader: number;
  readonly team: readonly Person[];
  /** who left the team: what they signed stays theirs */
  readonly former?: readonly { readonly id: number; readonly name: string }[];
  /** 无人确认: all others have left the post since the reader reported */
  readonly alone?: true;
  readonly name: string;
  readonly county: string;
  readonly address?: string;
  readonly contact?: string;
  readonly phone?: string;
  readonly item?: string;
  readonly platformNo?: string;
  readonly today: string;
  readonly publishBy?: { readonly day: string; readonly provisional: boolean };
  /** 退回重填: who sent it back, and what was written: the form begins with that */
  readonly returned?: { readonly by: string; readonly report?: Report; readonly recheck?: Recheck };
  readonly overdue: boolean;
  /** 回避或不能参加: may be asked for, or was */
  readonly asks?: 'may' | 'open';
  /** 照片 so far, and of how many the message was taken back */
  /** 专家, who are none of the team, with the opinion once it is signed */
  readonly experts?: readonly {
    readonly name: string;
    readonly unit: string;
    readonly opinion?: string;
    readonly signedOn?: string;
    readonly photo?: boolean;
  }[];
  /** 检查表 that hold on the day, for whoever visits */
  readonly checklists?: readonly Checklist[];
  /** 联合部门人员 */
  readonly partners?: readonly { readonly name: string; readonly department: string }[];
  readonly photos?: { readonly all: number; readonly recalled: number };
};

export function taskCard(view: TaskView): Card {
  const todo = whatToDo(view);
  return card({
    state: cardState(view),
    title: words.title(shortName(view.name, view.county)),
    summary: words.summary(clip(shortName(view.name, view.county), 18), todo),
    elements: [
      md(lead(view)),
      view.returned && resolved(words.returnedLine(safe(view.returned.by))),
      md(about(view)),
      ...history(view),
      ...opinions(view),
      ...photos(view),
      ...controls(view),
      fold(words.duties, [md(words.dutyList.map((line) => `- ${line}`).join('\n'))]),
    ],
  });
}

function nameOf(view: TaskView, id: number): string {
  return safe([...view.team, ...(view.former ?? [])].find((person) => person.id === id)?.name ?? '');
}

function others(view: TaskView, id: number): string {
  return view.team
    .filter((person) => person.id !== id)
    .map((person) => safe(person.name))
    .join('、');
}

function cardState(view: TaskView): CardState {
  const { state } = view.task;
  if (state.is === 'closed') return 'done';
  if (!mustAct(view)) return 'running';
  return view.overdue ? 'late' : 'todo';
}

/** Whether the reader is the one to act now. */
function mustAct({ task: { state, waits }, reader, alone }: TaskView): boolean {
  if (alone) return true;
  if (waits) return false;
  if (state.is === 'assigned' || state.is === 'accepted') return true;
  if (state.is === 'reported') return state.report.by !== reader;
  if (state.is !== 'inspected') return false;
  const { rectification } = state;
  return (
    rectification.is === 'ordered' || (rectification.is === 'checked' && rectification.recheck.by !== reader)
  );
}

function whatToDo(view: TaskView): string {
  const { state } = view.task;
  if (view.task.waits) return faces.replacement.waitsTodo;
  if (view.alone) return words.todo.takeBack;
  const waits = state.is === 'reported' || (state.is === 'inspected' && state.rectification.is === 'checked');
  if (waits && !mustAct(view)) return general.taskStates.reported;
  if (state.is === 'inspected' && state.rectification.is === 'ordered') return words.todo.rectify;
  if (state.is === 'inspected' && state.rectification.is === 'checked') return words.todo.confirmRecheck;
  return words.todo[state.is];
}

function lead(view: TaskView): string {
  const { task, reader } = view;
  const { state } = task;
  if (task.waits) return faces.replacement.waits;
  if (view.alone) return words.lead.alone(others(view, reader));
  switch (state.is) {
    case 'waiting':
    case 'stopped':
      return words.todo[state.is];
    case 'assigned':
      return view.overdue ? words.lead.assignedLate(task.to) : words.lead.assigned(task.to);
    case 'accepted':
      return view.overdue ? words.lead.acceptedLate(task.to) : words.lead.accepted(task.to);
    case 'reported':
      return state.report.by === reader
        ? words.lead.reportedMine(others(view, reader))
        : words.lead.reportedOther(nameOf(view, state.report.by));
    case 'inspected':
      return inspectedLead(view);
    case 'closed':
      return words.lead.closed;
  }
}

function inspectedLead(view: TaskView): string {
  const { state } = view.task;
  if (state.is !== 'inspected') return '';
  const { rectification } = state;
  if (rectification.is === 'ordered')
    return view.overdue ? words.lead.rectifyLate(rectification.due) : words.lead.rectify(rectification.due);
  if (rectification.is === 'checked')
    return rectification.recheck.by === view.reader
      ? words.lead.recheckedMine(others(view, view.reader))
      : words.lead.recheckedOther(nameOf(view, rectification.recheck.by));
  const due = view.publishBy ?? { day: view.today, provisional: false };
  return words.lead.awaitingPublication(due.day, due.provisional);
}

function about(view: TaskView): string {
  const partners = view.team
    .filter((person) => person.id !== view.reader)
    .map((person) => (view.task.state.is === 'assigned' ? at(person.openId, person.name) : safe(person.name)))
    .join('、');
  const lines: [string, string | undefined][] = [
    [words.unit, `${safe(view.name)}（${safe(view.county)}）`],
    [words.address, view.address && safe(view.address)],
    [
      words.contact,
      [view.contact, view.phone]
        .filter(Boolean)
        .map((each) => safe(each ?? ''))
        .join(' '),
    ],
    [words.window, spanText(view.task.from, view.task.to)],
    [words.item, safe(view.item ?? words.noItem)],
    [words.partner, partners],
    [expertWords.task.experts, expertNames(view)],
    [partnerWords.task, partnerNames(view)],
    [words.platform, view.platformNo && safe(view.platformNo)],
  ];
  return lines
    .filter(([, value]) => value)
    .map(([label, value]) => `**${label}** ${value}`)
    .join('\n');
}

function expertNames({ experts = [] }: TaskView): string {
  return experts.map(({ name, unit }) => expertWords.person(safe(name), safe(unit), false)).join('、');
}

function partnerNames({ partners = [] }: TaskView): string {
  return partners.map(({ name, department }) => partnerWords.person(safe(name), safe(department))).join('、');
}

/** 专家意见, as it was signed. */
function opinions({ experts = [] }: TaskView): Element[] {
  return experts.flatMap(({ name, opinion, signedOn, photo }) =>
    opinion === undefined || signedOn === undefined
      ? []
      : [
          fold(expertWords.task.opinion(safe(name), dayText(signedOn), photo === true), [
            md(safe(opinion, 1000)),
          ]),
        ],
  );
}

/** What was done so far, by whom, when. */
function history(view: TaskView): Element[] {
  const { state } = view.task;
  if (state.is === 'waiting' || state.is === 'stopped' || state.is === 'assigned') return [];
  const lines = [resolved(words.acceptedLine(nameOf(view, state.by), state.since))];
  if (state.is === 'accepted') return lines;
  lines.push(md(reportText(state.report.content)));
  lines.push(resolved(words.signedLine(nameOf(view, state.report.by), state.report.at)));
  if (state.is === 'reported') return lines;
  lines.push(resolved(words.confirmedLine(nameOf(view, state.report.confirmedBy), state.report.confirmedAt)));
  const { rectification, publication } = state;
  if (rectification.is === 'checked' || rectification.is === 'done') {
    const { content, by, at: when } = rectification.recheck;
    const result = content.rectified ? words.recheckResults.yes : words.recheckResults.no;
    lines.push(md(`${words.recheckLine(content.day, result)}\n${safe(content.text, 1000)}`));
    lines.push(resolved(words.signedLine(nameOf(view, by), when)));
  }
  if (rectification.is === 'done') {
    const { confirmedBy, confirmedAt } = rectification.recheck;
    lines.push(resolved(words.confirmedLine(nameOf(view, confirmedBy), confirmedAt)));
  }
  if (publication) lines.push(resolved(words.publishedLine(publication.day, safe(publication.receipt))));
  return lines;
}

function reportText(report: Report): string {
  const lines = [
    words.resultLine(report.day, entryOf(METHODS, report.method).name, entryOf(RESULTS, report.result).name),
    safe(report.text, 1000),
  ];
  const { hazards = [] } = report;
  if (hazards.length > 0) lines.push(checklistWords.found(hazards.length));
  for (const { text, major, source } of hazards.slice(0, FOUND))
    lines.push(checklistWords.foundLine(safe(text, LINE), major, safe(source, 40)));
  if (hazards.length > FOUND) lines.push(checklistWords.beyond(hazards.length - FOUND));
  if (report.rectifyBy) lines.push(words.rectifyLine(report.rectifyBy));
  return lines.join('\n');
}

/** so much of a line, and so many that were found, have room on the card; and so many bytes of all checklists */
const LINE = 60;
const SOURCE = 60;
const FOUND = 20;
const ROOM = 8000;

/** 检查表, to be read on the spot: under each source its lines. */
function checklistFolds({ checklists = [] }: TaskView): Element[] {
  let room = ROOM;
  return checklists.map(({ title, lines }) => {
    const texts = lines.map((line, i) => lineText(line, lines[i - 1]));
    const shown = within(texts, room);
    room -= shown.reduce((sum, text) => sum + bytesOf(text), 0);
    const beyond = lines.length - shown.length;
    return fold(
      checklistWords.fold(safe(title, 40), lines.length, lines.filter(({ required }) => required).length),
      [
        ...(shown.length > 0 ? [md(shown.join('\n'))] : []),
        ...(beyond > 0 ? [note(checklistWords.beyond(beyond))] : []),
      ],
    );
  });
}

function lineText(line: ChecklistLine, before: ChecklistLine | undefined): string {
  const { text, major, source, quoted, required } = line;
  const own = checklistWords.line(safe(text, LINE), major, required);
  const same = before?.source === source && before.quoted === quoted;
  return same ? own : `${checklistWords.source(safe(source, SOURCE), quoted)}\n${own}`;
}

/** 照片: how many, to look at; how to send one, while the task takes them. */
function photos({ task, photos: { all, recalled } = { all: 0, recalled: 0 } }: TaskView): Element[] {
  const own = faces.photo;
  const how = takesPhotos(task) ? [note(own.how)] : [];
  if (all === 0) return how;
  return [
    md(own.count(all)),
    ...(recalled > 0 ? [note(own.recalled(recalled))] : []),
    ...how,
    button(own.show, 'show-photos', task.id),
  ];
}

function controls(view: TaskView): Element[] {
  const { state, id } = view.task;
  if (!mustAct(view)) return [];
  const ask = askReplacement(id, view.asks);
  if (state.is === 'assigned') {
    const accept = button(words.accept, 'accept-task', id, 'primary_filled');
    return ask?.tag === 'button' ? [buttons([accept, ask])] : [accept, ...(ask ? [ask] : [])];
  }
  if (state.is === 'accepted')
    return [
      ...checklistFolds(view),
      reportForm(id, firstVisit(view), view.returned?.report, view.checklists),
      ...(ask ? [ask] : []),
    ];
  if (view.alone) return [takeBack(state.is === 'reported' ? 'return-report' : 'return-recheck', id)];
  if (state.is === 'reported') return confirmButtons('confirm-report', 'return-report', id);
  if (state.is === 'inspected' && state.rectification.is === 'checked')
    return confirmButtons('confirm-recheck', 'return-recheck', id);
  return [recheckForm(id, view.today, view.returned?.recheck)];
}

/** The day that the form proposes: today, once the days of the visit have begun. */
function firstVisit({ today, task }: TaskView): string {
  return today < task.from ? task.from : today;
}

/** 撤回: nobody is left who could confirm it. */
function takeBack(act: string, id: number): Element {
  return button(words.takeBack, act, id, 'primary_filled', words.takeBackAsk);
}

function confirmButtons(confirm: string, giveBack: string, id: number): Element[] {
  return [
    buttons([
      button(words.confirm, confirm, id, 'primary_filled'),
      button(words.giveBack, giveBack, id, 'danger', words.giveBackAsk),
    ]),
  ];
}
