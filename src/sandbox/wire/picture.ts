type Picture = {
  kind: 'png' | 'gif' | 'jpg' | 'webp' | 'bmp' | 'ico' | 'tiff';
  width: number;
  height: number;
};

const starts = (bytes: Uint8Array, ...head: number[]): boolean =>
  head.every((byte, at) => bytes[at] === byte);

/** What a picture is by its first bytes, and its size where the head of the file says it. */
export function pictureSize(bytes: Uint8Array): Picture | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47) && bytes.length >= 24)
    return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) };
  if (starts(bytes, 0x47, 0x49, 0x46, 0x38) && bytes.length >= 10)
    return { kind: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (starts(bytes, 0xff, 0xd8)) return { kind: 'jpg', ...jpegSize(view) };
  const unknownSize = { width: 0, height: 0 };
  if (starts(bytes, 0x52, 0x49, 0x46, 0x46)) return { kind: 'webp', ...unknownSize };
  if (starts(bytes, 0x42, 0x4d)) return { kind: 'bmp', ...unknownSize };
  if (starts(bytes, 0, 0, 1, 0)) return { kind: 'ico', ...unknownSize };
  if (starts(bytes, 0x49, 0x49, 0x2a) || starts(bytes, 0x4d, 0x4d, 0))
    return { kind: 'tiff', ...unknownSize };
  return undefined;
}

/** Goes from marker to marker to the frame header, which holds the size. */
function jpegSize(view: DataView): { width: number; height: number } {
  let at = 2;
  while (at + 9 < view.byteLength) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return { width: 0, height: 0 };
}
