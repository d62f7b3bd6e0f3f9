import Button from '@douyinfe/semi-ui-19/lib/es/button';
import { useCallback, useState } from 'react';
import { useAddress } from '../use-remembered.ts';
import type { Filter } from './api.ts';
import { EntryView } from './entry-view.tsx';
import { useFaultNames } from './fault-names.ts';
import type { TabProps } from './tab-props.ts';
import { TraceFilter } from './trace-filter.tsx';
import { TraceRow } from './trace-row.tsx';
import type { EntryLine } from './types.ts';
import { useTrace } from './use-trace.ts';
import { words } from './words.ts';

const PAGE = 200;

/** 往来: what passed between the bot and the sandbox, as a list, and one of it whole. */
export function TraceTab(props: TabProps) {
  const [filter, setFilter] = useState<Filter>({});
  const [shown, show] = useAddress('entry');
  const entries = useTrace(filter);
  const onlyMessage = useCallback(
    (message_id: string) => {
      setFilter({ message_id });
      show(undefined);
    },
    [show],
  );
  if (shown !== undefined)
    return (
      <EntryView
        {...props}
        id={Number(shown)}
        open={(id) => show(String(id))}
        back={() => show(undefined)}
        onlyMessage={onlyMessage}
      />
    );
  return (
    <div className="trace">
      <TraceFilter about={props.about} filter={filter} change={setFilter} />
      <List
        entries={entries}
        filtered={Object.values(filter).some(Boolean)}
        open={(id) => show(String(id))}
      />
    </div>
  );
}

type ListProps = { entries: readonly EntryLine[] | undefined; filtered: boolean; open(id: number): void };

function List({ entries, filtered, open }: ListProps) {
  const [pages, setPages] = useState(1);
  const nameOf = useFaultNames();
  if (!entries) return <p className="empty">{words.loading}</p>;
  if (entries.length === 0) return <p className="empty">{filtered ? words.noMatch : words.nothing}</p>;
  const rest = entries.length - pages * PAGE;
  return (
    <>
      <ol className="entries">
        {entries.slice(0, pages * PAGE).map((entry) => (
          <TraceRow key={entry.id} entry={entry} nameOf={nameOf} open={() => open(entry.id)} />
        ))}
      </ol>
      {rest > 0 && (
        <Button theme="outline" className="more" onClick={() => setPages(pages + 1)}>
          {words.more(Math.min(rest, PAGE))}
        </Button>
      )}
    </>
  );
}
