import { Avatar } from '../avatar.tsx';
import { num, objects, str } from '../json.ts';
import { useRoom } from '../room.tsx';
import { marks } from './context.tsx';
import { Icon } from './icon.tsx';
import type { Of } from './inside.tsx';
import { marginStyle } from './looks.ts';

type PersonProps = {
  id: string;
  size?: string;
  look?: string | undefined;
  avatar?: boolean;
  name?: boolean;
};

export function Person({ id, size = '', look = '', avatar = true, name = true }: PersonProps) {
  const { nameOf } = useRoom();
  const shown = nameOf(id);
  return (
    <span className={`person ${size} ${look}`} data-person={id} title={shown}>
      {avatar && <Avatar name={shown} />}
      <span className={name ? 'name' : 'hidden'}>{shown}</span>
    </span>
  );
}

export function PersonElement({ el, at }: Of) {
  return (
    <div style={marginStyle(el)} {...marks(el, at)}>
      <Person
        id={str(el.user_id)}
        size={str(el.size, 'medium')}
        look={str(el.style)}
        avatar={el.show_avatar !== false}
        name={el.show_name === true}
      />
    </div>
  );
}

/** Rows of people, cut after so many lines. */
const lineHeight: Readonly<Record<string, number>> = { extra_small: 24, small: 26, medium: 30, large: 38 };

export function PersonList({ el, at }: Of) {
  const { knows } = useRoom();
  const lines = num(el.lines);
  const size = str(el.size, 'small');
  const height = lines && lines * (lineHeight[size] ?? 26);
  const persons = objects(el.persons).filter(({ id }) => el.drop_invalid_user_id !== true || knows(str(id)));
  return (
    <div
      className="persons"
      style={{ ...marginStyle(el), maxHeight: height || undefined }}
      {...marks(el, at)}
    >
      <Icon of={el.icon} />
      {persons.map(({ id }, index) => (
        <Person
          // biome-ignore lint/suspicious/noArrayIndexKey: the same person may be listed twice
          key={index}
          id={str(id)}
          size={size}
          avatar={el.show_avatar === true}
          name={el.show_name !== false}
        />
      ))}
    </div>
  );
}
