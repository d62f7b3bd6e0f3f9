/** One part of a form: its bytes, untouched. */
export type Part = { bytes: Uint8Array; filename: string | undefined };

/**
 * Reads multipart/form-data by itself, since the SDK sends a Buffer as a part without a file name, which
 * `Request.formData()` takes for text and so spoils.
 */
export function multipart(contentType: string, body: Uint8Array): Map<string, Part> | undefined {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const mark = boundary && Buffer.from(`--${boundary[1] ?? boundary[2]}`);
  if (!mark || !/^multipart\/form-data/i.test(contentType)) return undefined;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const parts = new Map<string, Part>();
  for (let at = bytes.indexOf(mark); at >= 0; ) {
    const next = bytes.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const read = part(bytes.subarray(at + mark.length + 2, next - 2));
    if (read) parts.set(...read);
    at = next;
  }
  return parts;
}

function part(bytes: Buffer): [string, Part] | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = bytes.subarray(0, end).toString('utf8');
  const name = /[;\s]name="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) return undefined;
  return [name, { bytes: bytes.subarray(end + 4), filename: /filename="([^"]*)"/i.exec(head)?.[1] }];
}
