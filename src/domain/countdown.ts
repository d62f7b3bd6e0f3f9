/** 倒计时 of the witnesses' window: the card is renewed at these marks before its end, and not in between. */
const MARKS = [600, 300, 120, 60, 30];
const SECOND = 1000;

/** The mark that was passed last, in seconds before the end; undefined while none was. */
export function secondsLeftAt(close: Date | null, now: Date): number | undefined {
  if (!close || now >= close) return undefined;
  const left = (close.getTime() - now.getTime()) / SECOND;
  return MARKS.filter((mark) => left <= mark).at(-1);
}

/** When a card that was right at `seen` is to be renewed: at the next mark, in the end at the end itself. */
export function nextMark(close: Date, seen: Date): Date {
  const marks = MARKS.map((mark) => new Date(close.getTime() - mark * SECOND));
  return marks.find((mark) => mark > seen) ?? close;
}
