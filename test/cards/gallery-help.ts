/** 帮助, what was not understood, 绑定本群, a card that has moved. */
import { bindForm, boundCard } from '../../cards/chat.ts';
import { helpCard, notBegunCard, unknownCard } from '../../cards/help.ts';
import { movedCard } from '../../cards/moved.ts';
import { commands } from '../../src/commands/index.ts';
import { at, type Piece, type Texts } from './gallery-texts.ts';

export function others(t: Texts): Record<string, Piece> {
  const sections = [
    { id: 1, name: t.section },
    { id: 2, name: `${t.section}二` },
  ];
  const unknown = commands.map((command): [string, Piece] => [
    `unknown, nearest ${command.name}`,
    { state: 'info', card: unknownCard(t.typed, command.words) },
  ]);
  return {
    'not begun': { state: 'info', card: notBegunCard(t.typed) },
    help: { state: 'info', card: helpCard(commands.map((command) => command.words)) },
    'help, no rights': {
      state: 'info',
      card: helpCard(
        commands.filter((command) => command.may === 'ask-help').map((command) => command.words),
      ),
    },
    ...Object.fromEntries(unknown),
    bind: { state: 'todo', card: bindForm(sections, false) },
    welcome: { state: 'todo', card: bindForm(sections, true) },
    'bind, no sections': { state: 'todo', card: bindForm([], false) },
    bound: { state: 'done', card: boundCard(`${t.section}工作群`, t.names[0], at('09:00')) },
    moved: { state: 'void', card: movedCard() },
  };
}
