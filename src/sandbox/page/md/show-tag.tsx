import type { ReactNode } from 'react';
import { Icon } from '../card/icon.tsx';
import { colourOf, hue } from '../card/looks.ts';
import { Person } from '../card/people.tsx';
import { linkOf } from '../links.ts';
import { useRoom } from '../room.tsx';
import { localDatetime } from '../when.ts';
import { words } from '../words.ts';
import { plainText } from './read.ts';
import type { TagToken } from './tags.ts';

type Props = { given: Readonly<Record<string, string>>; inner: string; children: ReactNode };

function At({ given, children }: Props) {
  const { nameOf, me } = useRoom();
  if (given.email) return <span className="at">{`@${given.email}`}</span>;
  const ids = (given.ids ?? given.id ?? given.user_id ?? '').split(',').map((id) => id.trim());
  if (ids.join('') === '') return children;
  return ids.map((id, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the same person may be called twice
    <span key={at} className={`at ${id === me.open_id || id === 'all' ? 'me' : ''}`}>
      {`${at > 0 ? ' ' : ''}${id === 'all' ? words.everyone : `@${nameOf(id)}`}`}
    </span>
  ));
}

const Font = ({ given, children }: Props) => <span style={{ color: colourOf(given.color) }}>{children}</span>;

const TextTag = ({ given, children }: Props) => (
  <span className="tag" style={hue(given.color || 'neutral')}>
    {children}
  </span>
);

/** A number in a disc; past 99 it is not counted. */
function NumberTag({ given, inner, children }: Props) {
  const style = {
    background: given.background_color ? colourOf(given.background_color) : undefined,
    color: given.font_color ? colourOf(given.font_color) : undefined,
  };
  const shown = (
    <span className="number-tag" style={style}>
      {Number(inner) > 99 ? '99+' : children}
    </span>
  );
  return given.url || given.pc_url ? <To given={given}>{shown}</To> : shown;
}

function PersonTag({ given }: Props) {
  return (
    <Person
      id={given.id ?? ''}
      size="extra_small"
      look={given.style}
      avatar={given.show_avatar !== 'false'}
      name={given.show_name !== 'false'}
    />
  );
}

function LocalDatetime({ given }: Props) {
  const { now } = useRoom();
  const shown = localDatetime(Number(given.millisecond ?? now()), given.format_type ?? '');
  return given.link ? <To given={{ url: given.link }}>{shown}</To> : <time>{shown}</time>;
}

/** `<link>` and `<a>`, with an icon before the words if there is one. */
function To({ given, children }: { given: Props['given']; children: ReactNode }) {
  const link = linkOf({ ...given, url: plainText(given.url ?? given.href ?? '') });
  const shown = (
    <>
      {given.icon && <Icon of={{ tag: 'standard_icon', token: given.icon }} />}
      {children}
    </>
  );
  if (link === undefined || link === 'unsupported') return shown;
  return (
    <a href={link.url} target="_blank" rel="noreferrer">
      {shown}
    </a>
  );
}

const Address = ({ given, inner, children }: Props) => (
  <To given={given}>{inner ? children : (given.href ?? '')}</To>
);

const TAGS: Readonly<Record<string, (props: Props) => ReactNode>> = {
  at: At,
  font: Font,
  text_tag: TextTag,
  number_tag: NumberTag,
  person: PersonTag,
  local_datetime: LocalDatetime,
  link: To,
  a: Address,
  br: () => <br />,
  hr: () => <hr />,
  raw: ({ inner }) => plainText(inner),
};

/** §4.4: Feishu's own tags. */
export function FeishuTag({ of, children }: { of: TagToken; children: ReactNode }) {
  const Shown = TAGS[of.name];
  if (!Shown) return children;
  return (
    <Shown given={of.given} inner={of.inner}>
      {children}
    </Shown>
  );
}
