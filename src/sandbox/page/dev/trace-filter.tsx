import IconSearch from '@douyinfe/semi-icons/lib/es/icons/IconSearch';
import Button from '@douyinfe/semi-ui-19/lib/es/button';
import Input from '@douyinfe/semi-ui-19/lib/es/input';
import Radio from '@douyinfe/semi-ui-19/lib/es/radio';
import RadioGroup from '@douyinfe/semi-ui-19/lib/es/radio/radioGroup';
import Select from '@douyinfe/semi-ui-19/lib/es/select';
import Tag from '@douyinfe/semi-ui-19/lib/es/tag';
import { useCallback, useEffect, useState } from 'react';
import type { About } from '../types.ts';
import { devApi, type Filter } from './api.ts';
import { usePick } from './pick.ts';
import type { Group } from './types.ts';
import { words } from './words.ts';

type Props = { about: About; filter: Filter; change(filter: Filter): void };

const KINDS = ['', 'call', 'event', 'callback'] as const;

export function TraceFilter({ about, filter, change }: Props) {
  const only = useCallback((message_id: string) => change({ message_id }), [change]);
  const { picking, start } = usePick(only);
  return (
    <div className="filter">
      <div className="first">
        <RadioGroup
          type="button"
          value={filter.kind ?? ''}
          onChange={(event) => change({ ...filter, kind: event.target.value || undefined })}
        >
          {KINDS.map((kind) => (
            <Radio key={kind} value={kind}>
              {words.kinds[kind]}
            </Radio>
          ))}
        </RadioGroup>
        <Button theme="outline" onClick={start} disabled={picking} data-pick>
          {words.pick}
        </Button>
      </div>
      <ChatSelect value={filter.chat_id} change={(chat_id) => change({ ...filter, chat_id })} />
      <PersonSelect about={about} value={filter.person} change={(person) => change({ ...filter, person })} />
      <TextField
        value={filter.text ?? ''}
        change={(text) => change({ ...filter, text: text || undefined })}
      />
      {filter.message_id && (
        <Tag closable size="large" onClose={() => change({ ...filter, message_id: undefined })}>
          {words.onlyMessage}
        </Tag>
      )}
      {picking && <p className="note">{words.picking}</p>}
    </div>
  );
}

type Choice = { value: string | undefined; change(value: string | undefined): void };

type Options = { name: string; placeholder: string; list: readonly { value: string; label: string }[] };

/** One of a list, or none. */
function OneOf({ name, placeholder, list, value, change }: Options & Choice) {
  return (
    <Select
      filter
      showClear
      placeholder={placeholder}
      aria-label={name}
      value={value}
      onChange={(chosen) => change(chosen as string | undefined)}
      onClear={() => change(undefined)}
      optionList={[...list]}
    />
  );
}

export function ChatSelect(choice: Choice) {
  const [groups, setGroups] = useState<readonly Group[]>([]);
  useEffect(() => void devApi.groups().then(setGroups, () => undefined), []);
  const list = groups.map(({ chat_id, name }) => ({ value: chat_id, label: name }));
  return <OneOf name={words.chat} placeholder={words.anyChat} list={list} {...choice} />;
}

export function PersonSelect({ about, ...choice }: Choice & { about: About }) {
  const list = about.people.map(({ id, name, title }) => ({ value: id, label: `${name} ${title}` }));
  return <OneOf name={words.person} placeholder={words.anyPerson} list={list} {...choice} />;
}

const PAUSE_MS = 250;

/** Looks for what was typed when typing has paused. */
function TextField({ value, change }: { value: string; change(text: string): void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => change(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, change]);
  return (
    <Input
      showClear
      prefix={<IconSearch />}
      placeholder={words.text}
      aria-label={words.text}
      value={typed}
      onChange={setTyped}
    />
  );
}
