/** Which command a text is, however it was typed; and which it may have been meant to be. */
import { normaliseText } from './domain/numerals.ts';
import type { Command } from './handler.ts';

/** The command whose word the text begins with, the longest word winning, and what follows it. */
export function readCommand(commands: readonly Command[], text: string): { command?: Command; rest: string } {
  const clean = normaliseText(text).replace(/^[\s,.。，:：!！/、]+/u, '');
  const words = commands
    .flatMap((command) => command.words.says.map((word) => ({ command, word: normaliseText(word) })))
    .sort((a, b) => b.word.length - a.word.length);
  const squeezed = squeeze(clean);
  for (const { command, word } of words) {
    if (!squeezed.startsWith(word.toLowerCase())) continue;
    return { command, rest: after(clean, [...word].length) };
  }
  return { rest: clean };
}

function squeeze(text: string): string {
  return text.replaceAll(' ', '').toLowerCase();
}

/** What follows the first `n` characters, spaces not counted: 「抽 查 危化」. */
function after(text: string, n: number): string {
  const chars = [...text];
  let counted = 0;
  let index = 0;
  while (index < chars.length && counted < n) {
    if (chars[index] !== ' ') counted += 1;
    index += 1;
  }
  return chars
    .slice(index)
    .join('')
    .replace(/^[\s,，:：、]+/u, '')
    .trim();
}

/** The command whose word is nearest to what was typed. */
export function nearestCommand(commands: readonly Command[], text: string): Command {
  const typed = squeeze(normaliseText(text)).slice(0, 12);
  let best = { command: commands[0]!, distance: Number.POSITIVE_INFINITY };
  for (const command of commands)
    for (const word of command.words.says) {
      const distance = editDistance(typed.slice(0, word.length + 2), word) / word.length;
      if (distance < best.distance) best = { command, distance };
    }
  return best.command;
}

/** Levenshtein. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, change));
    }
    row = next;
  }
  return row[b.length]!;
}
