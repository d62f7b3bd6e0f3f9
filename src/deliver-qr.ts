/** 二维码: an address as a picture, black on white: the modules of the code eight pixels wide, as a PNG of one bit. */
import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

/** so many pixels for each module: sharp on a phone, some 2 KB */
const SCALE = 8;
/** quiet zone of the standard (ISO/IEC 18004): four modules */
const QUIET = 4;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function qrPng(address: string): Buffer {
  const { data, size } = encode(address, { ecc: 'M', border: QUIET });
  const side = size * SCALE;
  const row = (y: number): Buffer => {
    // a filter byte, then eight pixels a byte; 1 is white
    const bytes = Buffer.alloc(1 + size);
    for (let x = 0; x < size; x++) bytes[1 + x] = data[y]![x] ? 0x00 : 0xff;
    return bytes;
  };
  const rows = Array.from({ length: side }, (_, y) => row(Math.floor(y / SCALE)));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // one bit deep, grey
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
