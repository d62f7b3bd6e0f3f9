import type { Context } from 'hono';
import { z } from 'zod';
import { FeishuRefusal } from '../errors.ts';
import { keepFile } from '../files.ts';
import type { World } from '../world.ts';
import { multipart } from './multipart.ts';
import { pictureSize } from './picture.ts';
import { fields, ok } from './shapes.ts';

const MB = 1024 * 1024;
const MOST_FILE = 30 * MB;
const MOST_IMAGE = 10 * MB;
const MOST_PIXELS = 12_000 ** 2;
const MOST_GIF_PIXELS = 2000 ** 2;

const bytes = z.instanceof(Uint8Array);
const UploadFile = z.object({
  file_type: z.enum(['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream']),
  file_name: z.string().min(1),
  duration: z.coerce.number().int().optional(),
  file: bytes,
});
const UploadImage = z.object({ image_type: z.enum(['message', 'avatar']), image: bytes });

/** The parts of the form: `binary` as bytes, the others as text. */
async function form(c: Context, binary: string): Promise<Record<string, unknown>> {
  const parts = multipart(c.req.header('content-type') ?? '', new Uint8Array(await c.req.arrayBuffer()));
  if (!parts) throw new FeishuRefusal('bad-request');
  return Object.fromEntries(
    [...parts].map(([name, part]) => [
      name,
      name === binary ? part.bytes : Buffer.from(part.bytes).toString('utf8'),
    ]),
  );
}

function withinLimit(given: Uint8Array, most: number): Uint8Array {
  if (given.length === 0) throw new FeishuRefusal('file-empty');
  if (given.length > most) throw new FeishuRefusal('file-too-big');
  return given;
}

export const uploadFile = (world: World) => async (c: Context) => {
  const { file_name, file_type, file } = fields(UploadFile, await form(c, 'file'));
  const kept = keepFile(world, 'file', file_name, withinLimit(file, MOST_FILE), file_type);
  return c.json(ok({ file_key: kept.key }));
};

export const uploadImage = (world: World) => async (c: Context) => {
  const { image } = fields(UploadImage, await form(c, 'image'));
  const picture = pictureSize(withinLimit(image, MOST_IMAGE));
  if (!picture) throw new FeishuRefusal('image-format');
  const most = picture.kind === 'gif' ? MOST_GIF_PIXELS : MOST_PIXELS;
  if (picture.width * picture.height > most) throw new FeishuRefusal('image-resolution');
  const kept = keepFile(world, 'image', `image.${picture.kind}`, image);
  return c.json(ok({ image_key: kept.key }));
};
