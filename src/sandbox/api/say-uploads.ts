import { z } from 'zod';
import { ScriptRefusal } from '../errors.ts';
import { keepFile } from '../files.ts';
import { pictureSize } from '../wire/picture.ts';
import { words } from '../words.ts';
import type { StoredFile, World } from '../world.ts';
import type { Draft } from './draft.ts';

const MOST_BYTES = 100 * 1024 * 1024;
const name = z.string().min(1).max(250);
const base64 = z.string();
const duration = z.number().int().min(0).default(0);

/** What people send besides words; each is a message of its own. */
export const Uploads = {
  file: z.object({ name, base64 }).optional(),
  image: z.object({ name: name.optional(), base64 }).optional(),
  audio: z.object({ base64, duration }).optional(),
  media: z.object({ name, base64, duration, cover: base64.optional() }).optional(),
  sticker: z.object({ base64 }).optional(),
};
type Given = z.infer<z.ZodObject<typeof Uploads>>;

export function bytesOf(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0 || !/^[\w+/=\s-]*$/.test(text)) throw new ScriptRefusal(words.refusal.badFile);
  if (bytes.length > MOST_BYTES) throw new ScriptRefusal(words.refusal.fileTooBig);
  return bytes;
}

export function keepPicture(world: World, text: string): StoredFile {
  const bytes = bytesOf(text);
  const picture = pictureSize(bytes);
  if (!picture) throw new ScriptRefusal(words.refusal.badPicture);
  return keepFile(world, 'image', `image.${picture.kind}`, bytes);
}

const draft = (msg_type: string, content: unknown): Draft => ({ msg_type, content: JSON.stringify(content) });

/** §2.1: what each kind says of itself. */
export function uploadsOf(world: World, { file, image, audio, media, sticker }: Given): Draft[] {
  const keep = (name: string, given: string, sort: string) =>
    keepFile(world, 'file', name, bytesOf(given), sort).key;
  const drafts: Draft[] = [];
  if (file)
    drafts.push(draft('file', { file_key: keep(file.name, file.base64, 'stream'), file_name: file.name }));
  if (image) drafts.push(draft('image', { image_key: keepPicture(world, image.base64).key }));
  if (audio) {
    const file_key = keep('audio.opus', audio.base64, 'opus');
    drafts.push(draft('audio', { file_key, duration: audio.duration }));
  }
  if (media) {
    const file_key = keep(media.name, media.base64, 'mp4');
    const cover = media.cover && { image_key: keepPicture(world, media.cover).key };
    drafts.push(
      draft('media', { file_key, ...(cover || {}), file_name: media.name, duration: media.duration }),
    );
  }
  if (sticker) drafts.push(draft('sticker', { file_key: keep('sticker', sticker.base64, 'sticker') }));
  return drafts;
}
