/** Archives for tests: built by hand, so that they can lie. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

export type Part = {
  name: string;
  data: Uint8Array;
  /** what the directory says instead of the truth */
  says?: { packed?: number; unpacked?: number; flags?: number };
};

export function zip(parts: readonly Part[]): Uint8Array {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, says } of parts) {
    const packed = deflateRawSync(data);
    const fields = Buffer.alloc(26); // version … name length, extra length: common to both headers
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(says?.flags ?? 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(says?.packed ?? packed.length, 14);
    fields.writeUInt32LE(says?.unpacked ?? data.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const start = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, tail, Buffer.from(name)]));
    local.push(start);
    offset += start.length;
  }
  const names = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(names.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, names, Buffer.from('PK\x05\x06'), end]);
}

/** The parts of an honest archive. */
export function unzip(bytes: Uint8Array): Part[] {
  const buffer = Buffer.from(bytes);
  const parts: Part[] = [];
  let at = buffer.readUInt32LE(buffer.lastIndexOf('PK\x05\x06') + 16);
  while (buffer.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extra, comment] = [28, 30, 32].map((n) => buffer.readUInt16LE(at + n)) as [
      number,
      number,
      number,
    ];
    const from = buffer.readUInt32LE(at + 42);
    const body = from + 30 + buffer.readUInt16LE(from + 26) + buffer.readUInt16LE(from + 28);
    const packed = buffer.subarray(body, body + buffer.readUInt32LE(at + 20));
    const data = buffer.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed;
    parts.push({ name: buffer.toString('utf8', at + 46, at + 46 + nameLength), data });
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}
