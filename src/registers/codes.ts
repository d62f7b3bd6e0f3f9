/** Public codes for what comes without one: E0001, P001 … after the highest number in any of these lists. */
export function nextCodes(letter: string, width: number, used: readonly (readonly string[])[]): () => string {
  const number = new RegExp(`^${letter}(\\d{1,9})$`);
  let last = 0;
  for (const codes of used)
    for (const code of codes) last = Math.max(last, Number(number.exec(code)?.[1] ?? 0));
  return () => {
    last += 1;
    return `${letter}${String(last).padStart(width, '0')}`;
  };
}
