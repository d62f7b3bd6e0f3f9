/** An authentic body, whichever door it came through: parse, dispatch, and the answer as Feishu wants it. */
import type { Dispatch } from './dispatch.ts';
import { callbackAnswer } from './feishu/answer.ts';
import { parseEvent } from './feishu/parse.ts';
import type { TurnedAway } from './turned-away.ts';

/** What it throws leaves the event untaken: Feishu sends it again. */
export type Receive = (body: unknown) => Promise<object>;
export type ReceiveParts = {
  readonly dispatch: Dispatch;
  readonly botOpenId: () => string | undefined;
  readonly turnedAway: TurnedAway;
};

/** What we can't read is counted and taken, since a repetition would not help. */
export function receiver({ dispatch, botOpenId, turnedAway }: ReceiveParts): Receive {
  return async (body) => {
    const openId = botOpenId();
    const event = parseEvent(body, openId ? { openId } : {});
    if (event.is !== 'refused') return callbackAnswer(await dispatch(event));
    turnedAway.count('unreadable', { type: event.type, where: event.where });
    return {};
  };
}
