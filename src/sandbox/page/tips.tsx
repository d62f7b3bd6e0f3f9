import { useState } from 'react';
import { words } from './words.ts';

type Props = { tips: readonly string[]; botName: string; use(text: string): void };

/** Up to three things to try; those that say what to write can be tapped. */
export function Tips({ tips, botName, use }: Props) {
  const [open, setOpen] = useState(true);
  if (tips.length === 0 || !open) return null;
  return (
    <div className="tips" data-tips>
      <span className="label">{words.tips}</span>
      {tips.slice(0, 3).map((tip) => {
        const text = sayable(tip, words.at(botName));
        if (text === undefined)
          return (
            <span key={tip} className="tip">
              {tip}
            </span>
          );
        return (
          <button key={tip} type="button" className="tip" onClick={() => use(text)}>
            {tip}
          </button>
        );
      })}
      <button
        type="button"
        className="quiet-button"
        aria-label={words.dismiss}
        onClick={() => setOpen(false)}
      >
        ×
      </button>
    </div>
  );
}

/** What a tip says to write: from the bot's name on, or what stands in its last brackets. */
function sayable(tip: string, at: string): string | undefined {
  const from = tip.indexOf(at);
  if (from >= 0) return tip.slice(from).split(words.tipEnds)[0];
  return words.tipQuote.exec(tip)?.[1];
}
