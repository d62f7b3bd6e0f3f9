import { shanghai } from '../clock.ts';
import type { World } from '../world.ts';
import { codeOf } from './calls.ts';
import { type CardVerdict, judgeCard, verdictOf } from './card.ts';
import { causeOf, effectsOf } from './cause.ts';
import type { Answered, Body, CallEntry, Entry, PushEntry, Try } from './entries.ts';
import { factsOf } from './facts.ts';
import { masked } from './mask.ts';

/** One line of the list: without bodies. */
export function lineShape(world: World, entry: Entry) {
  const { chat, person, made, message, uuid } = factsOf(world, entry);
  return {
    id: entry.id,
    rev: entry.rev,
    kind: entry.kind,
    at: shanghai(new Date(entry.at)),
    chat_id: chat ?? null,
    chat_name: (chat !== undefined && world.chats.get(chat)?.name) || null,
    chat_kind: (chat !== undefined && world.chats.get(chat)?.kind) || null,
    person: person ?? null,
    person_name: (person !== undefined && world.people.person(person)?.name) || null,
    message_id: made ?? message ?? null,
    ...(entry.kind === 'call' ? callLine(entry, uuid) : pushLine(entry)),
  };
}

const callLine = (call: CallEntry, uuid: string | undefined) => ({
  method: call.method,
  path: call.path,
  query: call.query,
  log_id: call.log_id,
  status: call.status ?? null,
  code: codeOf(call.response?.text ?? '') ?? null,
  ms: rounded(call.ms),
  uuid: uuid ?? null,
  refused_card: call.card !== undefined,
  faults: call.struck,
});

function pushLine(push: PushEntry) {
  const last = push.tries.at(-1);
  return {
    event_id: push.event_id,
    event_type: push.event_type,
    tries: push.tries.length,
    status: last?.answer?.is === 'answered' ? last.answer.status : null,
    answer: last?.answer?.is ?? null,
    ms: rounded(last?.ms),
    faults: push.tries.flatMap(({ struck }) => struck),
  };
}

const rounded = (ms: number | undefined): number | null =>
  ms === undefined ? null : Math.round(ms * 10) / 10;

/** An entry whole: bodies as they travelled and laid out, what it came of or what came of it. */
export function wholeShape(world: World, entry: Entry) {
  const line = lineShape(world, entry);
  if (entry.kind !== 'call')
    return {
      ...line,
      plain: bodyShape(entry.plain),
      attempts: entry.tries.map(tryShape),
      effects: effectsOf(world, entry),
      card: answeredCard(world, entry) ?? null,
    };
  return {
    ...line,
    request: bodyShape(entry.request),
    response: entry.response ? bodyShape(entry.response) : null,
    cause: causeOf(world, entry) ?? null,
    card: cardOf(world, entry) ?? null,
  };
}

const bodyShape = ({ text, bytes, cut }: Body) => ({ text: masked(text), bytes, cut });

const tryShape = ({ at, ms, headers, raw, answer, struck }: Try) => ({
  at: shanghai(new Date(at)),
  ms: rounded(ms),
  headers,
  raw: bodyShape(raw),
  answer: answer ? answerShape(answer) : null,
  faults: struck,
});

const answerShape = (answer: Answered) =>
  answer.is === 'answered' ? { ...answer, body: bodyShape(answer.body) } : answer;

/** Of a refused card what the check found then; of another what it says now. */
function cardOf(world: World, { card, request }: CallEntry): CardVerdict | undefined {
  if (card) return verdictOf(card.content, card);
  const body = request.cut ? {} : objectIn(request.text);
  const isCard = body.msg_type === 'interactive' || (body.msg_type === undefined && 'content' in body);
  return isCard && typeof body.content === 'string' ? judgeCard(world, body.content) : undefined;
}

/** The card with which a callback was answered. */
function answeredCard(world: World, { tries }: PushEntry): CardVerdict | undefined {
  const answer = tries.at(-1)?.answer;
  if (answer?.is !== 'answered' || answer.body.cut) return undefined;
  const { card } = objectIn(answer.body.text);
  const data = typeof card === 'object' && card !== null && 'data' in card ? card.data : undefined;
  return data === undefined ? undefined : judgeCard(world, JSON.stringify(data));
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
