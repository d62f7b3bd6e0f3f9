import Tag from '@douyinfe/semi-ui-19/lib/es/tag';
import { timeOf } from '../when.ts';
import type { CallLine, EntryLine, PushLine } from './types.ts';
import { words } from './words.ts';

type Props = { entry: EntryLine; nameOf(kind: string): string; open(): void };

export function TraceRow({ entry, nameOf, open }: Props) {
  const faults = [...new Set(entry.faults.map(({ kind }) => nameOf(kind)))];
  return (
    <li>
      <button type="button" className="entry" data-entry={entry.id} data-kind={entry.kind} onClick={open}>
        <span className="what">
          <KindTag entry={entry} />
          <strong>{titleOf(entry)}</strong>
          <Outcome entry={entry} />
        </span>
        <span className="where">{whereOf(entry)}</span>
        <time>{timeOf(Date.parse(entry.at), true)}</time>
        <code>{codeLine(entry)}</code>
        <span className="tags">
          {entry.kind === 'call' && entry.refused_card && <Tag color="red">{words.refusedCard}</Tag>}
          {faults.map((name) => (
            <Tag key={name} color="orange">
              {words.faultTag(name)}
            </Tag>
          ))}
        </span>
      </button>
    </li>
  );
}

const COLOURS = { call: 'blue', event: 'green', callback: 'violet' } as const;

export const KindTag = ({ entry }: { entry: EntryLine }) => (
  <Tag color={COLOURS[entry.kind]}>{words.kinds[entry.kind]}</Tag>
);

export function titleOf(entry: EntryLine): string {
  if (entry.kind !== 'call') return words.events[entry.event_type] ?? entry.event_type;
  const call = `${entry.method} ${entry.path}`;
  return words.calls.find(([pattern]) => pattern.test(call))?.[1] ?? words.otherCall;
}

export const codeLine = (entry: EntryLine): string =>
  entry.kind === 'call' ? `${entry.method} ${entry.path}` : entry.event_type;

/** The chat, and who it is about; a private chat is named after its person. */
export function whereOf({ chat_name, chat_kind, person_name }: EntryLine): string {
  if (chat_kind === 'p2p' && person_name) return words.p2p(person_name);
  return [chat_name, person_name].filter(Boolean).join(' · ');
}

/** What came of it, in one word or number. */
export function Outcome({ entry }: { entry: EntryLine }) {
  const { text, bad } = entry.kind === 'call' ? callOutcome(entry) : pushOutcome(entry);
  return (
    <span className={`outcome ${bad ? 'bad' : ''}`}>
      {text}
      {entry.ms !== null && <small>{words.ms(entry.ms)}</small>}
    </span>
  );
}

function callOutcome({ status, code, ms }: CallLine): { text: string; bad: boolean } {
  if (status === null)
    return { text: ms === null ? words.answers.waiting : words.answers.cut, bad: ms !== null };
  const isBad = status >= 400 || (code !== null && code !== 0);
  return { text: code ? `${status} ${code}` : String(status), bad: isBad };
}

function pushOutcome({ status, answer, tries }: PushLine): { text: string; bad: boolean } {
  const again = tries > 1 ? ` · ${words.tries(tries)}` : '';
  if (answer === null) return { text: words.answers.waiting + again, bad: false };
  if (answer === 'answered') return { text: `${status}${again}`, bad: status !== 200 };
  return { text: words.answers[answer] + again, bad: true };
}
