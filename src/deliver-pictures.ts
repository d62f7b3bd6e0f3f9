/** Pictures of ours in a card: each is uploaded once, when it is first shown. */
import { QR } from '../cards/kit.ts';
import { PICTURE } from '../cards/photo.ts';
import { keepImageKey, thumbnailOf } from '../db/photos.ts';
import { keepPicture, pictureKey } from '../db/pictures.ts';
import { qrPng } from './deliver-qr.ts';
import type { DeliverParts } from './deliver-send.ts';

/** The card with Feishu's keys in the place of our names. */
export async function withPictures(parts: DeliverParts, content: string): Promise<string> {
  return withCodes(parts, await withPhotos(parts, content));
}

async function withPhotos(parts: DeliverParts, content: string): Promise<string> {
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

/** 二维码: a draw's card never waits for its code; where it can't be uploaded the card goes without. */
async function withCodes(parts: DeliverParts, content: string): Promise<string> {
  let card = content;
  for (const [name, address = ''] of content.matchAll(QR)) {
    const key = await codeKey(parts, Buffer.from(address, 'base64url').toString('utf8')).catch(
      (error: unknown) => {
        parts.log.warn({ err: error }, 'a code could not be uploaded');
        return undefined;
      },
    );
    card =
      key === undefined
        ? JSON.stringify(without(JSON.parse(card), JSON.parse(name)))
        : card.replace(name, JSON.stringify(key));
  }
  return card;
}

async function codeKey(parts: DeliverParts, address: string): Promise<string> {
  const name = `qr/${address}`;
  const known = await pictureKey(parts.db, parts.bureauId, name);
  if (known) return known;
  const key = await parts.feishu.uploadImage(qrPng(address));
  await keepPicture(parts.db, { bureauId: parts.bureauId, name, imageKey: key });
  return key;
}

type Node = { readonly [key: string]: unknown };

/** The card without the picture of this name. */
function without(value: unknown, name: string): unknown {
  if (Array.isArray(value))
    return value
      .filter((each: unknown) => (each as Node | null)?.img_key !== name)
      .map((each) => without(each, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, without(each, name)]));
}
