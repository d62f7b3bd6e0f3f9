/** Which handler an event is for, and whether this person may. */
import { unknownCard } from '../cards/help.ts';
import { faces } from '../cards/words-faces.ts';
import { type KnownChat, keepChat, knownChat, knowsChat } from '../db/chats.ts';
import type { Tx } from '../db/connect.ts';
import { hurryLane } from '../db/outbox-lanes.ts';
import { recipientKey } from '../db/outbox-rows.ts';
import { type Person, peopleWithRole, personByAccount, personById, unmatchedMobiles } from '../db/people.ts';
import { recallPhoto } from './ceremony/photos.ts';
import { isAllowed } from './domain/abilities.ts';
import { Refusal } from './domain/refusal.ts';
import { bindSay } from './faces/bind-face.ts';
import { isPhotoName } from './files/photo-name.ts';
import type { Context, Routed, Scene } from './handler.ts';
import type { AccountsFound, BotMoved, Fetched, Incoming, Message, Recalled, Tap } from './messages.ts';
import { nearestCommand, readCommand } from './read-command.ts';
import { type Router, run, SAY } from './router.ts';

const NOTHING: Routed = { says: [] };

/** What is known of where an event comes from. */
export type Origin = { readonly person?: Person | undefined; readonly chat?: KnownChat | undefined };

/** Looked up while the event is entered into the inbox. */
export async function originOf(tx: Tx, event: Incoming): Promise<Origin> {
  if (event.is !== 'message' && event.is !== 'tap') return {};
  if (event.is === 'message' && !event.addressed) return {};
  const [person, chat] = await Promise.all([
    personByAccount(tx, event.from),
    event.is === 'message' && event.chat.kind === 'group' ? knownChat(tx, event.chat.id) : undefined,
  ]);
  return { person, chat };
}

export async function route(router: Router, scene: Scene, event: Incoming, known?: Origin): Promise<Routed> {
  const origin = known ?? (await originOf(scene.tx, event));
  switch (event.is) {
    case 'message':
      return event.addressed ? onMessage(router, scene, event, origin) : NOTHING;
    case 'tap':
      return onTap(router, scene, event, origin);
    case 'bot-added':
    case 'bot-removed':
      return onMoved(scene, event);
    case 'file-fetched':
      return onFile(router, scene, event);
    case 'accounts-found':
      return onAccounts(router, scene, event);
    case 'recalled':
      return onRecalled(scene, event);
    case 'unsupported':
      return NOTHING;
  }
}

async function onMessage(
  router: Router,
  scene: Scene,
  message: Message,
  { person, chat }: Origin,
): Promise<Routed> {
  // written only when it is news: messages in one group would otherwise wait for each other
  if (message.chat.kind === 'group' && !chat?.present)
    await keepChat(scene.tx, scene.bureauId, message.chat.id, '', true);
  if (person) return onKnownMessage(router, { ...scene, person, commands: router.commands }, message);
  const mobiles = await unmatchedMobiles(scene.tx, scene.bureauId);
  if (mobiles.length === 0) throw await stranger(scene);
  return { says: [{ is: 'lookup', mobiles, resume: message }], act: 'look-up' };
}

/** 无人认识: whom to ask. */
async function stranger(scene: Scene): Promise<Refusal> {
  const names = (await peopleWithRole(scene.tx, scene.bureauId, 'office')).map((each) => each.name);
  const whom = `${faces.common.office}${names.slice(0, 2).join('、')}`;
  return new Refusal('unknown-person', { whom });
}

async function onKnownMessage(router: Router, context: Context, message: Message): Promise<Routed> {
  if (message.file) return onFileMessage(router, context, message);
  const mine = router.commands.filter((each) => isAllowed(each.may, context.person.roles));
  const read = readCommand(router.commands, message.text);
  const { rest } = read;
  // only called, or greeted: 帮助
  const command = read.command ?? (rest === '' ? nearestCommand(mine, rest) : undefined);
  if (!command) {
    const card = unknownCard(message.text, nearestCommand(mine, message.text).words);
    const to = { chat: message.chat.id };
    return {
      says: [{ is: 'card', to, thing: `unknown/${message.key}`, card }],
      act: 'unknown',
      actor: context.person.id,
    };
  }
  return run(context.person, `command/${command.name}`, command.may, () =>
    command.run(context, message, rest),
  );
}

