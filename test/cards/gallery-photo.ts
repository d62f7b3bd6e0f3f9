/** 照片, every face of them. */
import { photoAskCard, photoPickCard, photosCard, type ShownPhoto } from '../../cards/photo.ts';
import { type Piece, type Texts, times } from './gallery-texts.ts';

export function photos(t: Texts): Record<string, Piece> {
  const firm = { name: t.unit, county: t.county };
  const shown = (n: number, recalled = 0): ShownPhoto[] =>
    times(n, (i) => ({
      id: i + 1,
      phase: i % 5 === 4 ? 'reinspection' : 'inspection',
      sender: t.names[i % 2] ?? '',
      sentAt: new Date(Date.UTC(2026, 2, 18, 1, i)),
      recalled: i < recalled,
    }));
  const tasks = (n: number) => times(n, (i) => ({ ...firm, id: i + 1 }));
  return {
    'photos none': { state: 'info', card: photosCard(firm, []) },
    'photos one': { state: 'info', card: photosCard(firm, shown(1)) },
    'photos thirty': { state: 'info', card: photosCard(firm, shown(30, 2)) },
    'photos three hundred': { state: 'info', card: photosCard(firm, shown(300)) },
    'photo pick': { state: 'info', card: photoPickCard(tasks(2)) },
    'photo pick, sixty': { state: 'info', card: photoPickCard(tasks(60)) },
    'photo ask': { state: 'todo', card: photoAskCard({ batch: 4, count: 9, tasks: tasks(2) }) },
    'photo ask, forty': { state: 'todo', card: photoAskCard({ batch: 4, count: 30, tasks: tasks(40) }) },
    'photo ask done': { state: 'done', card: photoAskCard({ batch: 4, count: 9, tasks: [], done: firm }) },
  };
}
