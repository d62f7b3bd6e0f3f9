/** 二维码: the picture that is uploaded is the code, module by module. */
import sharp from 'sharp';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { QR, qr } from '../../cards/kit.ts';
import { qrPng } from '../../src/deliver-qr.ts';

test.each(['https://example.gov.cn/verify/2026-003', 'http://127.0.0.1:3914/verify/2026-120', '核验'])(
  '%s',
  async (address) => {
    const { data, info } = await sharp(qrPng(address))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const code = encode(address, { ecc: 'M', border: 4 });
    expect([info.width, info.height]).toEqual([code.size * 8, code.size * 8]);
    for (let y = 0; y < code.size; y++)
      for (let x = 0; x < code.size; x++) {
        const pixel = data[(y * 8 + 3) * info.width + x * 8 + 5];
        expect(pixel === 0).toBe(code.data[y]![x]);
      }
    const [[, name = ''] = []] = [...JSON.stringify(qr(address, '')).matchAll(QR)];
    expect(Buffer.from(name, 'base64url').toString('utf8')).toBe(address);
  },
);
