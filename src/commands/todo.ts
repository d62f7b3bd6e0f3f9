import { todoCard } from '../../cards/todo.ts';
import { words } from '../../cards/words.ts';
import { todoRows } from '../faces/todo-rows.ts';
import type { Command } from '../handler.ts';

/** 待办 of oneself; always answered in private. */
export const todo: Command = {
  name: 'todo',
  words: words.commands.todo,
  may: 'see-own',
  async run(context, message) {
    const card = todoCard(await todoRows(context));
    return { says: [{ is: 'card', to: { person: context.person.id }, thing: `todo/${message.key}`, card }] };
  },
};
