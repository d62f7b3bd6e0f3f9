import { useEffect, useId, useRef, useState } from 'react';
import { Avatar } from './avatar.tsx';
import type { Person } from './types.ts';
import { words } from './words.ts';

type Props = { people: readonly Person[]; me: Person; choose(id: string): void };
type Group = { title: string; people: readonly Person[] };

/** Who the visitor is: the featured people first, then everyone by title, found by typing. */
export function Who({ people, me, choose }: Props) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = (event: PointerEvent) => {
      if (!place.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener('pointerdown', away);
    return () => removeEventListener('pointerdown', away);
  }, [open]);
  const pick = (id: string) => {
    setOpen(false);
    choose(id);
    place.current?.querySelector('button')?.focus();
  };
  return (
    <div className="who" ref={place}>
      <button
        type="button"
        className="plain-button"
        data-who={me.id}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-label={`${words.me}：${me.name} ${me.title}`}
        onClick={() => setOpen(!open)}
      >
        <span className="chosen">{me.name}</span>
        <span className="title">{me.title}</span>
        <span aria-hidden>▾</span>
      </button>
      {open && <People people={people} me={me} pick={pick} close={() => setOpen(false)} />}
    </div>
  );
}

type ListProps = { people: readonly Person[]; me: Person; pick(id: string): void; close(): void };

function People({ people, me, pick, close }: ListProps) {
  const [wanted, setWanted] = useState('');
  const groups = grouped(people, wanted.trim());
  const flat = groups.flatMap((group) => group.people);
  const [at, setAt] = useState(0);
  const id = useId();
  const keys = (event: React.KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      setAt((before) => (before + step + flat.length) % Math.max(1, flat.length));
    }
    if (event.key === 'Enter' && flat[at]) pick(flat[at].id);
    if (event.key === 'Escape') close();
  };
  return (
    <div className="people">
      <input
        // The list was opened to choose from it, and typing is the quickest way.
        ref={(input) => input?.focus()}
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={flat[at] && `${id}-${flat[at].id}`}
        aria-label={words.search}
        placeholder={words.search}
        value={wanted}
        onChange={(event) => {
          setWanted(event.target.value);
          setAt(0);
        }}
        onKeyDown={keys}
      />
      <div role="listbox" id={id} aria-label={words.me} className="options">
        {flat.length === 0 && <p className="heading">{words.nobody}</p>}
        {groups.map((group) => (
          <Options key={group.title} group={group} me={me} current={flat[at]?.id} id={id} pick={pick} />
        ))}
      </div>
    </div>
  );
}

type OptionsProps = {
  group: Group;
  me: Person;
  current: string | undefined;
  id: string;
  pick(id: string): void;
};

function Options({ group, me, current, id, pick }: OptionsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of a listbox
    <div role="group" aria-label={group.title}>
      <div className="heading" aria-hidden>
        {group.title}
      </div>
      {group.people.map((person) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above has the keys
        <div
          key={person.id}
          id={`${id}-${person.id}`}
          role="option"
          tabIndex={-1}
          data-person={person.id}
          aria-selected={person.id === me.id}
          className={person.id === current ? 'current' : ''}
          ref={(option) => {
            if (person.id === current) option?.scrollIntoView({ block: 'nearest' });
          }}
          onClick={() => pick(person.id)}
        >
          <Avatar name={person.name} />
          <span>{person.name}</span>
          <span className="title">{person.title}</span>
        </div>
      ))}
    </div>
  );
}

function grouped(people: readonly Person[], wanted: string): Group[] {
  const found = people.filter(({ name, title }) => name.includes(wanted) || title.includes(wanted));
  const featured = found.filter((person) => person.featured);
  const others = found.filter((person) => !person.featured);
  const groups = [...new Set(others.map(sectionOf))].map((title) => ({
    title,
    people: others.filter((person) => sectionOf(person) === title),
  }));
  return featured.length > 0 ? [{ title: words.featured, people: featured }, ...groups] : groups;
}

/** A title like 「危化科 科长」 begins with the section, and people of a section belong together. */
const sectionOf = ({ title }: Person): string => title.split(' ')[0] ?? title;
