import type { ReactNode } from 'react';
import { list, num, obj, str } from '../json.ts';
import type { Json } from '../types.ts';
import { format } from '../when.ts';
import { hue } from './looks.ts';
import { Person } from './people.tsx';
import { Text } from './text.tsx';

type Show = (value: unknown, column: Json) => ReactNode;

/** §4.3: what the types of data look like in a table. */
const KINDS: Readonly<Record<string, Show>> = {
  number: (value, column) => numberText(value, obj(column.format)),
  date: (value, column) => dateText(value, str(column.date_format, 'YYYY/MM/DD')),
  options: (value) => options(value),
  persons: (value) => (
    <span className="persons">
      {[value].flat().map((id, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same person may be listed twice
        <Person key={at} id={String(id)} size="extra_small" />
      ))}
    </span>
  ),
  lark_md: (value) => <Text of={{ tag: 'lark_md', content: String(value) }} />,
  markdown: (value) => <Text of={{ tag: 'markdown', content: String(value) }} />,
};

export function Cell({ column, value }: { column: Json; value: unknown }): ReactNode {
  if (value === undefined || value === null || value === '') return null;
  return (KINDS[str(column.data_type)] ?? String)(value, column);
}

function options(value: unknown): ReactNode {
  const given = typeof value === 'string' ? [{ text: value }] : list(value).map(obj);
  return (
    <span className="tags">
      {given.map((option, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same option may stand twice
        <span key={at} className="tag" style={hue(str(obj(option).color, 'neutral'))}>
          {str(obj(option).text)}
        </span>
      ))}
    </span>
  );
}

function dateText(value: unknown, pattern: string): string {
  const ms = Number(value);
  return Number.isFinite(ms) && Math.abs(ms) <= 8.64e15 ? format(ms, pattern) : String(value);
}

function numberText(value: unknown, { precision, symbol, separator }: Json): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return String(value);
  const digits = num(precision);
  const shown = number.toLocaleString('en-US', {
    useGrouping: separator === true,
    maximumFractionDigits: 20,
    ...(digits !== undefined && { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  });
  return `${str(symbol)}${shown}`;
}
