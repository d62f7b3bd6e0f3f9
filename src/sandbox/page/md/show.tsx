import type { Token, Tokens } from 'marked';
import { createElement, Fragment, type ReactNode } from 'react';
import { Picture } from '../card/pictures.tsx';
import { safe } from '../links.ts';
import { withEmoji } from './emoji.ts';
import { plainText } from './read.ts';
import { FeishuTag } from './show-tag.tsx';
import { Table } from './table.tsx';
import type { TagToken } from './tags.ts';

/** Tokens become elements of React, never HTML, so nothing that somebody wrote can run. */
export function Marks({ of }: { of: readonly Token[] | undefined }): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text
  return of?.map((token, at) => <Fragment key={at}>{show(token)}</Fragment>);
}

/** Named by its own `tokens` or by its text alone. */
const inside = (token: Token): ReactNode =>
  'tokens' in token && token.tokens ? <Marks of={token.tokens} /> : text(token);
const text = (token: Token): ReactNode => ('text' in token ? withEmoji(plainText(String(token.text))) : null);

const SHOWN: Readonly<Record<string, (token: Token) => ReactNode>> = {
  space: () => null,
  hr: () => <hr />,
  br: () => <br />,
  text: inside,
  escape: text,
  paragraph: (token) => <p>{inside(token)}</p>,
  heading: (token) => createElement(`h${(token as Tokens.Heading).depth}`, {}, inside(token)),
  blockquote: (token) => <blockquote>{inside(token)}</blockquote>,
  strong: (token) => <strong>{inside(token)}</strong>,
  em: (token) => <em>{inside(token)}</em>,
  del: (token) => <del>{inside(token)}</del>,
  codespan: (token) => <code>{plainText((token as Tokens.Codespan).text)}</code>,
  code: (token) => <Code of={token as Tokens.Code} />,
  list: (token) => <List of={token as Tokens.List} />,
  table: (token) => <Table of={token as Tokens.Table} show={(cell) => <Marks of={cell.tokens} />} />,
  link: (token) => <Anchor href={(token as Tokens.Link).href}>{inside(token)}</Anchor>,
  image: (token) => <Image of={token as Tokens.Image} />,
  feishu: (token) => (
    <FeishuTag of={token as TagToken}>
      <Marks of={(token as TagToken).tokens} />
    </FeishuTag>
  ),
};

const show = (token: Token): ReactNode => (SHOWN[token.type] ?? text)(token);

/** A link that leads somewhere safe, or just its words. */
export function Anchor({ href, children }: { href: string; children: ReactNode }) {
  const url = safe(plainText(href));
  if (!url) return children;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

function Code({ of }: { of: Tokens.Code }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard
    <pre tabIndex={0} data-lang={of.lang || undefined}>
      <code>{plainText(of.text)}</code>
    </pre>
  );
}

function List({ of }: { of: Tokens.List }) {
  const items = of.items.map((item, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the items of a fixed list
    <li key={at}>
      <Marks of={item.tokens} />
    </li>
  ));
  return of.ordered ? <ol start={Number(of.start) || 1}>{items}</ol> : <ul>{items}</ul>;
}

/** Pictures have keys, not addresses. */
function Image({ of }: { of: Tokens.Image }) {
  const alt = plainText(of.text);
  return /^img_[\w-]+$/.test(of.href) ? <Picture imgKey={of.href} alt={alt} preview /> : alt;
}
