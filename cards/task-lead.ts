/** 检查任务: what the reader is to do, in a word and in the first line. */
import { mustAct, nameOf, others, type TaskView } from './task-view.ts';
import { words as general } from './words.ts';
import { faces } from './words-faces.ts';

const words = faces.task;

export function taskTodo(view: TaskView): string {
  const { state } = view.task;
  if (view.task.waits) return faces.replacement.waitsTodo;
  if (view.alone) return words.todo.takeBack;
  const waits = state.is === 'reported' || (state.is === 'inspected' && state.rectification.is === 'checked');
  if (waits && !mustAct(view)) return general.taskStates.reported;
  if (state.is === 'inspected' && state.rectification.is === 'ordered') return words.todo.rectify;
  if (state.is === 'inspected' && state.rectification.is === 'checked') return words.todo.confirmRecheck;
  return words.todo[state.is];
}

export function taskLead(view: TaskView): string {
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
