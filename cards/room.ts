/** 30 KB for a card: what has room of a long list. */
const encoder = new TextEncoder();

export function bytesOf(text: string): number {
  return encoder.encode(text).length;
}

/** The first texts that together stay within so many bytes; `each`: what goes with every one. */
export function within(texts: readonly string[], bytes: number, each = 2): readonly string[] {
  let left = bytes;
  const end = texts.findIndex((text) => {
    left -= bytesOf(text) + each;
    return left < 0;
  });
  return end < 0 ? texts : texts.slice(0, end);
}
