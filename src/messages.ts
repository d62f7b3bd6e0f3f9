/** All that passes between us and Feishu, as we speak of it: parsed on the way in, data on the way out. */
import type { Card } from '../cards/kit.ts';

export type Chat = { readonly id: string; readonly kind: 'group' | 'private' };
export type FileRef = { readonly messageId: string; readonly key: string; readonly name: string };

type Event = {
  /** what makes a repetition recognisable: message/<id> or event/<id> */
  readonly key: string;
  readonly at: Date;
};

/** Somebody wrote. `text` is without the mention of the bot. */
export type Message = Event & {
  readonly is: 'message';
  readonly from: string;
  readonly chat: Chat;
  readonly messageId: string;
  readonly text: string;
  readonly file?: FileRef;
  /** said to the bot: in private, or with its mention */
  readonly addressed: boolean;
  /** the message that this one answers */
  readonly replyTo?: string;
};

/** Somebody tapped a card or sent a form. `action` and `id` come from the value or the name of the button. */
export type Tap = Event & {
  readonly is: 'tap';
  readonly from: string;
  readonly chatId: string;
  readonly messageId: string;
  readonly action: string;
  readonly id: string;
  readonly form: Readonly<Record<string, FormValue>>;
  readonly isForm: boolean;
};
export type FormValue = string | boolean | readonly string[];

export type BotMoved = Event & {
  readonly is: 'bot-added' | 'bot-removed';
  readonly chatId: string;
  readonly by: string;
  readonly name: string;
};

/** Somebody took a message back 撤回. */
export type Recalled = Event & { readonly is: 'recalled'; readonly messageId: string };

/** A photo on its way: to which task, if that is known, and when it was sent (ISO). */
export type PhotoErrand = { readonly taskId?: number; readonly sentAt: string };

/** What deliver brought from Feishu for us. */
export type Fetched = Event & {
  readonly is: 'file-fetched';
  readonly file: FileRef;
  readonly personId: number;
  readonly photo?: PhotoErrand;
  /** base64; absent when Feishu would not give it, or it is too big */
  readonly bytes?: string;
  readonly tooBig?: true;
};
export type AccountsFound = Event & {
  readonly is: 'accounts-found';
  /** open_id for each mobile that has an account */
  readonly accounts: Readonly<Record<string, string>>;
  /** the message that made us ask, to be handled now */
  readonly resume?: Message;
};

/** Nothing that we act on. */
export type Unsupported = Event & { readonly is: 'unsupported'; readonly type: string };

export type FeishuEvent = Message | Tap | BotMoved | Recalled | Unsupported;
export type Incoming = FeishuEvent | Fetched | AccountsFound;

/** A person of ours, or a chat of Feishu's. */
export type Recipient = { readonly person: number } | { readonly chat: string };

/** What to say, as data. `once` names the message for ever: a second one of the same name is dropped. */
export type Say =
  | { readonly is: 'text'; readonly to: Recipient; readonly text: string; readonly once?: string }
  | {
      /** the one living card of a thing: sent the first time, changed in place afterwards */
      readonly is: 'card';
      readonly to: Recipient;
      readonly thing: string;
      readonly card: Card;
      readonly once?: string;
    }
  | {
      /** the same card in a new message; the old one says that it has moved */
      readonly is: 'again';
      readonly to: Recipient;
      readonly thing: string;
      readonly moved: Card;
    }
  | {
      readonly is: 'file';
      readonly to: Recipient;
      readonly name: string;
      readonly base64: string;
      readonly once?: string;
    }
  | {
      readonly is: 'fetch';
      readonly file: FileRef;
      readonly personId: number;
      readonly photo?: PhotoErrand;
    }
  | { readonly is: 'lookup'; readonly mobiles: readonly string[]; readonly resume?: Message };

/** Whether a card still waits for a tap; 求助 is beside the matter, 查看照片 only shows something, and 撤销导入 is for who wants it. */
export function wantsTap(card: Card): boolean {
  return /"tag":"form"(?!,"name":"form_show-photos__)|"tag":"button","name":"(?!show-photos__|undo-import__|ask-guidance__)/.test(
    JSON.stringify(card.body),
  );
}

/** The immediate answer to a tap. */
export type Toast = { readonly type: 'success' | 'info' | 'warning' | 'error'; readonly content: string };
export type TapAnswer = { readonly toast?: Toast; readonly card?: Card };

/** Where an answer goes: the group it was asked in, or the person. */
export function replyTo(asker: { person: { id: number } }, message: Message): Recipient {
  return message.chat.kind === 'group' ? { chat: message.chat.id } : { person: asker.person.id };
}
