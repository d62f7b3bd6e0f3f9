import { type ImportRow, nextImport, oldestPreview, updateImport } from '../../db/imports.ts';
import { putSays } from '../../db/outbox.ts';
import { type Person, personById } from '../../db/people.ts';
import { isRetriable } from '../../db/retriable.ts';
import { importFace } from '../faces/import-face.ts';
import { withLittleMemory } from '../files/memory.ts';
import type { Job, JobTools, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { compareFile, writeFile } from '../registers/file-steps.ts';
import { undoFault, undoFile } from '../registers/undo-step.ts';

const DAY_MS = 86_400_000;
/** A file that its sender neither confirms nor cancels is void after so many days. */
/** so many bytes are a list of tens of thousands */
const LONG = 1_000_000;
const EXPIRES_AFTER_MS = 7 * DAY_MS;

/** 导入: one step of one file at a time. A step is a transaction: whatever cuts it off, it is done again, or was done. */
export const takeFiles: Job = {
  name: 'take-files',
  long: true,
  async run(scene, tools) {
    const row = await nextImport(scene.tx, scene.bureauId);
    if (!row) await expire(scene);
    else await step(scene, row, tools);
    return [];
  },
  async next(scene) {
    if (await nextImport(scene.tx, scene.bureauId)) return scene.now;
    const oldest = await oldestPreview(scene.tx, scene.bureauId);
    return oldest && expiryOf(oldest);
  },
};

type Waiting = 'reading' | 'writing' | 'undoing';
type Step = (scene: Scene, row: ImportRow, sender: Person, tools: JobTools) => Promise<Say[]>;
const STEPS: Record<Waiting, Step> = { reading: compareFile, writing: writeFile, undoing: undoFile };

async function step(scene: Scene, row: ImportRow, tools: JobTools): Promise<void> {
  const sender = await senderOf(scene, row);
  const isLong = row.size > LONG;
  const run = () =>
    scene.tx.transaction(async (tx) => {
      const says = await STEPS[row.state as Waiting]({ ...scene, tx }, row, sender, tools);
      await putSays(tx, scene.bureauId, scene.now, `import/${row.id}/${row.state}`, says);
    });
  try {
    await (isLong ? withLittleMemory(run) : run());
  } catch (error) {
    if (isRetriable(error)) throw error;
    const fault = tools.fault(error);
    if (row.state === 'undoing') await say(scene, sender, row.id, undoFault(row, scene.now, fault));
    else await say(scene, sender, row.id, { state: 'refused', content: { fault }, endedAt: scene.now });
  }
}

async function expire(scene: Scene): Promise<void> {
  const row = await oldestPreview(scene.tx, scene.bureauId);
  if (!row || expiryOf(row) > scene.now) return;
  await say(scene, await senderOf(scene, row), row.id, { state: 'expired', endedAt: scene.now });
}

function expiryOf(row: ImportRow): Date {
  return new Date(row.receivedAt.getTime() + EXPIRES_AFTER_MS);
}

async function say(scene: Scene, sender: Person, id: number, change: Partial<ImportRow>): Promise<void> {
  const { tx, bureauId, now } = scene;
  const row = await updateImport(tx, id, change);
  await putSays(tx, bureauId, now, `import/${id}/${row.state}`, [importFace(row, sender)]);
}

async function senderOf({ tx }: Scene, row: ImportRow): Promise<Person> {
  const person = await personById(tx, row.personId);
  if (!person) throw new Error(`nobody sent import ${row.id}`);
  return person;
}
