/** 待办, 提醒. */
import { type ProgressRow, progressCard } from '../../cards/progress.ts';
import { type ReminderRow, reminderCard } from '../../cards/reminder.ts';
import { type TodoRow, todoCard } from '../../cards/todo.ts';
import { type Piece, type Texts, times } from './gallery-texts.ts';

export function todos(t: Texts): Record<string, Piece> {
  const kinds: TodoRow['kind'][] = [
    ...(['accept', 'report', 'confirm', 'recheck', 'confirmRecheck'] as const),
    ...(['dispatch', 'publish', 'open', 'witness', 'decide', 'undelivered'] as const),
    ...([
      'decideSubstitute',
      'decideHelper',
      'decideVoid',
      'decideCorrect',
      'confirmBeacon',
      'enterBeacon',
    ] as const),
  ];
  const row = (i: number): TodoRow => {
    const kind = kinds[i % kinds.length] ?? 'accept';
    if (['dispatch', 'open', 'witness', 'decideVoid', 'decideCorrect'].includes(kind) || /Beacon$/.test(kind))
      return { kind, subject: '抽查 2026-003' };
    if (kind === 'undelivered') return { kind, subject: '全部 3 条' };
    const subject = { name: t.unit, county: t.county };
    return { kind, subject, due: { day: '2026-04-08', provisional: i % 2 === 1 } };
  };
  const progress = times(
    20,
    (i): ProgressRow => ({
      no: `2026-0${10 + i}`,
      section: i < 10 ? t.section : `${t.section}二`,
      state: (['open', 'drawn', 'waiting', 'published', 'void'] as const)[i % 5]!,
      total: 300,
      inspected: 12 * i,
      published: 10 * i,
    }),
  );
  return {
    'todo none': { state: 'done', card: todoCard([]) },
    'todo one': { state: 'todo', card: todoCard([row(0)]) },
    'todo of each kind': { state: 'todo', card: todoCard(times(kinds.length, row)) },
    'todo three hundred': { state: 'todo', card: todoCard(times(300, row)) },
    'progress none': { state: 'info', card: progressCard([]) },
    'progress one': { state: 'info', card: progressCard(progress.slice(0, 1)) },
    'progress ten of one section': { state: 'info', card: progressCard(progress.slice(0, 10)) },
    'progress twenty': { state: 'info', card: progressCard(progress) },
  };
}

export function reminders(t: Texts): Record<string, Piece> {
  const row = (kind: ReminderRow['kind'], stage: ReminderRow['stage'], provisional = false): ReminderRow => ({
    name: t.unit,
    county: t.county,
    kind,
    stage,
    due: '2026-04-16',
    provisional,
  });
  return {
    'reminder team': {
      state: 'todo',
      card: reminderCard('team', [row('accept', 'T-0'), row('visit', 'T-5'), row('rectify', 'T-2')]),
    },
    'reminder of one thing, after an outage': {
      state: 'todo',
      card: reminderCard('team', [{ ...row('visit', 'T-5'), left: 3 }]),
    },
    'reminder office': {
      state: 'todo',
      card: reminderCard('office', [row('publish', 'T-10', true), row('publish', 'T-0')]),
    },
    'reminder office three hundred': {
      state: 'todo',
      card: reminderCard(
        'office',
        times(300, () => row('publish', 'T-5')),
      ),
    },
    'reminder chief': {
      state: 'late',
      card: reminderCard('chief', [row('visit', 'overdue'), row('publish', 'overdue')]),
    },
    'reminder leadership': { state: 'late', card: reminderCard('leadership', [row('publish', 'escalated')]) },
  };
}
