/** The sandbox as a script drives it (docs/sandbox.md): the tests know no other way to Feishu. */

export type SandboxMessage = {
  readonly message_id: string;
  readonly chat_id: string;
  readonly sender: { readonly sender_type: 'app' | 'user'; readonly name: string; readonly person?: string };
  readonly msg_type: string;
  readonly content: string;
  readonly create_time: string;
  readonly update_time: string;
  readonly recalled: boolean;
};
export type SandboxChat = {
  readonly chat_id: string;
  readonly name: string;
  readonly kind: 'group' | 'p2p';
  readonly members: readonly string[];
};
export type SandboxAccount = {
  readonly id: string;
  readonly open_id: string;
  readonly name: string;
  readonly title: string;
  readonly roles: readonly string[];
};
/** What a person sees after a tap. */
export type Tapped = {
  readonly status: number;
  readonly toast?: { readonly type: string; readonly content: string };
  readonly card?: unknown;
  readonly code?: number;
};

/** The client would not let it through: a form without a required field, a button that isn't there. */
export class NotPossible extends Error {}

export class SandboxHttp {
  readonly #url: () => string;
  readonly #step: () => void;
  /** `step` is told before each thing that a person does */
  constructor(url: () => string, step: () => void = () => {}) {
    this.#url = url;
    this.#step = step;
  }

  people = () => this.get<SandboxAccount[]>('/sandbox/people');
  chatsOf = (as: string) => this.get<SandboxChat[]>(`/sandbox/chats?as=${as}`);
  groups = () => this.get<SandboxChat[]>('/sandbox/chats');
  messages = (chat: string) => this.get<SandboxMessage[]>(`/sandbox/messages?chat_id=${chat}`);
  say = (said: Record<string, unknown>) => this.#does<{ message_id: string }>('/sandbox/say', said);
  tap = (touch: Record<string, unknown>) => this.#does<Tapped>('/sandbox/tap', touch);
  now = async () => new Date((await this.get<{ now: string }>('/sandbox/clock')).now);
  move = (move: Record<string, unknown>) => this.post<{ now: string }>('/sandbox/clock', move);

  async file(key: string): Promise<Uint8Array> {
    const response = await fetch(`${this.#url()}/sandbox/files/${key}`);
    if (!response.ok) throw new NotPossible(`no file ${key}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  get<T>(path: string): Promise<T> {
    return this.#ask<T>(path);
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.#ask<T>(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  #does<T>(path: string, body: unknown): Promise<T> {
    this.#step();
    return this.post<T>(path, body);
  }

  async #ask<T>(path: string, init?: RequestInit): Promise<T> {
    const response = await fetch(this.#url() + path, init);
    const body = (await response.json()) as T & { error?: string };
    if (response.ok) return body;
    throw new NotPossible(body.error ?? `${path}: ${response.status}`);
  }
}
