/** A length of time of ISO 8601 without months and years, which have no fixed length. */
const ISO = /^P(?:(\d+)W|(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,3}))?S)?)?)$/;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `PT2M`, `P1D`, `P1DT2H30M`, `P2W` in milliseconds; undefined where the text is no such length. */
export function durationMs(text: string): number | undefined {
  const found = ISO.exec(text);
  if (!found || text === 'P') return undefined;
  const [weeks, days, hours, minutes, seconds] = found.slice(1, 6).map((part) => Number(part ?? 0));
  const thousandths = Number((found[6] ?? '').padEnd(3, '0'));
  return weeks! * 7 * DAY + days! * DAY + hours! * HOUR + minutes! * MINUTE + seconds! * SECOND + thousandths;
}
