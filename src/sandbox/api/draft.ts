import type { Message } from '../world.ts';

/** A message as somebody wants to send it; where and by whom is known. */
export type Draft = Pick<Message, 'msg_type' | 'content'> & Partial<Pick<Message, 'mentions'>>;
