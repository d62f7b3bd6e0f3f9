/** 照片 of a visit: which task they belong to, kept with their SHA-256, noted when the message is taken back. */
import { cardByMessage } from '../../db/card-messages.ts';
import { recipientKey } from '../../db/outbox-rows.ts';
import {
  dropUnsorted,
  insertPhoto,
  markRecalled,
  type NewPhoto,
  photoCounts,
  sortPhotos,
  unsortedPhotos,
} from '../../db/photos.ts';
import { lockTask, type TaskFile, tasksById, tasksOfPerson } from '../../db/tasks.ts';
import { MOST_PHOTOS, onlyTask, phaseOf, takesPhotos } from '../domain/photo.ts';
import { Refusal } from '../domain/refusal.ts';
import { photoAskFace } from '../faces/photo-faces.ts';
import { taskFaces } from '../faces/task-faces.ts';
import type { Photo } from '../files/photo.ts';
import type { Context, Scene } from '../handler.ts';
import type { Message, Say } from '../messages.ts';

/** The task that a message with a photo is about: whose card it answers, or the only one; undefined: to be asked. */
export async function taskOfPhoto(context: Context, message: Message): Promise<number | undefined> {
  const { tx, person } = context;
  const answered = message.replyTo === undefined ? undefined : await taskAnswered(context, message.replyTo);
  const file = answered ?? onlyTask(await tasksOfPerson(tx, person.id));
  if (!file) return undefined;
  phaseOf(file.task, person.id);
  await checkRoom(context, file.task.id);
  return file.task.id;
}

/** The card of a task that was sent to this person; another's, forwarded, says nothing. */
async function taskAnswered({ tx, person }: Context, messageId: string): Promise<TaskFile | undefined> {
  const card = await cardByMessage(tx, messageId);
  if (card?.recipient !== recipientKey({ person: person.id })) return undefined;
  const id = /^task\/(\d+)$/.exec(card.thing)?.[1];
  return id === undefined ? undefined : (await tasksById(tx, [Number(id)]))[0];
}

async function checkRoom({ tx }: Scene, taskId: number): Promise<void> {
  const count = (await photoCounts(tx, [taskId])).get(taskId)?.all ?? 0;
  if (count >= MOST_PHOTOS) throw new Refusal('photos-full', { max: MOST_PHOTOS });
}

export type Sent = {
  readonly messageId: string;
  readonly sentAt: Date;
  readonly taskId: number | undefined;
};

/** Keeps a photo that was fetched and read. Nothing is said of it but the count on the task's card. */
export async function keepPhoto(
  context: Context,
  { messageId, sentAt, taskId }: Sent,
  { mime, sha256, width, height, thumbnail }: Photo,
  content: Uint8Array,
): Promise<{ id: number; says: Say[] }> {
  const file = taskId === undefined ? undefined : await lockTask(context.tx, taskId);
  const phase = file ? phaseOf(file.task, context.person.id) : ('inspection' as const);
  if (file) await checkRoom(context, file.task.id);
  const row: NewPhoto = {
    bureauId: context.bureauId,
    taskId: file?.task.id ?? null,
    personId: context.person.id,
    phase,
    messageId,
    sentAt,
    keptAt: context.now,
    mime,
    sha256,
    size: content.length,
    width,
    height,
    content,
    thumbnail,
  };
  const id = await insertPhoto(context.tx, row);
  if (id === undefined) throw new Refusal('photo-twice');
  return { id, says: file ? await taskFaces(context, [file]) : await askWhich(context) };
}

/** One card for all photos of somebody that wait for an answer. */
async function askWhich(context: Context): Promise<Say[]> {
  const ids = await unsortedPhotos(context.tx, context.person.id);
  const [batch] = ids;
  if (batch === undefined) return [];
  const files = (await tasksOfPerson(context.tx, context.person.id)).filter(({ task }) => takesPhotos(task));
  return [photoAskFace(context, { batch, count: ids.length, files })];
}

/** 存入任务: all that wait for an answer. */
export async function sortInto(context: Context, taskId: number): Promise<{ count: number; says: Say[] }> {
  const file = await lockTask(context.tx, taskId);
  if (!file || file.bureauId !== context.bureauId) throw new Refusal('stale');
  const phase = phaseOf(file.task, context.person.id);
  const ids = await unsortedPhotos(context.tx, context.person.id);
  const [batch] = ids;
  if (batch === undefined) throw new Refusal('stale');
  const before = (await photoCounts(context.tx, [taskId])).get(taskId)?.all ?? 0;
  if (before + ids.length > MOST_PHOTOS) throw new Refusal('photos-full', { max: MOST_PHOTOS });
  const count = await sortPhotos(context.tx, ids, { taskId, phase });
  await dropUnsorted(context.tx, ids);
  const done = photoAskFace(context, { batch, count: ids.length, files: [], done: file });
  return { count, says: [done, ...(await taskFaces(context, [file]))] };
}

/** 撤回: the photo is evidence and stays; the card says that its message is gone. */
export async function recallPhoto(scene: Scene, messageId: string) {
  const photo = await markRecalled(scene.tx, messageId, scene.now);
  if (!photo) return undefined;
  const files = photo.taskId === null ? [] : await tasksById(scene.tx, [photo.taskId]);
  return { photo, says: await taskFaces(scene, files) };
}
