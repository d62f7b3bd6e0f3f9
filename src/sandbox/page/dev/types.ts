/** What the developer's part of the sandbox's HTTP face tells (docs/sandbox.md). */
export type Struck = { id: string; kind: string };
type Line = {
  id: number;
  rev: number;
  at: string;
  chat_id: string | null;
  chat_name: string | null;
  chat_kind: 'group' | 'p2p' | null;
  person: string | null;
  person_name: string | null;
  message_id: string | null;
  status: number | null;
  ms: number | null;
  faults: Struck[];
};
export type CallLine = Line & {
  kind: 'call';
  method: string;
  path: string;
  query: string;
  log_id: string;
  code: number | null;
  uuid: string | null;
  refused_card: boolean;
};
export type PushLine = Line & {
  kind: 'event' | 'callback';
  event_id: string;
  event_type: string;
  tries: number;
  answer: AnswerIs | null;
};
export type EntryLine = CallLine | PushLine;

export type Body = { text: string; bytes: number; cut: boolean };
type AnswerIs = 'answered' | 'late' | 'unreachable' | 'unsubscribed';
export type Answer = { is: AnswerIs; status?: number; body?: Body; why?: string };
export type Attempt = {
  at: string;
  ms: number | null;
  headers: Record<string, string>;
  raw: Body;
  answer: Answer | null;
  faults: Struck[];
};
export type Finding = { line: number; pointer: string; sentence: string; code?: number };
export type CardVerdict = { lines: string[]; faults: Finding[]; warnings: Finding[]; bytes: number };
export type Reason = 'uuid' | 'reply' | 'card' | 'chat' | 'person' | 'time' | 'answer';
export type Effect = { id: number; message_id: string | null; reason: Reason };

export type WholeCall = CallLine & {
  request: Body;
  response: Body | null;
  cause: { id: number; reason: Reason } | null;
  card: CardVerdict | null;
};
export type WholePush = PushLine & {
  plain: Body;
  attempts: Attempt[];
  effects: Effect[];
  card: CardVerdict | null;
};
export type Whole = WholeCall | WholePush;

type ParamOf = { param: string; name: string; default: number | null; least: number; most: number };
export type FaultKind = {
  kind: string;
  side: 'call' | 'event';
  name: string;
  says: string;
  params: ParamOf[];
  callbacks: boolean;
};
type Where = { api?: string; chat?: string; person?: string; event?: string };
export type FaultRule = {
  id: string;
  kind: string;
  name: string;
  on: Where;
  times?: number;
  share?: number;
  seed: string;
  seen: number;
  hits: number;
  left: number | null;
};
export type NewRule = { kind: string; on: Where } & Record<string, unknown>;
export type PersonState = {
  id: string;
  name: string;
  title: string;
  available: boolean;
  visible: boolean;
  resigned: boolean;
};
export type Group = { chat_id: string; name: string; members: string[]; bot?: boolean; disbanded?: boolean };
