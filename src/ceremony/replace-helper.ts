/**
 * 更换专家 (draw.md §4.7): whom the draw gave a visit leaves it when two people of different roles agree; the seed says
 * who comes in, as under RECUSE. With nobody left the expert is taken off, and another may be named by hand.
 */
import { shortName } from '../../cards/words.ts';
import { faces } from '../../cards/words-faces.ts';
import type { DrawChange } from '../../db/draw-changes.ts';
import { lockHead } from '../../db/draw-log.ts';
import type { Draw } from '../../db/draws.ts';
import { helpersOfVisit, swapHelper } from '../../db/helper-facts.ts';
import type { TaskFile } from '../../db/tasks.ts';
import type { HelperReason } from '../domain/draw/reasons.ts';
import { Refusal } from '../domain/refusal.ts';
import { expertsFaces } from '../faces/expert-faces.ts';
import { chiefRecipients } from '../faces/recipients.ts';
import { taskFaces } from '../faces/task-faces.ts';
import type { Context } from '../handler.ts';
import type { Say } from '../messages.ts';
import { sittingOf } from './change-seat.ts';
import { handOutLater } from './hand-out.ts';
import { crewOf, nextOf } from './seat-helpers.ts';

/** Carries out what two people agreed on, for a task and a draw that are held. */
export async function replaceHelper(
  context: Context,
  draw: Draw,
  file: TaskFile,
  request: DrawChange,
): Promise<{ n: number | null; says: Say[] }> {
  const { tx, bureauId, now, person } = context;
  const visit = { taskId: file.task.id, enterpriseId: file.enterprise.id };
  const out = (await helpersOfVisit(tx, bureauId, visit)).find(({ ref }) => ref === request.value);
  if (!out) throw new Refusal('expert-signed');
  const sitting = await sittingOf(context, draw);
  const crew = crewOf(sitting, file, out);
  if (crew === undefined) throw new Refusal('stale');
  const reason = request.reason as HelperReason;
  const seat = { unit: file.enterprise.code, crew, out: out.ref, reason, approved: person.code };
  const came = await nextOf(context, sitting, file, seat);
  await swapHelper(tx, { bureauId, taskId: visit.taskId, at: now }, out, came?.helper);
  const says: Say[] = [
    ...(await taskFaces(context, [file])),
    ...(await expertsFaces(context, draw.sectionId, 'who-has-one')),
    ...(await chiefsTold(context, draw, file, request, { out: out.name, in: came?.helper.name })),
  ];
  if (!came) return { n: null, says };
  const { n, hash } = await lockHead(tx);
  await handOutLater(context, draw.id, n);
  const text = faces.replacement.groupText(draw.no, 1, hash);
  says.push({ is: 'text', to: { chat: draw.chatId ?? '' }, text, once: `recuse/${n}` });
  return { n, says };
}

/** Where 执法监督科 asked: whoever asked themselves is told by the request. */
async function chiefsTold(
  context: Context,
  { sectionId }: Draw,
  { enterprise: { name, county } }: TaskFile,
  { id, askedAs }: DrawChange,
  who: { readonly out: string; readonly in: string | undefined },
): Promise<Say[]> {
  if (askedAs === 'chief') return [];
  const text = faces.drawChange.helper.told(shortName(name, county), who.out, who.in);
  const once = `helper/${id}`;
  return (await chiefRecipients(context, sectionId)).map(
    (to, index): Say => ({ is: 'text', to, text, once: `${once}/${index}` }),
  );
}
