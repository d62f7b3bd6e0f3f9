import protobuf from 'protobufjs/light.js';

/** What a frame is for: 0 is about the connection, 1 carries an event. */
export const CONTROL = 0;
export const DATA = 1;

export type Frame = {
  service: number;
  method: number;
  headers: Record<string, string>;
  payload: Uint8Array;
};

const required = (type: string, id: number) => ({ type, id, rule: 'required' });
const Wire = protobuf.Root.fromJSON({
  nested: {
    Header: { fields: { key: required('string', 1), value: required('string', 2) } },
    Frame: {
      fields: {
        SeqID: required('uint64', 1),
        LogID: required('uint64', 2),
        service: required('int32', 3),
        method: required('int32', 4),
        headers: { type: 'Header', id: 5, rule: 'repeated' },
        payload_encoding: { type: 'string', id: 6 },
        payload_type: { type: 'string', id: 7 },
        payload: { type: 'bytes', id: 8 },
        LogIDNew: { type: 'string', id: 9 },
      },
    },
  },
}).lookupType('Frame');

/** §1.5: `pbbp2.Frame`, the one message that travels on a long connection. */
export function encodeFrame({ service, method, headers, payload }: Frame): Uint8Array {
  const pairs = Object.entries(headers).map(([key, value]) => ({ key, value }));
  return Wire.encode({ SeqID: 0, LogID: 0, service, method, headers: pairs, payload }).finish();
}

/** The frame in these bytes, or nothing if they hold none. */
export function decodeFrame(bytes: Uint8Array): Frame | undefined {
  try {
    const { service, method, headers, payload } = Wire.toObject(Wire.decode(bytes), {
      arrays: true,
    }) as Omit<Frame, 'headers' | 'payload'> & {
      headers: { key: string; value: string }[];
      payload?: Uint8Array;
    };
    const named = Object.fromEntries(headers.map(({ key, value }) => [key, value]));
    return { service, method, headers: named, payload: payload ?? new Uint8Array() };
  } catch {
    return undefined;
  }
}
