import { dayOf, timeOf } from '../when.ts';
import { codeLine, whereOf } from './trace-row.tsx';
import type { Whole } from './types.ts';
import { words } from './words.ts';

/** What is known of an entry, name by name; what there is none of is not named. */
export function EntryFacts({ entry }: { entry: Whole }) {
  const at = Date.parse(entry.at);
  const { facts } = words;
  const known: [string, string | null][] = [
    [facts.at, `${dayOf(at)} ${timeOf(at, true)}`],
    [facts.where, whereOf(entry) || null],
    ...(entry.kind === 'call'
      ? ([
          [facts.uuid, entry.uuid],
          [facts.log, entry.log_id],
        ] satisfies [string, string | null][])
      : ([[facts.event, entry.event_id]] satisfies [string, string | null][])),
    [facts.message, entry.message_id],
  ];
  return (
    <>
      <code className="call">
        {codeLine(entry) + (entry.kind === 'call' ? decodeURIComponent(entry.query) : '')}
      </code>
      <dl className="facts">
        {known.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}
