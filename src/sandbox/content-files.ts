import { z } from 'zod';
import { type Kind, parsed, unusable } from './content-parse.ts';
import { FeishuRefusal } from './errors.ts';
import type { StoredFile, World } from './world.ts';

/** An upload that a message names; what it was uploaded as must fit the message (230055). */
function upload(
  world: World,
  field: string,
  key: unknown,
  type: StoredFile['type'],
  sort?: string,
): StoredFile {
  const file = world.files.get(String(key));
  if (!file) throw unusable(`${field} is invalid`);
  if (file.type !== type || (sort !== undefined && file.sort !== sort)) throw new FeishuRefusal('file-type');
  return file;
}

const stored = (content: Record<string, unknown>) => ({
  content: JSON.stringify(content),
  mentions: [],
  warnings: [],
});

const FileKey = z.object({ file_key: z.string() });

const image: Kind = (world, _, content) => {
  const { image_key } = parsed(content, z.object({ image_key: z.string() }));
  return stored({ image_key: upload(world, 'image_key', image_key, 'image').key });
};

const file: Kind = (world, _, content) => {
  const { key, name } = upload(world, 'file_key', parsed(content, FileKey).file_key, 'file');
  return stored({ file_key: key, file_name: name });
};

const audio: Kind = (world, _, content) => {
  const { key } = upload(world, 'file_key', parsed(content, FileKey).file_key, 'file', 'opus');
  return stored({ file_key: key });
};

const media: Kind = (world, _, content) => {
  const given = parsed(content, FileKey.extend({ image_key: z.string().optional() }));
  const { key, name } = upload(world, 'file_key', given.file_key, 'file', 'mp4');
  const cover = given.image_key && upload(world, 'image_key', given.image_key, 'image').key;
  return stored({ file_key: key, file_name: name, ...(cover && { image_key: cover }) });
};

/** Only stickers that somebody sent to the bot can be sent on. */
const sticker: Kind = (world, _, content) => {
  const { key } = upload(world, 'file_key', parsed(content, FileKey).file_key, 'file', 'sticker');
  return stored({ file_key: key });
};

export const FILE_KINDS: Readonly<Record<string, Kind>> = { image, file, audio, media, sticker };
