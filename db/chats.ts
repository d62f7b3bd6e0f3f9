/** Chats, and what each is for. */
import { and, eq, sql } from 'drizzle-orm';
import { builtOnce } from './built-once.ts';
import type { Db, Tx } from './connect.ts';
import { chats, sections } from './schema.ts';

export type Purpose = 'section' | 'office' | 'leadership';

export type KnownChat = { readonly name: string; readonly present: boolean };

const chatById = builtOnce<{ chatId: string }, KnownChat>(
  (tx) =>
    tx
      .select({ name: chats.name, present: chats.present })
      .from(chats)
      .where(eq(chats.chatId, sql.placeholder('chatId'))),
  ['name', 'present'],
);

export async function knownChat(tx: Tx, chatId: string): Promise<KnownChat | undefined> {
  const [row] = await chatById(tx, { chatId });
  return row;
}

export async function keepChat(tx: Tx, bureauId: number, chatId: string, name: string, present: boolean) {
  await tx
    .insert(chats)
    .values({ bureauId, chatId, name, present })
    .onConflictDoUpdate({ target: chats.chatId, set: { present, ...(name !== '' && { name }) } });
}

export async function bindChat(
  tx: Tx,
  bureauId: number,
  chatId: string,
  purpose: Purpose,
  sectionId: number | null,
) {
  await tx
    .insert(chats)
    .values({ bureauId, chatId, name: '', purpose, sectionId })
    .onConflictDoUpdate({ target: chats.chatId, set: { purpose, sectionId, present: true } });
}

/** The chats that serve a purpose and still have the bot in them. */
export async function chatsFor(tx: Tx, bureauId: number, purpose: Purpose): Promise<string[]> {
  const rows = await tx
    .select({ chatId: chats.chatId })
    .from(chats)
    .where(and(eq(chats.bureauId, bureauId), eq(chats.purpose, purpose), eq(chats.present, true)))
    .orderBy(chats.chatId);
  return rows.map((row) => row.chatId);
}

/** The section whose working group this is. */
export async function sectionOfChat(tx: Tx, chatId: string) {
  const [row] = await tx
    .select({ id: sections.id, name: sections.name })
    .from(chats)
    .innerJoin(sections, eq(sections.id, chats.sectionId))
    .where(eq(chats.chatId, chatId));
  return row;
}

/** What a chat was bound to, if it was. */
export async function purposeOf(tx: Tx, chatId: string): Promise<Purpose | undefined> {
  const [row] = await tx.select({ purpose: chats.purpose }).from(chats).where(eq(chats.chatId, chatId));
  return row?.purpose ?? undefined;
}

/** Whether this is a group that we have met. */
export async function knowsChat(tx: Tx, chatId: string): Promise<boolean> {
  return (await tx.$count(chats, eq(chats.chatId, chatId))) > 0;
}

/** The bot is no longer in this chat. */
export async function markAbsent(tx: Tx, chatId: string): Promise<void> {
  await tx.update(chats).set({ present: false }).where(eq(chats.chatId, chatId));
}

/** A message went into this chat: the bot is in it. */
export async function markPresent(db: Db | Tx, chatId: string): Promise<void> {
  await db.update(chats).set({ present: true }).where(eq(chats.chatId, chatId));
}

/** The working groups of a section. */
export async function sectionChats(tx: Tx, bureauId: number, sectionId: number): Promise<string[]> {
  const rows = await tx
    .select({ chatId: chats.chatId })
    .from(chats)
    .where(and(eq(chats.bureauId, bureauId), eq(chats.sectionId, sectionId), eq(chats.present, true)))
    .orderBy(chats.chatId);
  return rows.map((row) => row.chatId);
}
