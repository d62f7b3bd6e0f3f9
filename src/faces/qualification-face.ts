/** 资格审查 for 执法监督科. */
import { qualificationCard } from '../../cards/qualification.ts';
import { reviewRows } from '../../db/qualification.ts';
import { reviewDue } from '../domain/qualification.ts';
import type { Context, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';

export async function reviewsDue({ tx, bureauId, today }: Scene) {
  const all = await reviewRows(tx, bureauId);
  const due = all.flatMap((row) => {
    const why = reviewDue(row, today);
    return why ? [{ ...row, why }] : [];
  });
  return { all: all.length, due };
}

export async function qualificationFace(context: Context): Promise<Say> {
  const { today, person } = context;
  const card = qualificationCard({ today, ...(await reviewsDue(context)) });
  return { is: 'card', to: { person: person.id }, thing: `qualification/${person.id}`, card };
}
