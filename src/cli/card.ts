import { readFileSync, realpathSync } from 'node:fs';
import { checkCard, type Fault, tooBig } from '../sandbox/cards/check.ts';
import { faultSentence, tooBigSentence, warningSentence } from '../sandbox/cards/words.ts';
import { usage, words } from './card-words.ts';
import { bearClosedPipe } from './closed-pipe.ts';

const ALL_WELL = 0;
const REFUSED = 1;
const UNREADABLE = 2;
const TOO_BIG = 230025;

type Print = (line: string) => void;

/** 检查卡片: `npm run card -- FILE…`; who and what a tenant has is not checked; returns the exit code. */
export function runCard(files: readonly string[], print: Print): number {
  if (files.length === 0 || files.includes('--help')) {
    print(usage);
    return files.length === 0 ? UNREADABLE : ALL_WELL;
  }
  return Math.max(...files.map((file) => checkFile(file, print)));
}

function checkFile(file: string, print: Print): number {
  const text = textOf(file);
  if (text === undefined) {
    print(words.unreadable(file));
    return UNREADABLE;
  }
  const { faults, warnings } = verdictOf(text);
  print(words.head(file, faults.length, warnings.length));
  for (const fault of faults) print(`  ✗ ${fault.code === TOO_BIG ? tooBigSentence : faultSentence(fault)}`);
  for (const warning of warnings) print(`  ! ${warningSentence(warning)}`);
  return faults.length > 0 ? REFUSED : ALL_WELL;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function verdictOf(text: string): { faults: Fault[]; warnings: string[] } {
  const card = cardIn(text);
  const { faults, warnings } = checkCard(card, {});
  const big = tooBig(JSON.stringify(card) ?? '');
  return { faults: [...(big ? [{ code: TOO_BIG, path: 'ROOT', msg: '' }] : []), ...faults], warnings };
}

/** A card itself, a message whose `content` is a card as text, or a webhook's body with a `card`. */
function cardIn(text: string): unknown {
  const given = parsed(text);
  if (typeof given !== 'object' || given === null || 'schema' in given) return given;
  if ('content' in given && typeof given.content === 'string') return parsed(given.content);
  return 'card' in given ? given.card : given;
}

/** What is no JSON is no card: the check says so. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename) {
  bearClosedPipe();
  process.exitCode = runCard(process.argv.slice(2), (line) => console.log(line));
}
