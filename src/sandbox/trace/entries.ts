/** What is kept of a body: its beginning, as it was; whoever shows it masks what is secret. */
export type Body = { text: string; bytes: number; cut: boolean };
/** A fault that struck: which rule, and of what kind. */
export type Struck = { id: string; kind: string };
/** What a card was refused or doubted for. */
export type CardFaults = { content: string; faults: CardFault[]; warnings: string[] };
type CardFault = { code: number; path: string; msg: string; value?: string };

type Base = {
  id: number;
  /** The number of its last change: who asks for what is new asks by it. */
  rev: number;
  /** On the sandbox's clock, and on one that nobody moves. */
  at: number;
  real: number;
};
/** A call of the bot. */
export type CallEntry = Base & {
  kind: 'call';
  method: string;
  path: string;
  query: string;
  log_id: string;
  request: Body;
  status?: number;
  response?: Body;
  ms?: number;
  struck: Struck[];
  /** A card that was refused, with all that the check found. */
  card?: CardFaults;
};
/** One try to hand an event over. */
export type Try = {
  at: number;
  real: number;
  ms?: number;
  /** Without them it went over a long connection, which seals nothing. */
  headers: Record<string, string>;
  raw: Body;
  answer?: Answered;
  struck: Struck[];
};
export type Answered =
  | { is: 'answered'; status: number; body: Body }
  | { is: 'late' }
  | { is: 'unreachable'; why: string }
  | { is: 'unsubscribed' };
/** An event or a card callback, with each try to hand it over. */
export type PushEntry = Base & {
  kind: 'event' | 'callback';
  event_id: string;
  event_type: string;
  plain: Body;
  tries: Try[];
  /** The message whose card the callback's answer replaced: known for certain. */
  replaced?: string;
};
export type Entry = CallEntry | PushEntry;

export const MOST_ENTRIES = 2000;
const MOST_BYTES = 64 * 1024;
const MOST_TRIES = 50;

export function bodyOf(text: string): Body {
  const bytes = Buffer.byteLength(text);
  if (bytes <= MOST_BYTES) return { text, bytes, cut: false };
  const head = Buffer.from(text)
    .subarray(0, MOST_BYTES)
    .toString('utf8')
    .replace(/\uFFFD$/, '');
  return { text: head, bytes, cut: true };
}

type New<T extends Entry> = Omit<T, 'id' | 'rev' | 'real'>;

export type Entries = {
  begin<T extends Entry>(entry: New<T>): T;
  /** Whoever changed an entry says so. */
  changed(entry: Entry): void;
  get(id: number): Entry | undefined;
  all(): IterableIterator<Entry>;
  pushOf(eventId: string): PushEntry | undefined;
  addTry(entry: PushEntry, of: Try): void;
  last(): number;
  clear(): void;
};

/** 留痕（开发者视图）: the last entries, the oldest going first. */
export function openEntries(tell: () => void): Entries {
  const entries = new Map<number, Entry>();
  const pushes = new Map<string, PushEntry>();
  let rev = 0;
  const forget = (entry: Entry): void => {
    entries.delete(entry.id);
    if (entry.kind !== 'call' && pushes.get(entry.event_id) === entry) pushes.delete(entry.event_id);
  };
  const changed = (entry: Entry): void => {
    rev += 1;
    entry.rev = rev;
    tell();
  };
  return {
    begin<T extends Entry>(fields: New<T>): T {
      rev += 1;
      const entry = { ...fields, id: rev, rev, real: performance.now() } as T;
      entries.set(entry.id, entry);
      if (entry.kind !== 'call') pushes.set(entry.event_id, entry);
      if (entries.size > MOST_ENTRIES) forget(entries.values().next().value!);
      tell();
      return entry;
    },
    changed,
    get: (id) => entries.get(id),
    all: () => entries.values(),
    pushOf: (eventId) => pushes.get(eventId),
    addTry(entry, of) {
      entry.tries.push(of);
      if (entry.tries.length > MOST_TRIES) entry.tries.shift();
      changed(entry);
    },
    last: () => rev,
    clear() {
      entries.clear();
      pushes.clear();
      tell();
    },
  };
}
