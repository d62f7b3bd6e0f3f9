/** Public codes for what comes without one: E0001, P001 … after the highest number in use. */
export function nextCodes(letter: string, width: number, used: readonly string[]): () => string {
  const number = new RegExp(`^${letter}(\\d{1,9})$`);
  let last = Math.max(0, ...used.map((code) => Number(number.exec(code)?.[1] ?? 0)));
  return () => {
    last += 1;
    return `${letter}${String(last).padStart(width, '0')}`;
  };
}
