import { type ProgressRow, progressCard } from '../../cards/progress.ts';
import { words } from '../../cards/words.ts';
import { type Draw, recentDraws } from '../../db/draws.ts';
import { drawProgress } from '../../db/summary.ts';
import type { Command } from '../handler.ts';
import { replyTo } from '../messages.ts';

const SHOWN = 20;
const SEES_ALL = ['office', 'deputy', 'leader'] as const;

/** 进度: where each draw of one's section stands; the office and the leaders see all sections. */
export const progress: Command = {
  name: 'progress',
  words: words.commands.progress,
  may: 'see-progress',
  async run(context, message) {
    const { tx, bureauId, person } = context;
    const all = SEES_ALL.some((role) => person.roles.includes(role));
    const draws = await recentDraws(tx, bureauId, all ? undefined : (person.sectionId ?? -1), SHOWN);
    const counts = await drawProgress(
      tx,
      draws.map(({ draw }) => draw.id),
    );
    const rows = draws.map(({ draw, section }): ProgressRow => {
      const { total, inspected, published } = counts.get(draw.id) ?? { total: 0, inspected: 0, published: 0 };
      return { no: draw.no, section, state: stateOf(draw), total, inspected, published };
    });
    return {
      says: [
        {
          is: 'card',
          to: replyTo(context, message),
          thing: `progress/${message.key}`,
          card: progressCard(rows),
        },
      ],
    };
  },
};

function stateOf(draw: Draw): ProgressRow['state'] {
  if (draw.state !== 'drawn' || draw.dispatchedAt) return draw.state;
  if (draw.approval === 'open') return 'approval';
  if (draw.approval === 'returned' || draw.approval === 'stopped') return draw.approval;
  return 'waiting';
}
