import { useEffect, useRef, useState } from 'react';
import { api, sentence } from './api.ts';
import { Menu } from './menu.tsx';
import { useNotices } from './notices.tsx';
import { Tips } from './tips.tsx';
import type { About, Chat, Message, Person } from './types.ts';
import { words } from './words.ts';

type Props = {
  about: About;
  me: Person;
  chat: Chat;
  replyTo: Message | undefined;
  quote(message: Message | undefined): void;
  /** a file that was dropped onto the chat, taken over once */
  dropped: File | undefined;
};

type Draft = { text: string; file: File | undefined };
const EMPTY: Draft = { text: '', file: undefined };

/** What could not be sent, and behind it what was written since. */
const together = (unsent: Draft, since: Draft): Draft => ({
  text: [unsent.text, since.text].filter((text) => text !== '').join('\n'),
  file: unsent.file ?? since.file,
});

export function Composer({ about, me, chat, replyTo, quote, dropped }: Props) {
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const { toast } = useNotices();
  const box = useRef<HTMLTextAreaElement>(null);
  const write = (text: string) => {
    setDraft((before) => ({ ...before, text }));
    box.current?.focus();
  };
  useEffect(() => {
    if (replyTo) box.current?.focus();
  }, [replyTo]);
  useEffect(() => {
    if (!dropped) return;
    setDraft((before) => ({ ...before, file: dropped }));
    box.current?.focus();
  }, [dropped]);
  const ready = draft.text.trim() !== '' || draft.file !== undefined;
  const send = async () => {
    if (!ready) return;
    // at once: the next may be written before this one has been taken
    setDraft(EMPTY);
    quote(undefined);
    box.current?.focus();
    try {
      await api.say(await saying(me, chat, draft, replyTo));
    } catch (error) {
      toast('error', sentence(error));
      setDraft((meanwhile) => together(draft, meanwhile));
      quote(replyTo);
    }
  };
  const keys = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };
  return (
    <form
      className="foot"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Menu about={about} me={me} chat={chat} />
      {chat.kind === 'group' && <Tips tips={about.tips} botName={about.botName} use={write} />}
      <Chips
        draft={draft}
        replyTo={replyTo}
        forget={() => quote(undefined)}
        drop={() => setDraft((before) => ({ ...before, file: undefined }))}
      />
      <div className="composer">
        {chat.kind === 'group' && (
          <button
            type="button"
            className="plain-button tool"
            data-at-bot
            aria-label={words.at(about.botName)}
            title={words.at(about.botName)}
            onClick={() => write(`${words.at(about.botName)} ${draft.text}`)}
          >
            @
          </button>
        )}
        <Attach choose={(file) => setDraft((before) => ({ ...before, file }))} />
        <textarea
          ref={box}
          rows={1}
          data-composer
          aria-label={words.composer}
          placeholder={words.composerHint}
          value={draft.text}
          onChange={(event) => setDraft({ ...draft, text: event.target.value })}
          onKeyDown={keys}
        />
        <button type="submit" className="send" disabled={!ready}>
          {words.send}
        </button>
      </div>
    </form>
  );
}

async function saying(me: Person, chat: Chat, draft: Draft, replyTo: Message | undefined) {
  const file = draft.file && { name: draft.file.name, base64: await base64(draft.file) };
  return {
    as: me.id,
    chat_id: chat.chat_id,
    text: draft.text,
    ...(file && { file }),
    ...(replyTo && { reply_to: replyTo.message_id }),
  };
}

const base64 = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

type ChipsProps = { draft: Draft; replyTo: Message | undefined; forget(): void; drop(): void };

function Chips({ draft, replyTo, forget, drop }: ChipsProps) {
  if (!draft.file && !replyTo) return null;
  return (
    <div className="chips">
      {replyTo && <Chip text={words.replyTo(replyTo.sender.name)} label={words.cancel} drop={forget} />}
      {draft.file && <Chip text={draft.file.name} label={words.dropFile} drop={drop} />}
    </div>
  );
}

function Chip({ text, label, drop }: { text: string; label: string; drop(): void }) {
  return (
    <span className="chip">
      {text}
      <button type="button" className="quiet-button" aria-label={label} onClick={drop}>
        ×
      </button>
    </span>
  );
}

function Attach({ choose }: { choose(file: File): void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        data-attach
        aria-label={words.attach}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) choose(file);
          event.target.value = '';
        }}
      />
      <button
        type="button"
        className="plain-button tool"
        aria-label={words.attach}
        title={words.attach}
        onClick={() => input.current?.click()}
      >
        ＋
      </button>
    </>
  );
}
