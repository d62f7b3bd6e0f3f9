import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Coding = 'br' | 'gzip';

/** A file as it goes over the line: as it is to whoever asks first, packed to those after. */
export type Packed = Readonly<{
  type: string;
  plain: Uint8Array;
  as(coding: Coding): Uint8Array | undefined;
}>;

/** A little worse than the best, and fifty times quicker. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const PACKERS: Readonly<Record<Coding, (bytes: Uint8Array) => Promise<Uint8Array>>> = {
  br: (bytes) => promisify<Uint8Array, object, Uint8Array>(brotliCompress)(bytes, QUALITY),
  gzip: promisify<Uint8Array, Uint8Array>(gzip),
};

export function packed(type: string, plain: Uint8Array): Packed {
  const done: Partial<Record<Coding, Uint8Array>> = {};
  const begun = new Set<Coding>();
  const begin = async (coding: Coding) => {
    begun.add(coding);
    done[coding] = await PACKERS[coding](plain);
  };
  return {
    type,
    plain,
    as(coding) {
      if (!begun.has(coding)) void begin(coding);
      return done[coding];
    },
  };
}
