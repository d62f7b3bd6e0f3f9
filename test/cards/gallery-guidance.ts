/** 求助, every face of it. */
import {
  askedCard,
  type GuidanceView,
  guidanceForm,
  guidanceList,
  officeGuidanceCard,
  withGuidance,
} from '../../cards/guidance.ts';
import { dayOf } from '../../src/domain/working-days.ts';
import { type Piece, type Texts, times } from './gallery-texts.ts';

export function guidances(t: Texts, task: Piece): Record<string, Piece> {
  const view: GuidanceView = {
    id: 12,
    title: `检查任务：${t.unit}`,
    who: t.names[0],
    section: t.section,
    askedAt: new Date('2026-03-10T01:02:00Z'),
    question: t.text,
    late: false,
  };
  const answer = { text: t.waiver, by: t.names[1], at: new Date('2026-03-10T03:02:00Z') };
  const list = (n: number, office: boolean): Piece => ({
    state: n === 0 ? 'done' : office ? 'todo' : 'info',
    card: guidanceList(
      times(n, (i) => ({ ...view, id: i + 1, ...(i % 2 && !office && { answer }) })),
      office,
      dayOf,
    ),
  });
  const asked = times(4, (i) => ({ question: `${t.text}${i}`, answer: t.waiver }));
  return {
    'guidance form': { state: 'todo', card: guidanceForm(12, view.title) },
    'guidance asked': { state: 'running', card: askedCard({ ...view, title: null }) },
    'guidance answered, own': { state: 'done', card: askedCard({ ...view, answer }) },
    'guidance to answer': { state: 'todo', card: officeGuidanceCard(view) },
    'guidance to answer, late': {
      state: 'late',
      card: officeGuidanceCard({ ...view, late: true, section: null }),
    },
    'guidance answered': { state: 'done', card: officeGuidanceCard({ ...view, answer }) },
    'guidance list, office, none': list(0, true),
    'guidance list, office, many': list(300, true),
    'guidance list, own, none': list(0, false),
    'guidance list, own': list(3, false),
    'task with guidance': { ...task, card: withGuidance(task.card, true, asked) },
  };
}
