import { describe, expect, test } from 'vitest';
import { openArchive } from '../../src/files/archive.ts';
import { readRegister } from '../../src/files/register.ts';
import { signatureOf } from '../../src/files/signature.ts';
import { writeSheet } from '../../src/files/write.ts';
import { unzip, zip } from './zip.ts';

const honest = await writeSheet([{ header: '日期' }, { header: '类型' }], [['2026-01-01', '放假']]);
const parts = unzip(honest);
const MB = 1024 * 1024;

/** What is refused before anything is unpacked. */
function archiveFault(bytes: Uint8Array): string | undefined {
  const signature = signatureOf(bytes);
  if (signature.is === 'fault') return signature.fault;
  const archive = openArchive(bytes);
  return archive.is === 'fault' ? archive.fault : undefined;
}

async function faultOf(bytes: Uint8Array, name = 'a.xlsx'): Promise<string> {
  const register = await readRegister(bytes, name);
  if (register.is !== 'problems') return register.is;
  expect(register.problems).toHaveLength(1);
  expect(register.problems[0]).toMatchObject({ row: 0, column: '', value: name });
  return register.problems[0]!.fault;
}

describe('before anything is unpacked', () => {
  test('an honest workbook passes, packed again by hand too', async () => {
    expect(await faultOf(honest)).toBe('calendar');
    expect(await faultOf(zip(parts))).toBe('calendar');
  });

  test('a bomb: 150 MB of one letter', async () => {
    const bomb = zip([...parts, { name: 'xl/sharedStrings2.xml', data: Buffer.alloc(150 * MB, 'a') }]);
    expect(bomb.length).toBeLessThan(MB);
    const before = process.memoryUsage().arrayBuffers;
    expect(await faultOf(bomb)).toBe('file-bomb');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * MB);
  });

  test.each([
    ['more than 200 MB in all', { packed: 3 * MB, unpacked: 201 * MB }],
    ['a ratio above 100', { unpacked: 50 * MB }],
    ['sizes that only ZIP64 can hold', { packed: 0xffffffff, unpacked: 0xffffffff }],
    ['an unpacked size of zero', { unpacked: 0 }],
    ['a packed size of zero', { packed: 0 }],
  ])('%s', (_, says) => {
    expect(archiveFault(zip([...parts, { name: 'xl/more.xml', data: Buffer.alloc(100_000), says }]))).toBe(
      'file-bomb',
    );
  });

  test('a part that is larger than it says is not read to its end', async () => {
    const liar = parts.map((part) =>
      part.name.includes('sheet1')
        ? { ...part, data: Buffer.concat([part.data, Buffer.alloc(30 * MB, ' ')]), says: { unpacked: 5000 } }
        : part,
    );
    expect(archiveFault(zip(liar))).toBeUndefined();
    expect(await faultOf(zip(liar))).toBe('file-damaged');
  });

  test('macros, by the part and by the folder of macro sheets', () => {
    const data = Buffer.from('x'.repeat(100));
    expect(archiveFault(zip([...parts, { name: 'xl/vbaProject.bin', data }]))).toBe('file-macros');
    expect(archiveFault(zip([...parts, { name: 'xl/VBAPROJECT.BIN', data }]))).toBe('file-macros');
    expect(archiveFault(zip([...parts, { name: 'xl/macrosheets/sheet1.xml', data }]))).toBe('file-macros');
  });

  test('a password, in the archive and in the old container', () => {
    expect(archiveFault(zip([{ ...parts[0]!, says: { flags: 1 } }]))).toBe('file-encrypted');
    const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(archiveFault(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe(
      'file-encrypted',
    );
    expect(archiveFault(Buffer.concat([ole, Buffer.from('Workbook', 'utf16le')]))).toBe('file-xls');
  });

  test('other files', async () => {
    expect(await faultOf(new Uint8Array())).toBe('file-empty');
    expect(await faultOf(Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]))).toBe('file-not-xlsx');
    expect(await faultOf(zip([{ name: 'word/document.xml', data: Buffer.from('<a/>') }]))).toBe(
      'file-document',
    );
    expect(await faultOf(honest.subarray(0, honest.length - 30))).toBe('file-damaged');
    expect(await faultOf(new Uint8Array(21 * MB))).toBe('file-too-large');
    const broken = parts.map((part) =>
      part.name.includes('sheet1') ? { ...part, data: Buffer.from('<worksheet><sheetData><row') } : part,
    );
    expect(['file-damaged', 'sheet-empty']).toContain(await faultOf(zip(broken)));
  });

  test('entities of a hostile part do not multiply', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]>`;
    const sheet = parts.find((part) => part.name.includes('sheet1'))!;
    const body = Buffer.from(sheet.data)
      .toString('utf8')
      .replace(/<\?xml.*?\?>/, '');
    const hostile = Buffer.from(
      bomb +
        body.replace(
          '<sheetData>',
          '<sheetData><row r="5"><c r="A5" t="inlineStr"><is><t>&c;</t></is></c></row>',
        ),
    );
    const register = await readRegister(
      zip(parts.map((part) => (part === sheet ? { ...part, data: hostile } : part))),
      'a.xlsx',
    );
    expect(JSON.stringify(register).length).toBeLessThan(5000);
  });

  test('random damage never throws', async () => {
    let seed = 7;
    for (let i = 0; i < 150; i += 1) {
      const bytes = Uint8Array.from(honest);
      for (let k = 0; k < 1 + (i % 20); k += 1) {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        bytes[seed % bytes.length] = seed >>> 8;
      }
      expect(['calendar', 'problems']).toContain((await readRegister(bytes, 'a.xlsx')).is);
    }
  });
});
