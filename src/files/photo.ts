/** 照片: what a file is by its content, decoded for real, and its thumbnail. */
import { createHash } from 'node:crypto';

export type PhotoFault = 'not-a-photo' | 'photo-heic' | 'photo-huge' | 'photo-damaged';
export type PhotoMime = 'image/jpeg' | 'image/png' | 'image/webp';
export type Photo = {
  readonly is: 'photo';
  readonly mime: PhotoMime;
  readonly sha256: string;
  /** as it is looked at: EXIF orientation applied */
  readonly width: number;
  readonly height: number;
  /** JPEG, turned upright, without EXIF: no place, no camera */
  readonly thumbnail: Uint8Array;
};

/** 64 megapixels: more than phones take, and 256 MB at the most when a bomb is unpacked */
const MOST_PIXELS = 64_000_000;
const SIDE = 960;
const QUALITY = 75;

/** Reads a photo, or says why it is none. The library is loaded with the first one. */
export async function readPhoto(bytes: Uint8Array): Promise<Photo | { readonly is: PhotoFault }> {
  const mime = mimeOf(bytes);
  if (mime === undefined) return { is: isHeic(bytes) ? 'photo-heic' : 'not-a-photo' };
  const { default: sharp } = await import('sharp');
  const open = () => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'truncated' });
  try {
    const { width, height, orientation = 1 } = await open().metadata();
    if (width * height > MOST_PIXELS) return { is: 'photo-huge' };
    const thumbnail = await open()
      .rotate()
      .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY })
      .toBuffer();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const size = orientation >= 5 ? { width: height, height: width } : { width, height };
    return { is: 'photo', mime, sha256, ...size, thumbnail };
  } catch (error) {
    return { is: /pixel limit/i.test(String(error)) ? 'photo-huge' : 'photo-damaged' };
  }
}

const starts = (bytes: Uint8Array, at: number, ...head: readonly number[]) =>
  head.every((byte, i) => bytes[at + i] === byte);
const ascii = (text: string) => [...text].map((char) => char.charCodeAt(0));

function mimeOf(bytes: Uint8Array): PhotoMime | undefined {
  if (starts(bytes, 0, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(bytes, 0, 0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a)) return 'image/png';
  if (starts(bytes, 0, ...ascii('RIFF')) && starts(bytes, 8, ...ascii('WEBP'))) return 'image/webp';
  return undefined;
}

/** 苹果手机的 HEIC: its codec is patented, and no free library opens it. */
function isHeic(bytes: Uint8Array): boolean {
  return (
    starts(bytes, 4, ...ascii('ftyp')) && ['heic', 'heix', 'hevc', 'mif1', 'msf1'].includes(brand(bytes))
  );
}

function brand(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(8, 12));
}
