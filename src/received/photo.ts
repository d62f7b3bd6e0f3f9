import { keepPhoto, taskOfPhoto } from '../ceremony/photos.ts';
import { Refusal } from '../domain/refusal.ts';
import { readPhoto } from '../files/photo.ts';
import type { PhotoHandler } from '../handler.ts';

/** 照片 of a visit, sent in private by one of its team: quiet, for the count on the task's card is the answer. */
export const photo: PhotoHandler = {
  name: 'photo',
  may: 'inspect',
  async announce(context, message) {
    const taskId = await taskOfPhoto(context, message);
    const errand = { ...(taskId !== undefined && { taskId }), sentAt: message.at.toISOString() };
    return {
      says: [{ is: 'fetch', file: message.file, personId: context.person.id, photo: errand }],
      journal: { ...(taskId !== undefined && { subject: `task/${taskId}` }) },
    };
  },
  async run(context, { file, photo: { taskId, sentAt }, bytes: base64 }) {
    const bytes = Buffer.from(base64, 'base64');
    const read = await readPhoto(bytes);
    if (read.is !== 'photo') throw new Refusal(read.is);
    const sent = { messageId: file.messageId, sentAt: new Date(sentAt), taskId };
    const { id, says } = await keepPhoto(context, sent, read, bytes);
    const detail = { photo: id, sha256: read.sha256, size: bytes.length, message: file.messageId };
    return { says, journal: { ...(taskId !== undefined && { subject: `task/${taskId}` }), detail } };
  },
};
