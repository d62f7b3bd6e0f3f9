import IconContrast from '@douyinfe/semi-icons/lib/es/icons/IconContrast';
import IconMoon from '@douyinfe/semi-icons/lib/es/icons/IconMoon';
import IconSun from '@douyinfe/semi-icons/lib/es/icons/IconSun';
import { useState } from 'react';
import { api, sentence } from './api.ts';
import { DevEntry } from './dev/entry.tsx';
import { useNotices } from './notices.tsx';
import type { About, Person } from './types.ts';
import { type Theme, useTheme } from './use-remembered.ts';
import { useTicking } from './use-sandbox.ts';
import { dayOf, timeOf } from './when.ts';
import { Who } from './who.tsx';
import { words } from './words.ts';

const MOVES = [
  { key: 'minutes', move: { advance: 'PT2M' } },
  { key: 'nextDay', move: { workdays: 1 } },
  { key: 'twenty', move: { workdays: 20 } },
] as const;

const SIGNS: Record<Theme, typeof IconSun> = { auto: IconContrast, light: IconSun, dark: IconMoon };

type Props = { about: About; me: Person; now(): number; choose(id: string): void };

export function TopBar({ about, me, now, choose }: Props) {
  const { theme, turn } = useTheme();
  const Sign = SIGNS[theme];
  const { confirm, toast } = useNotices();
  const [busy, setBusy] = useState(false);
  const during = async (work: () => Promise<unknown>) => {
    setBusy(true);
    await work().catch((error: unknown) => toast('error', sentence(error)));
    setBusy(false);
  };
  const reset = async () => {
    if (!(await confirm(words.reset, words.resetAsk))) return;
    await during(async () => {
      await api.reset();
      toast('success', words.resetDone);
    });
  };
  return (
    <header className="bar">
      <h1>{words.title(about.botName)}</h1>
      <Who people={about.people} me={me} choose={choose} />
      <span className="space" />
      <div className="clock">
        <Time now={now} busy={busy} />
        {MOVES.map(({ key, move }) => (
          <button
            key={key}
            type="button"
            className="plain-button"
            data-move={key}
            disabled={busy}
            onClick={() => during(() => api.move(move))}
          >
            {words.moves[key]}
          </button>
        ))}
        <button type="button" className="plain-button" data-reset disabled={busy} onClick={reset}>
          {words.reset}
        </button>
      </div>
      <DevEntry about={about} me={me} />
      <button
        type="button"
        className="quiet-button"
        aria-label={words.theme.label(words.theme[theme])}
        title={words.theme[theme]}
        onClick={turn}
      >
        <Sign size="large" />
      </button>
    </header>
  );
}

function Time({ now: clock, busy }: { now(): number; busy: boolean }) {
  const now = useTicking(clock);
  return (
    <time dateTime={new Date(now).toISOString()} title={words.clock} data-clock={Math.floor(now)}>
      {busy ? words.moving : `${dayOf(now)} ${timeOf(now, true)}`}
    </time>
  );
}
