import { createHash, randomBytes, randomUUID } from 'node:crypto';

const hex = (of: string, length: number): string =>
  createHash('sha256').update(of).digest('hex').slice(0, length);

/**
 * Ids of people and standing chats are hashes of what they name, so that they are the same after a restart,
 * a reset, and on every machine. An open_id belongs to one app (99992361 tells of a foreign one).
 */
export const openIdOf = (appId: string, person: string): string => `ou_${hex(`open/${appId}/${person}`, 32)}`;
export const unionIdOf = (person: string): string => `on_${hex(`union/${person}`, 32)}`;
export const userIdOf = (person: string): string => hex(`user/${person}`, 8);
export const botOpenIdOf = (appId: string): string => `ou_${hex(`bot/${appId}`, 32)}`;
export const tenantKeyOf = (appId: string): string => hex(`tenant/${appId}`, 16);
export const groupChatIdOf = (appId: string, key: string): string => `oc_${hex(`group/${appId}/${key}`, 32)}`;
export const p2pChatIdOf = (appId: string, person: string): string =>
  `oc_${hex(`p2p/${appId}/${person}`, 32)}`;

/** Of a script that is to run as it ran before: the n-th message of a sender in a chat. */
export const messageIdOf = (seed: string, chat: string, sender: string, n: number): string =>
  `om_${hex(`message/${seed}/${chat}/${sender}/${n}`, 32)}`;

const random = (bytes: number): string => randomBytes(bytes).toString('hex');

export const newMessageId = (): string => `om_${random(16)}`;
export const newChatId = (): string => `oc_${random(16)}`;
export const newEventId = (): string => random(16);
export const newCardToken = (): string => `c-${random(20)}`;
export const newThreadId = (): string => `omt_${random(8)}`;
export const newReactionId = (): string => random(24);
export const newBatchId = (): string => `bm-${random(16)}`;
/** 19 digits, as CardKit numbers its cards. */
export const newCardId = (): string => String(7_300_000_000_000_000_000n + BigInt(`0x${random(7)}`));
export const newFileKey = (): string => `file_v3_00sb_${randomUUID()}g`;
export const newImageKey = (): string => `img_v3_00sb_${randomUUID()}g`;
export const newLogId = (): string => random(17).toUpperCase();
export const newNonce = (): string => random(8);
