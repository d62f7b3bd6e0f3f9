import { nextActingTurn, takeActingTurns } from '../../db/acting.ts';
import { at } from '../domain/working-days.ts';
import type { Job } from '../handler.ts';

/** 代理 of a chief or at 执法监督科 begins and ends with the day. Nobody is told at night: they know since it was named. */
export const actingTurn: Job = {
  name: 'acting-turn',
  async run({ tx, bureauId, today }) {
    await takeActingTurns(tx, bureauId, today);
    return [];
  },
  async next({ tx, bureauId }) {
    const day = await nextActingTurn(tx, bureauId);
    return day === undefined ? undefined : at(day, '00:00');
  },
};
