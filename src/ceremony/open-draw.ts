/**
 * FREEZE (draw.md §4.1): the lists are frozen, their digest is shown, the witnesses are asked. A line with
 * everything in it and the form do the same, here.
 */
import { words } from '../../cards/words.ts';
import { type Section, sectionById, witnessesOf } from '../../db/bureau.ts';
import { workingCalendar } from '../../db/calendar.ts';
import { knowsChat, purposeOf, sectionOfChat } from '../../db/chats.ts';
import { appendLog, lockHead } from '../../db/draw-log.ts';
import { nameWitnesses } from '../../db/draw-witnesses.ts';
import { type Draw, insertDraw, lockDraws, nextNumber, openDrawOf, updateDraw } from '../../db/draws.ts';
import { itemsOfTrades, keepDrawItems } from '../../db/items.ts';
import { announceBeacon } from '../domain/beacon.ts';
import { stopsDraw } from '../domain/crews.ts';
import { checkGrade } from '../domain/draw/grade.ts';
import { freezeDigest, freezeText, tableTextDigest } from '../domain/draw/seed.ts';
import type { Freeze, Plan } from '../domain/draw/types.ts';
import { Refusal } from '../domain/refusal.ts';
import { addWorkdays } from '../domain/working-days.ts';
import { drawFaces, freezeMessage } from '../faces/draw-faces.ts';
import { drawView } from '../faces/draw-view.ts';
import type { Context } from '../handler.ts';
import type { Say } from '../messages.ts';
import { type Ask, isAgain, planDraw, tryDraw } from './plan-draw.ts';
import { checkGround } from './plan-draws.ts';
import { nextSecret } from './series.ts';
import { frozenOut, type Lists } from './tables.ts';
import { whyBlocked } from './why-blocked.ts';

/** 试算 before a draw is begun by a line: so often. */
const TRIALS = 3;

/** The section whose chief this is and that has enterprises to draw. */
export async function drawingSectionOf(context: Context): Promise<Section> {
  const id = context.person.sectionId;
  const section = id === null ? undefined : await sectionById(context.tx, id);
  if (!section || section.trades.length === 0) throw new Refusal('no-section');
  return section;
}

/** A draw is begun where its witnesses are: in a group of the section, or one that is bound to nothing yet. */
export async function checkChat(context: Context, section: Section, chatId: string): Promise<void> {
  if (!(await knowsChat(context.tx, chatId))) throw new Refusal('groups-only');
  if (((await purposeOf(context.tx, chatId)) ?? 'section') !== 'section') throw new Refusal('groups-only');
  const of = await sectionOfChat(context.tx, chatId);
  if (of && of.id !== section.id) throw new Refusal('not-your-section', { section: of.name });
}

/** The days that are proposed for the visits: from the next working day on, as many as the section sets. */
export async function proposedWindow(
  context: Context,
  section: Section,
): Promise<{ from: string; to: string }> {
  const calendar = await workingCalendar(context.tx, context.bureauId);
  const from = addWorkdays(calendar, context.today, 1).day;
  return { from, to: addWorkdays(calendar, context.today, section.visitDays).day };
}

/** Freezes the lists and opens the witness window. */
export async function openDraw(
  context: Context,
  section: Section,
  ask: Ask,
  chatId: string,
): Promise<{ draw: Draw; says: Say[] }> {
  await lockDraws(context.tx, context.bureauId);
  const ground = ask.kind === 'drill' ? undefined : await checkGround(context, section, ask);
  const open = await openDrawOf(context.tx, context.bureauId, ask.kind);
  if (open) throw new Refusal('draw-open', { no: open.no });
  const witnesses = await witnessesOf(context.tx, section.id);
  if (ask.kind === 'formal' && witnesses.length < 2)
    throw new Refusal('too-few-witnesses', { section: section.name });
  const planned = await planDraw(context, section, ask);
  const { lists, plan } = planned;
  const items = await itemsToDraw(context, lists, ask.from);
  const again = await isAgain(context, section, ask, plan);
  await checkTeams(context, planned);
  const frozen = await freeze(context, section, { ...ask, again }, lists, plan, witnesses, chatId);
  const draw = ground ? await updateDraw(context.tx, frozen.id, ground) : frozen;
  await keepDrawItems(context.tx, context.bureauId, draw.id, items);
  const view = await drawView(context, draw);
  return { draw, says: [freezeMessage(draw, view), ...(await drawFaces(context, draw.id))] };
}