async function onFileMessage(router: Router, context: Context, message: Message): Promise<Routed> {
  const { file } = message;
  if (message.chat.kind !== 'private') throw new Refusal('private-only');
  if (file && isPhotoName(file.name))
    return run(context.person, 'photo/received', router.photo.may, () =>
      router.photo.announce(context, { ...message, file }),
    );
  return run(context.person, 'file/received', router.file.may, async () => ({
    says: [
      { is: 'text', to: { person: context.person.id }, text: faces.files.received },
      { is: 'fetch', file: message.file!, personId: context.person.id },
    ],
    journal: { detail: { name: message.file!.name } },
  }));
}

async function onTap(router: Router, scene: Scene, tap: Tap, { person }: Origin): Promise<Routed> {
  if (!person) return onStrangeTap(scene);
  const context = { ...scene, person, commands: router.commands };
  if (tap.action === SAY) {
    if (readCommand(router.commands, tap.id).command?.words.typed) throw new Refusal('type-it');
    const kind = (await knowsChat(scene.tx, tap.chatId)) ? 'group' : 'private';
    const said: Message = {
      is: 'message',
      key: tap.key,
      at: tap.at,
      from: tap.from,
      chat: { id: tap.chatId, kind },
      messageId: tap.messageId,
      text: tap.id,
      addressed: true,
    };
    const toast = { type: 'success' as const, content: faces.common.answered };
    return { toast, ...(await onKnownMessage(router, context, said)) };
  }
  const action = router.actions.get(tap.action);
  if (!action) throw new Refusal('stale');
  return run(person, `action/${action.name}`, action.may, () => action.run(context, tap));
}

async function onStrangeTap(scene: Scene): Promise<Routed> {
  const mobiles = await unmatchedMobiles(scene.tx, scene.bureauId);
  if (mobiles.length === 0) throw await stranger(scene);
  return {
    says: [{ is: 'lookup', mobiles }],
    act: 'look-up',
    toast: { type: 'info', content: faces.common.checking },
  };
}

async function onMoved(scene: Scene, event: BotMoved): Promise<Routed> {
  const present = event.is === 'bot-added';
  await keepChat(scene.tx, scene.bureauId, event.chatId, event.name, present);
  const journal = { subject: `chat/${event.chatId}`, detail: { name: event.name, by: event.by } };
  if (!present) return { says: [], act: event.is, journal };
  await hurryLane(scene.tx, scene.bureauId, recipientKey({ chat: event.chatId }));
  const by = await personByAccount(scene.tx, event.by);
  const asked = { chatId: event.chatId, key: event.key, welcome: true, sectionId: by?.sectionId ?? null };
  return { says: [await bindSay(scene, asked)], act: event.is, journal };
}

async function onFile(router: Router, scene: Scene, event: Fetched): Promise<Routed> {
  const person = await personById(scene.tx, event.personId);
  if (!person) return NOTHING;
  const { bytes } = event;
  const { tooBig, notFetched } = faces.files;
  if (bytes === undefined) throw new Refusal('unknown-file', { why: event.tooBig ? tooBig : notFetched });
  const context = { ...scene, person, commands: router.commands };
  const { photo } = event;
  if (photo)
    return run(person, `file/${router.photo.name}`, router.photo.may, () =>
      router.photo.run(context, { ...event, bytes, photo }),
    );
  return run(person, `file/${router.file.name}`, router.file.may, () =>
    router.file.run(context, { ...event, bytes }),
  );
}

/** 撤回: of a photo it is noted; other messages have done what they were to do. */
async function onRecalled(scene: Scene, event: Recalled): Promise<Routed> {
  const found = await recallPhoto(scene, event.messageId);
  if (!found) return NOTHING;
  const { photo, says } = found;
  const subject = photo.taskId === null ? `photo/${photo.id}` : `task/${photo.taskId}`;
  return { says, act: event.is, actor: photo.personId, journal: { subject, detail: { photo: photo.id } } };
}

/** Accounts came back from Feishu and are kept already; the message that made us ask is handled now. */
async function onAccounts(router: Router, scene: Scene, event: AccountsFound): Promise<Routed> {
  if (!event.resume)
    return { says: [], act: 'accounts', journal: { detail: { found: Object.keys(event.accounts).length } } };
  const person = await personByAccount(scene.tx, event.resume.from);
  if (!person) throw await stranger(scene);
  return onKnownMessage(router, { ...scene, person, commands: router.commands }, event.resume);
}
