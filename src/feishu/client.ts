/** What we ask of Feishu. Each call succeeds or throws a FeishuError that says what to do next. */
import { z } from 'zod';
import { type Call, caller, type Turn } from './call.ts';
import { unreadableAnswer } from './errors.ts';
import type { Log } from './sdk.ts';

export type OutgoingMessage = {
  readonly type: 'text' | 'interactive' | 'file';
  /** JSON text */
  readonly content: string;
};
export type FeishuClient = {
  /** at most once an hour under one `uuid` (50 characters at most) */
  send(
    to: { readonly openId: string } | { readonly chatId: string },
    message: OutgoingMessage,
    uuid: string,
  ): Promise<{ readonly messageId: string }>;
  /** changes a card of ours in place */
  patch(messageId: string, card: string): Promise<void>;
  /** gives the file_key */
  upload(name: string, bytes: Uint8Array): Promise<string>;
  /** gives the image_key */
  uploadImage(bytes: Uint8Array): Promise<string>;
  download(messageId: string, fileKey: string, maxBytes: number): Promise<Uint8Array>;
  /** open_id for each of these mobiles that has an account, under the mobile as it was given */
  accountsByMobile(mobiles: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** asked once; a good first call, since it warms the connection, the token and the SDK */
  botOpenId(): Promise<string>;
};
export type FeishuClientOptions = {
  readonly appId: string;
  readonly appSecret: string;
  /** https://open.feishu.cn or another; without proxy when it is on this machine */
  readonly domain: string;
  readonly log: Log;
  /** 8 s unless said otherwise */
  readonly timeoutMs?: number;
  readonly turn?: Turn;
};

export function feishuClient(options: FeishuClientOptions): FeishuClient {
  const domain = options.domain.replace(/\/+$/, '');
  const call = caller({ ...options, domain, timeoutMs: options.timeoutMs ?? 8000 });
  let bot: Promise<string> | undefined;
  return {
    send: (to, message, uuid) => send(call, to, message, uuid),
    patch: (messageId, card) => patch(call, messageId, card),
    upload: (name, bytes) => upload(call, name, bytes),
    uploadImage: (bytes) => uploadImage(call, bytes),
    download: (messageId, fileKey, maxBytes) => download(call, messageId, fileKey, maxBytes),
    accountsByMobile: (mobiles) => accountsByMobile(call, mobiles),
    botOpenId() {
      bot ??= botOpenId(call).catch((error: unknown) => {
        bot = undefined;
        throw error;
      });
      return bot;
    },
  };
}

async function send(call: Call, ...[to, message, uuid]: Parameters<FeishuClient['send']>) {
  const id = 'openId' in to ? to.openId : to.chatId;
  // a private chat may be known by who is in it: an id says by its first letters whose it is
  const kind = id.startsWith('ou_') ? 'open_id' : 'chat_id';
  const answer = await call({
    counted: { api: 'send', target: id },
    method: 'POST',
    path: '/open-apis/im/v1/messages',
    params: { receive_id_type: kind },
    data: { receive_id: id, msg_type: message.type, content: message.content, uuid },
  });
  const { data } = read(z.object({ data: z.object({ message_id: z.string().min(1) }) }), answer);
  return { messageId: data.message_id };
}

async function patch(call: Call, messageId: string, content: string): Promise<void> {
  const counted = { api: 'patch', target: messageId } as const;
  await call({ counted, method: 'PATCH', path: messagePath(messageId), data: { content } });
}

/** Feishu's own kinds of file; all else is a stream of bytes. */
const fileTypes: Readonly<Record<string, string>> = {
  pdf: 'pdf',
  doc: 'doc',
  docx: 'doc',
  xls: 'xls',
  xlsx: 'xls',
  ppt: 'ppt',
  pptx: 'ppt',
  mp4: 'mp4',
};

async function upload(call: Call, name: string, bytes: Uint8Array): Promise<string> {
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const form = new FormData();
  form.append('file_type', fileTypes[extension] ?? 'stream');
  form.append('file_name', name);
  // people see file_name; the part's own name stays ASCII, which every parser reads
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), `file.${extension || 'bin'}`);
  const answer = await call({
    counted: { api: 'upload' },
    method: 'POST',
    path: '/open-apis/im/v1/files',
    form,
  });
  return read(z.object({ data: z.object({ file_key: z.string().min(1) }) }), answer).data.file_key;
}

async function uploadImage(call: Call, bytes: Uint8Array): Promise<string> {
  const form = new FormData();
  form.append('image_type', 'message');
  form.append('image', new Blob([bytes as Uint8Array<ArrayBuffer>]), 'photo.jpg');
  const answer = await call({
    counted: { api: 'image' },
    method: 'POST',
    path: '/open-apis/im/v1/images',
    form,
  });
  return read(z.object({ data: z.object({ image_key: z.string().min(1) }) }), answer).data.image_key;
}

async function download(call: Call, messageId: string, fileKey: string, maxBytes: number) {
  const answer = await call({
    counted: { api: 'download' },
    method: 'GET',
    path: `${messagePath(messageId)}/resources/${encodeURIComponent(fileKey)}`,
    params: { type: fileKey.startsWith('img_') ? 'image' : 'file' },
    maxBytes,
  });
  return read(z.instanceof(Uint8Array), answer);
}

const found = z.object({
  data: z.object({
    user_list: z.array(z.object({ user_id: z.string().nullish(), mobile: z.string().nullish() })).nullish(),
  }),
});

async function accountsByMobile(call: Call, mobiles: readonly string[]) {
  const asked = [...new Set(mobiles.map(plainMobile))].filter((mobile) => /^\+?\d{5,15}$/.test(mobile));
  const accounts = new Map<string, string>();
  for (let i = 0; i < asked.length; i += 50) {
    const answer = await call({
      counted: { api: 'accounts' },
      method: 'POST',
      path: '/open-apis/contact/v3/users/batch_get_id',
      params: { user_id_type: 'open_id' },
      data: { mobiles: asked.slice(i, i + 50) },
    });
    for (const { mobile, user_id } of read(found, answer).data.user_list ?? []) {
      if (mobile && user_id) accounts.set(plainMobile(mobile), user_id);
    }
  }
  return new Map(
    mobiles.flatMap((mobile) => {
      const account = accounts.get(plainMobile(mobile));
      return account ? [[mobile, account] as const] : [];
    }),
  );
}

/** The mainland's eleven digits without +86, other countries' numbers with their +. */
function plainMobile(mobile: string): string {
  const bare = mobile.normalize('NFKC').replace(/[\s\-()]/g, '');
  return bare.replace(/^(?:\+|00)?86(?=1\d{10}$)/, '').replace(/^00/, '+');
}

async function botOpenId(call: Call): Promise<string> {
  const answer = await call({ counted: { api: 'bot' }, method: 'GET', path: '/open-apis/bot/v3/info' });
  const shape = z.object({ bot: z.object({ open_id: z.string().min(1) }) });
  return read(shape, answer).bot.open_id;
}

function messagePath(messageId: string): string {
  return `/open-apis/im/v1/messages/${encodeURIComponent(messageId)}`;
}

/** Success that does not say what it should is a fault of the server. */
function read<T>(shape: z.ZodType<T>, answer: unknown): T {
  const { success, data } = shape.safeParse(answer);
  if (!success) throw unreadableAnswer('the answer lacks what was asked for');
  return data;
}
