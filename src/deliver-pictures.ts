/** Pictures of ours in a card: each is uploaded once, when it is first shown. */
import { PICTURE } from '../cards/photo.ts';
import { keepImageKey, thumbnailOf } from '../db/photos.ts';
import type { DeliverParts } from './deliver-send.ts';

/** The card with Feishu's keys in the place of our names. */
export async function withPictures(parts: DeliverParts, content: string): Promise<string> {
  const keys = new Map<string, string>();
  for (const [, id = ''] of content.matchAll(PICTURE))
    if (!keys.has(id)) keys.set(id, await imageKey(parts, Number(id)));
  return keys.size === 0
    ? content
    : content.replace(PICTURE, (_, id: string) => JSON.stringify(keys.get(id)));
}

async function imageKey(parts: DeliverParts, id: number): Promise<string> {
  const photo = await thumbnailOf(parts.db, id);
  if (!photo) throw new Error(`photo ${id} is gone`);
  if (photo.imageKey) return photo.imageKey;
  const key = await parts.feishu.uploadImage(photo.thumbnail);
  await keepImageKey(parts.db, id, key);
  return key;
}
