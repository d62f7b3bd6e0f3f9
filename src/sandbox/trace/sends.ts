/** All that was accepted of one message: whoever repeats a send does it under the same uuid. */
export type Send = {
  uuid: string | null;
  /** Calls that came, and those that were accepted, the repeated ones too. */
  calls: number;
  accepted: number;
  /** Messages that came of them: more than one only beyond the hour in which a uuid counts. */
  message_ids: string[];
  chat_id: string | null;
  first_at: number;
  last_at: number;
};

type Seen = {
  uuid: string | undefined;
  message_id: string | undefined;
  chat_id: string | undefined;
  at: number;
};

export type Sends = {
  note(seen: Seen): void;
  all(): Send[];
  clear(): void;
};

/** Every send since the beginning, not the last ones only: a campaign counts on it. */
export function openSends(): Sends {
  const sends = new Map<string, Send>();
  return {
    note({ uuid, message_id, chat_id, at }) {
      const key = uuid ?? message_id;
      if (key === undefined) return;
      const known = sends.get(key);
      const send = known ?? fresh(uuid, at);
      send.calls += 1;
      send.last_at = at;
      if (message_id !== undefined) {
        send.accepted += 1;
        send.chat_id = chat_id ?? send.chat_id;
        if (!send.message_ids.includes(message_id)) send.message_ids.push(message_id);
      }
      if (!known) sends.set(key, send);
    },
    all: () => [...sends.values()],
    clear: () => sends.clear(),
  };
}

const fresh = (uuid: string | undefined, at: number): Send => ({
  uuid: uuid ?? null,
  calls: 0,
  accepted: 0,
  message_ids: [],
  chat_id: null,
  first_at: at,
  last_at: at,
});
