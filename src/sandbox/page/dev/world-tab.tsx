import Button from '@douyinfe/semi-ui-19/lib/es/button';
import Input from '@douyinfe/semi-ui-19/lib/es/input';
import Switch from '@douyinfe/semi-ui-19/lib/es/switch';
import { useCallback, useEffect, useState } from 'react';
import { sentence } from '../api.ts';
import { onNews } from '../news.ts';
import { useNotices } from '../notices.tsx';
import { devApi } from './api.ts';
import { usePick } from './pick.ts';
import type { Group, PersonState } from './types.ts';
import { words } from './words.ts';

/** 人和群: people out of reach, the bot out of a group, a message taken back. */
export function WorldTab() {
  const { people, groups, change } = useWorld();
  return (
    <div className="world">
      <Recall change={change} />
      <section>
        <h3>{words.groups}</h3>
        <ul className="states">
          {groups.map((group) => (
            <GroupRow key={group.chat_id} group={group} change={change} />
          ))}
        </ul>
      </section>
      <People people={people} change={change} />
    </div>
  );
}

type Change = (work: Promise<unknown>) => Promise<boolean>;

function useWorld() {
  const [people, setPeople] = useState<readonly PersonState[]>([]);
  const [groups, setGroups] = useState<readonly Group[]>([]);
  const { toast } = useNotices();
  const load = useCallback(async () => {
    const [everybody, all] = await Promise.all([devApi.people(), devApi.groups()]);
    setPeople(everybody);
    setGroups(all);
  }, []);
  const change: Change = useCallback(
    async (work) => {
      const error = await work.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (error !== undefined) toast('error', sentence(error));
      return error === undefined;
    },
    [toast],
  );
  useEffect(() => {
    const again = () => void load().catch((error: unknown) => toast('error', sentence(error)));
    again();
    const stop = [onNews('chats', again), onNews('reset', again)];
    return () => {
      for (const each of stop) each();
    };
  }, [load, toast]);
  return { people, groups, change };
}

function Recall({ change }: { change: Change }) {
  const { toast } = useNotices();
  const recall = useCallback(
    async (messageId: string) => {
      if (await change(devApi.recall(messageId))) toast('success', words.recalled);
    },
    [change, toast],
  );
  const { picking, start } = usePick(recall);
  return (
    <section>
      <h3>{words.recall}</h3>
      <p className="note">{picking ? words.picking : words.recallHint}</p>
      <Button theme="outline" onClick={start} disabled={picking} data-pick>
        {words.pick}
      </Button>
    </section>
  );
}

function GroupRow({ group, change }: { group: Group; change: Change }) {
  const { chat_id, name, members, bot, disbanded } = group;
  return (
    <li>
      <span className="who-is">
        {name}
        <small>{disbanded ? words.disbanded : words.members(members.length)}</small>
      </span>
      <Toggle
        name={words.botInside}
        on={bot === true}
        off={disbanded === true}
        mark={`bot/${chat_id}`}
        turn={(inside) => void change(devApi.moveBot(chat_id, inside))}
      />
    </li>
  );
}

const MOST = 20;
const isChanged = ({ available, visible, resigned }: PersonState) => !available || !visible || resigned;

function People({ people, change }: { people: readonly PersonState[]; change: Change }) {
  const [text, setText] = useState('');
  const changed = people.filter(isChanged);
  const found = people.filter((person) => `${person.name} ${person.title}`.includes(text.trim()));
  const order = [...found].sort((a, b) => Number(isChanged(b)) - Number(isChanged(a)));
  return (
    <section>
      <h3>{words.people}</h3>
      <p className="note">{changed.length > 0 ? words.onlyChanged(changed.length) : words.peopleHint}</p>
      <Input
        showClear
        placeholder={words.findPerson}
        aria-label={words.findPerson}
        value={text}
        onChange={setText}
      />
      <ul className="states">
        {order.slice(0, MOST).map((person) => (
          <PersonRow key={person.id} person={person} change={change} />
        ))}
      </ul>
      {found.length === 0 && <p className="note">{words.nobody}</p>}
      {found.length > MOST && <p className="note">{words.morePeople(found.length - MOST)}</p>}
    </section>
  );
}

const STATES = ['available', 'visible', 'resigned'] as const;

function PersonRow({ person, change }: { person: PersonState; change: Change }) {
  return (
    <li data-state-of={person.id}>
      <span className="who-is">
        {person.name}
        <small>{person.title}</small>
      </span>
      {STATES.map((state) => (
        <Toggle
          key={state}
          name={words.states[state]}
          hint={words.stateHints[state]}
          on={person[state]}
          mark={`${state}/${person.id}`}
          turn={(on) => void change(devApi.changePerson(person.id, { [state]: on }))}
        />
      ))}
    </li>
  );
}

type ToggleProps = {
  name: string;
  hint?: string;
  on: boolean;
  off?: boolean;
  mark: string;
  turn(on: boolean): void;
};

const Toggle = ({ name, hint, on, off = false, mark, turn }: ToggleProps) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
  <label className="toggle" title={hint} data-toggle={mark}>
    <Switch size="small" checked={on} disabled={off} onChange={turn} aria-label={name} />
    <span>{name}</span>
  </label>
);
