/** 帮助, and what someone sees who typed something that no command knows: examples that can be tapped. */
import { button, buttons, type Card, card, type Element, fold, md, safe } from './kit.ts';
import { words as general } from './words.ts';
import type { CommandName, CommandWords } from './words-commands.ts';
import { faces } from './words-faces.ts';
import { TOPICS, topicOf } from './words-topics.ts';

const words = faces.help;
const AT_ONCE = 3;

/** An example: a tap on it does what typing it would. */
export function example(text: string, index: number): Element {
  const { name: _, behaviors: __, ...look } = button(text, 'say', index);
  return {
    ...look,
    tag: 'button',
    name: `say__${index}`,
    behaviors: [{ type: 'callback', value: { do: 'say', id: text } }],
  };
}

/** 帮助 for someone who may use these commands. */
export function helpCard(commands: readonly CommandWords[]): Card {
  const examples = commands.filter((command) => !command.typed).flatMap((command) => command.examples);
  return card({
    state: 'info',
    title: words.title,
    summary: words.summary,
    elements: [md(words.lead), buttons(examples.slice(0, AT_ONCE).map(example)), ...byTopic(commands)],
  });
}

/** A fold for each topic: what can be tapped, then what each command is for. */
function byTopic(commands: readonly CommandWords[]): Element[] {
  let count = AT_ONCE; // a button's name stands once in a card
  return Object.entries(TOPICS).flatMap(([topic, title]) => {
    const own = (Object.keys(topicOf) as CommandName[])
      .filter((name) => topicOf[name] === topic)
      .map((name): CommandWords => general.commands[name])
      .filter((command) => commands.includes(command));
    if (own.length === 0) return [];
    const tapped = own.filter((command) => !command.typed).flatMap(({ examples }) => examples);
    return [
      fold(words.fold(title, own.length), [
        ...(tapped.length > 0 ? [buttons(tapped.map((text) => example(text, count++)))] : []),
        ...own.map(commandLine),
      ]),
    ];
  });
}

function commandLine(command: CommandWords): Element {
  const lines = [...(command.typed ? command.examples : []), ...(command.typing ?? [])];
  const shown = lines.map((each) => `「${safe(each)}」`).join(' ');
  return md(
    `**${safe(command.says[0] ?? '')}** ${command.help}${shown && `\n<font color='grey'>${shown}</font>`}`,
  );
}

/** The nearest command's own examples, then what anybody can use. */
function tappable(nearest: CommandWords): string[] {
  const { todo, help } = general.commands;
  const own = nearest.typed ? [] : nearest.examples;
  return [...new Set([...own, ...todo.examples, ...help.examples])].slice(0, AT_ONCE);
}

/** 没有看懂: the nearest command and its examples. */
export function unknownCard(text: string, nearest: CommandWords): Card {
  return card({
    state: 'info',
    title: words.unknownTitle,
    summary: words.unknownTitle,
    elements: [
      md(words.unknown(safe(text, 40), safe(nearest.says[0] ?? ''))),
      buttons(tappable(nearest).map(example)),
    ],
  });
}

/** 抽查没有发起: what to put right in the line that was typed, and the form for who would rather choose. */
export function notBegunCard(why: string): Card {
  return card({
    state: 'info',
    title: words.notBegun,
    summary: words.notBegun,
    elements: [md(safe(why, 300)), buttons(tappable(general.commands.draw).map(example))],
  });
}
