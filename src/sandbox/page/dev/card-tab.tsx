import Button from '@douyinfe/semi-ui-19/lib/es/button';
import TextArea from '@douyinfe/semi-ui-19/lib/es/input/textarea';
import { useCallback, useEffect, useState } from 'react';
import { api, sentence } from '../api.ts';
import { isJson, parse } from '../json.ts';
import { useNotices } from '../notices.tsx';
import { devApi } from './api.ts';
import { JudgedCard } from './judged-card.tsx';
import { usePick } from './pick.ts';
import type { TabProps } from './tab-props.ts';
import type { CardVerdict } from './types.ts';
import { words } from './words.ts';

const PAUSE_MS = 300;

/** 查卡片: any card, pasted or taken from the chat, judged as it is typed. */
export function CardTab({ about, me }: TabProps) {
  const [text, setText] = useState('');
  const verdict = useVerdict(text);
  const fetchCard = useFetchCard(setText);
  const { picking, start } = usePick(fetchCard);
  return (
    <div className="card-tab">
      <div className="buttons">
        <Button theme="outline" onClick={start} disabled={picking} data-pick>
          {words.fromMessage}
        </Button>
        <Button theme="outline" disabled={!isJson(tryParse(text))} onClick={() => setText(tidy(text))}>
          {words.tidy}
        </Button>
      </div>
      {picking && <p className="note">{words.picking}</p>}
      <TextArea
        rows={10}
        placeholder={words.paste}
        aria-label={words.pasteLabel}
        value={text}
        onChange={setText}
        spellCheck={false}
      />
      {verdict && <JudgedCard card={verdict} about={about} me={me} />}
    </div>
  );
}

function useVerdict(text: string): CardVerdict | undefined {
  const [verdict, setVerdict] = useState<CardVerdict>();
  const { toast } = useNotices();
  useEffect(() => {
    if (text.trim() === '') return setVerdict(undefined);
    let left = false;
    const check = () =>
      devApi.checkCard(cardIn(text)).then(
        (found) => !left && setVerdict(found),
        (error: unknown) => toast('error', sentence(error)),
      );
    const timer = setTimeout(() => void check(), PAUSE_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [text, toast]);
  return verdict;
}

/** What a message of the chat holds now, from whichever call put it there last. */
function useFetchCard(put: (text: string) => void): (messageId: string) => void {
  const { toast } = useNotices();
  return useCallback(
    (messageId) => {
      const shown = document.querySelector<HTMLElement>(`[data-message-id="${CSS.escape(messageId)}"]`);
      if (shown?.dataset.type !== 'interactive') return toast('warning', words.notCard);
      const chat = document.querySelector<HTMLElement>('[data-open-chat]')?.dataset.openChat ?? '';
      api
        .messages(chat)
        .then((messages) => {
          const found = messages.find(({ message_id }) => message_id === messageId);
          if (found) put(tidy(found.content));
        })
        .catch((error: unknown) => toast('error', sentence(error)));
    },
    [put, toast],
  );
}

/** A card itself, or the body of a message that has one in its `content`. */
function cardIn(text: string): string {
  const given = parse(text);
  return 'schema' in given || typeof given.content !== 'string' ? text : given.content;
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const tidy = (text: string): string => JSON.stringify(tryParse(text), null, 2) ?? text;
