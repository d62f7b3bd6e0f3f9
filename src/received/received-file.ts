import { createHash } from 'node:crypto';
import { insertImport } from '../../db/imports.ts';
import { importFace } from '../faces/import-face.ts';
import type { FileHandler } from '../handler.ts';

/** 发来的文件: kept as it came, under its SHA-256; what it is and what it would change is found out by a job. */
export const receivedFile: FileHandler = {
  name: 'received-file',
  may: 'send-file',
  async run({ tx, bureauId, person, now }, { file, bytes }) {
    const content = Buffer.from(bytes, 'base64');
    const sha256 = createHash('sha256').update(content).digest('hex');
    const sent = { bureauId, personId: person.id, fileName: file.name, sha256, receivedAt: now };
    const row = await insertImport(tx, { ...sent, size: content.length, content: {} }, content);
    return {
      says: [importFace(row, person)],
      journal: { subject: `import/${row.id}`, detail: { file: file.name, sha256, size: content.length } },
    };
  },
};
