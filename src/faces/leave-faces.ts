/** 请假 as it shows to whoever asked and to whoever confirms. */
import { leaveCard } from '../../cards/leave.ts';
import type { Leave } from '../../db/leaves.ts';
import { peopleWithRole, personById } from '../../db/people.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';

/** 科室负责人 of the person's section; of a chief's own leave, or where there is none, 执法监督科. Never oneself. */
export async function leaveDeciders({ tx, bureauId }: Scene, leave: Leave): Promise<number[]> {
  const others = (people: readonly { id: number }[]) =>
    people.map(({ id }) => id).filter((id) => id !== leave.personId);
  const chiefs = leave.sectionId === null ? [] : await peopleWithRole(tx, bureauId, 'chief', leave.sectionId);
  const isChief = chiefs.some(({ id }) => id === leave.personId);
  const mine = isChief ? [] : others(chiefs);
  return mine.length > 0 ? mine : others(await peopleWithRole(tx, bureauId, 'office'));
}

export async function leaveFaces(scene: Scene, leave: Leave): Promise<Say[]> {
  const deciders = await leaveDeciders(scene, leave);
  const by = leave.decidedBy === null ? undefined : await personById(scene.tx, leave.decidedBy);
  const view = {
    id: leave.id,
    state: leave.state,
    who: leave.who,
    kind: leave.kind ?? ('other' as const),
    from: leave.from,
    to: leave.to,
    ...(by && leave.decidedAt && { decided: { by: by.name, at: leave.decidedAt } }),
    ...(leave.returnReason && { returnReason: leave.returnReason }),
  };
  return [leave.personId, ...deciders].map(
    (person): Say => ({
      is: 'card',
      to: { person },
      thing: `leave/${leave.id}`,
      card: leaveCard({ ...view, mayDecide: deciders.includes(person) }),
    }),
  );
}