/** 未公布的事项不得实施 (国办发〔2024〕54号): of each trade the item that is in force on the first day of the visits. */
export async function itemsToDraw(context: Context, lists: Lists, day: string): Promise<number[]> {
  const trades = [...new Set(lists.units.map(({ st }) => st.split('|')[0] ?? ''))].sort();
  const items = await itemsOfTrades(context.tx, context.bureauId, trades, day);
  const without = trades.filter((trade) => !items.some((item) => item.trade === trade));
  if (without.length > 0) throw new Refusal('item-unpublished', { what: without.join('、') });
  return items.map(({ id }) => id);
}

/** A draw that can't find its teams is not begun. */
async function checkTeams(context: Context, planned: { lists: Lists; plan: Plan }): Promise<void> {
  const trials = await tryDraw(context, planned, TRIALS);
  const blocked = trials.map(({ certificates }) => stopsDraw(certificates, words.expertCrew));
  if (blocked.every((each) => each) && blocked[0])
    throw new Refusal('no-team', { why: await whyBlocked(context, blocked[0]) });
}

async function freeze(
  context: Context,
  section: Section,
  ask: Ask & { readonly again: boolean },
  lists: Lists,
  plan: Plan,
  witnesses: readonly { id: number; code: string }[],
  chatId: string,
): Promise<Draw> {
  const { tx, bureauId, now } = context;
  const { ordinal, no } = await nextNumber(tx, bureauId, 'ssd-1', context.today.slice(0, 4), {
    kind: ask.kind,
    mark: ask.kind === 'drill' ? words.states.drill : '',
  });
  const { seriesId, secretNo, anchor, depth } = await nextSecret(context, no, ask.kind);
  const salts = {
    units: context.secrets.random(),
    people: context.secrets.random(),
    pairs: context.secrets.random(),
  };
  const closeAt = new Date(
    Math.floor(now.getTime() / 1000 + (ask.minutes ?? section.witnessMinutes) * 60) * 1000,
  );
  const frozen: Freeze = {
    ...plan,
    v: 'ssd-1',
    kind: ask.kind,
    no,
    anchor,
    depth,
    prev: (await lockHead(tx)).hash,
    units: tableTextDigest(salts.units, lists.texts.units),
    people: tableTextDigest(salts.people, lists.texts.people),
    pairs: tableTextDigest(salts.pairs, lists.texts.pairs),
    out: frozenOut(lists.out),
    witness: witnesses.map((each) => each.code),
    quorum: witnesses.length,
    open: shanghai(now),
    close: shanghai(closeAt),
    beacon: ask.beacon ? announceBeacon(ask.beacon.source, ask.beacon.issue, closeAt) : '',
  };
  checkGrade(frozen);
  const draw = await insertDraw(tx, {
    bureauId,
    origin: 'ssd-1',
    kind: ask.kind,
    no,
    ordinal,
    sectionId: section.id,
    type: ask.type,
    state: 'open',
    from: ask.from,
    to: ask.to,
    openedBy: context.person.id,
    chatId,
    openAt: now,
    closeAt,
    seriesId,
    secretNo,
    freeze: freezeText(frozen),
    freezeDigest: freezeDigest(frozen),
    units: lists.texts.units,
    persons: lists.texts.people,
    pairs: lists.texts.pairs,
    salts,
    experts: ask.experts ?? 0,
    againNo: ask.again ? (ask.ground?.temporaryNo ?? null) : null,
  });
  if (witnesses.length > 0)
    await nameWitnesses(
      tx,
      bureauId,
      draw.id,
      witnesses.map((each) => each.id),
    );
  await appendLog(tx, bureauId, now, { type: 'FREEZE', no, body: { F: draw.freezeDigest } });
  return draw;
}

/** ISO with the offset of Shanghai, to the second. */
function shanghai(instant: Date): string {
  return `${new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}
