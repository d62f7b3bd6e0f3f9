/** Which command a text is, however it was typed; and which it may have been meant to be. */
import { words as general } from '../cards/words.ts';
import { normaliseText } from './domain/numerals.ts';
import type { Command } from './handler.ts';

/** so much of a text is compared with the words of commands */
const LOOKED_AT = 40;
/** no command is longer; what follows is not read, so that a long text holds nobody up */
const LONGEST = 500;

/** Who is spoken to, and how politely: 「@双随机助手 您好，请帮我抽查…」. The bot's name is typed out where nothing mentions it. */
const ADDRESS = new RegExp(
  String.raw`^(?:[\s,.:;!/。、]|@?${general.bot}|@\S+(?:\s|$)|${general.politeness.join('|')})+`,
  'u',
);

/** The command whose word the text begins with, the longest word winning, and what follows it. */
export function readCommand(commands: readonly Command[], text: string): { command?: Command; rest: string } {
  const tapped = commands.find(({ name }) => name === text); // an item of the menu bears the name of a command
  if (tapped) return { command: tapped, rest: '' };
  const clean = normaliseText(text.slice(0, LONGEST)).replace(ADDRESS, '');
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
    .replace(/^[\s,，:：、]+|[\s,，.。!！;；、]+$/gu, '');
}

/** The command whose word is nearest to some part of what was typed; 帮助 when nothing is like it. */
export function nearestCommand(commands: readonly Command[], text: string): Command {
  const typed = squeeze(normaliseText(text.slice(0, LONGEST))).slice(0, LOOKED_AT);
  const help = commands.find(({ words }) => words === general.commands.help) ?? commands[0]!;
  let best = { command: help, distance: 1 };
  for (const command of commands)
    for (const word of command.words.says) {
      const distance = distanceWithin(typed, word) / word.length;
      const nearer = distance < best.distance || (distance === best.distance && command === help);
      if (nearer) best = { command, distance };
    }
  return best.command;
}

/** Levenshtein between a word and the part of the text that is nearest to it (Sellers). */
function distanceWithin(text: string, word: string): number {
  let row = Array.from({ length: word.length + 1 }, (_, j) => j);
  let least = word.length;
  for (const char of text) {
    const next = [0];
    for (let j = 1; j <= word.length; j++) {
      const change = row[j - 1]! + (char === word[j - 1] ? 0 : 1);
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, change));
    }
    row = next;
    least = Math.min(least, row[word.length]!);
  }
  return least;
}
