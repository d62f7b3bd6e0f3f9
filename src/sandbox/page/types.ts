/** What the sandbox's HTTP face tells the page. */
export type Person = { id: string; open_id: string; name: string; title: string; featured: boolean };
export type Chat = { chat_id: string; name: string; kind: 'group' | 'p2p'; members: string[] };
export type Mention = { key: string; open_id: string; name: string; kind: 'user' | 'bot' };
export type Message = {
  message_id: string;
  chat_id: string;
  sender: { id: string; sender_type: 'app' | 'user'; name: string; person?: string };
  msg_type: string;
  content: string;
  create_time: string;
  update_time: string;
  recalled: boolean;
  mentions: Mention[];
  parent_id?: string;
  warnings?: string[];
};
export type About = {
  botName: string;
  botOpenId: string;
  tips: string[];
  menu: { name: string; event_key: string }[];
  now: string;
  people: Person[];
};
export type ToastKind = 'info' | 'success' | 'warning' | 'error';
export type Outcome = { status: number; toast?: { type: ToastKind; content: string }; code?: number };
export type Touch = { option?: string | string[]; input?: string; checked?: boolean; form?: Json };
export type Json = Record<string, unknown>;
