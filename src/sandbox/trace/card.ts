import { type Fault, parseCard, tooBig } from '../cards/check.ts';
import { faultSentence, tooBigSentence, warningSentence } from '../cards/words.ts';
import { knownIn } from '../content.ts';
import type { World } from '../world.ts';
import { layOut, lineOf, pointerOf } from './locate.ts';

const TOO_BIG = 230025;

/** Why a card is refused, or doubted, and where in it. */
export type CardVerdict = {
  /** The card laid out, or the text as it came where it is no JSON. */
  lines: string[];
  faults: (Fault & { pointer: string; line: number; sentence: string })[];
  warnings: { text: string; pointer: string; line: number; sentence: string }[];
  bytes: number;
};

type Found = { faults: readonly Fault[]; warnings: readonly string[] };

/** Checks a card as it would be checked now. */
export function judgeCard(world: World, content: string): CardVerdict {
  const { faults, warnings } = parseCard(content, knownIn(world));
  return verdictOf(content, { faults, warnings });
}

/** What a check found, pointing at lines. */
export function verdictOf(content: string, found: Found): CardVerdict {
  const value = parsed(content);
  const lines = value === undefined ? [] : layOut(value);
  const place = (pointer: string) => ({ pointer, line: lineOf(lines, pointer) });
  const size: Fault[] = tooBig(content) ? [{ code: TOO_BIG, path: 'ROOT', msg: '' }] : [];
  return {
    lines: value === undefined ? content.split('\n') : lines.map(({ text }) => text),
    faults: [...size, ...found.faults].map((fault) => ({
      ...fault,
      ...place(pointerTo(fault)),
      sentence: fault.code === TOO_BIG ? tooBigSentence : faultSentence(fault),
    })),
    warnings: found.warnings.map((text) => ({
      text,
      ...place(pointerOf(pathIn(text))),
      sentence: warningSentence(text),
    })),
    bytes: Buffer.byteLength(content),
  };
}

/** A property that nobody knows is told of by what has it. */
function pointerTo({ path, msg }: Fault): string {
  const stray = /^unknown property, property: (.*)/.exec(msg)?.[1];
  return stray === undefined ? pointerOf(path) : `${pointerOf(path)}/${stray}`;
}

/** A warning begins with its place. */
const pathIn = (warning: string): string => warning.slice(0, warning.indexOf(': ', warning.lastIndexOf(')')));

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
