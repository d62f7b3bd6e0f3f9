/** 检查任务: each team member's own living card, from 接收 to 办结. */
import { takesPhotos } from '../src/domain/photo.ts';
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
import { checklistFolds } from './task-checklist.ts';
import { askReplacement, recheckForm, reportForm } from './task-forms.ts';
import { taskHistory } from './task-history.ts';
import { taskLead, taskTodo } from './task-lead.ts';
import { mustAct, type TaskView } from './task-view.ts';
import { dayText, shortName, spanText } from './words.ts';
import { expertWords } from './words-expert.ts';
import { faces } from './words-faces.ts';
import { partnerWords } from './words-partner.ts';

const words = faces.task;

export function taskCard(view: TaskView): Card {
  const todo = taskTodo(view);
  return card({
    state: cardState(view),
    title: words.title(shortName(view.name, view.county)),
    summary: words.summary(clip(shortName(view.name, view.county), 18), todo),
    elements: [
      md(taskLead(view)),
      view.returned && resolved(words.returnedLine(safe(view.returned.by))),
      md(about(view)),
      ...taskHistory(view),
      ...opinions(view),
      ...photos(view),
      ...controls(view),
      fold(words.duties, [md(words.dutyList.map((line) => `- ${line}`).join('\n'))]),
    ],
  });
}

function cardState(view: TaskView): CardState {
  const { state } = view.task;
  if (state.is === 'closed') return 'done';
  if (!mustAct(view)) return 'running';
  return view.overdue ? 'late' : 'todo';
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
