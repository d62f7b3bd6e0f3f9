import Button from '@douyinfe/semi-ui-19/lib/es/button';
import { useState } from 'react';
import { isJson } from '../json.ts';
import { useNotices } from '../notices.tsx';
import type { Body } from './types.ts';
import { words } from './words.ts';

/** A body laid out or as it travelled. */
export function BodyView({ title, body }: { title: string; body: Body }) {
  const [raw, setRaw] = useState(false);
  const { toast } = useNotices();
  const pretty = prettyOf(body.text);
  const text = raw || pretty === undefined ? body.text : pretty;
  const copy = () => navigator.clipboard.writeText(text).then(() => toast('success', words.copied));
  return (
    <section className="body">
      <h4>
        {title}
        <small>{words.kb(body.bytes)}</small>
        <span className="space" />
        {pretty !== undefined && (
          <Button size="small" theme="borderless" onClick={() => setRaw(!raw)} aria-pressed={raw} data-raw>
            {raw ? words.pretty : words.raw}
          </Button>
        )}
        {text !== '' && (
          <Button size="small" theme="borderless" onClick={() => void copy()}>
            {words.copy}
          </Button>
        )}
      </h4>
      {text === '' ? (
        <p className="note">{body.bytes > 0 ? words.binary(words.kb(body.bytes)) : words.noBody}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard
        <pre tabIndex={0}>{text}</pre>
      )}
      {body.cut && text !== '' && <p className="note">{words.cutBody(words.kb(body.bytes))}</p>}
    </section>
  );
}

/** Feishu puts JSON into strings within JSON; laid out, they are opened. */
function prettyOf(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text), (_, value: unknown) => opened(value), 2);
  } catch {
    return undefined;
  }
}

function opened(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    const inside: unknown = JSON.parse(value);
    return isJson(inside) || Array.isArray(inside) ? inside : value;
  } catch {
    return value;
  }
}
