/** How many of the 32 bits are set. */
export function countBits(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The place of the lowest bit that is set; the word is not 0. */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

export function setBit(bits: Uint32Array, row: number, bit: number): void {
  bits[row + (bit >>> 5)]! |= 1 << (bit & 31);
}

export function clearBit(bits: Uint32Array, row: number, bit: number): void {
  bits[row + (bit >>> 5)]! &= ~(1 << (bit & 31));
}

export function hasBit(bits: Uint32Array, row: number, bit: number): boolean {
  return ((bits[row + (bit >>> 5)]! >>> (bit & 31)) & 1) === 1;
}

/** The places of all bits of a row, ascending. */
export function bitsOf(bits: Uint32Array, row: number, words: number): number[] {
  const places: number[] = [];
  for (let w = 0; w < words; w++) {
    for (let rest = bits[row + w]!; rest !== 0; rest &= rest - 1) places.push((w << 5) + lowestBit(rest));
  }
  return places;
}
