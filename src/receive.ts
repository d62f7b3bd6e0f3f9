/** An authentic body, whichever door it came through: parse, dispatch, and the answer as Feishu wants it. */
import type { Logger } from 'pino';
import type { Dispatch } from './dispatch.ts';
import { callbackAnswer } from './feishu/answer.ts';
import { parseEvent } from './feishu/parse.ts';

/** What it throws leaves the event untaken: Feishu sends it again. */
export type Receive = (body: unknown) => Promise<object>;
export type ReceiveParts = {
  readonly dispatch: Dispatch;
  readonly botOpenId: () => string | undefined;
  readonly log: Logger;
};

/** What we can't read is logged and taken, since a repetition would not help. */
export function receiver({ dispatch, botOpenId, log }: ReceiveParts): Receive {
  return async (body) => {
    const openId = botOpenId();
    const event = parseEvent(body, openId ? { openId } : {});
    if (event.is !== 'refused') return callbackAnswer(await dispatch(event));
    log.error({ type: event.type, where: event.where }, 'an event could not be read');
    return {};
  };
}
