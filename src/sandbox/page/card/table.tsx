import { useState } from 'react';
import { list, num, obj, objects, str } from '../json.ts';
import { useRoom } from '../room.tsx';
import type { Json } from '../types.ts';
import { format } from '../when.ts';
import { words } from '../words.ts';
import { marks } from './context.tsx';
import type { Of } from './inside.tsx';
import { hue, marginStyle } from './looks.ts';
import { Person } from './people-and-pictures.tsx';

export function Table({ el, at }: Of) {
  const columns = objects(el.columns);
  const rows = objects(el.rows);
  const size = num(el.page_size) ?? 5;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const [wanted, setPage] = useState(0);
  const page = Math.min(wanted, pages - 1);
  const header = obj(el.header_style);
  const frozen = el.freeze_first_column === true ? 'freeze' : '';
  return (
    <div className="table" style={marginStyle(el)} {...marks(el, at)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard */}
      <div className="wide" tabIndex={0}>
        <table className={`${frozen} ${str(header.background_style) === 'none' ? 'none' : ''}`}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={str(column.name)} style={{ ...headStyle(header), ...cellStyle(column) }}>
                  {str(column.display_name) || str(column.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(page * size, (page + 1) * size).map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
              <tr key={page * size + index}>
                {columns.map((column) => (
                  <td key={str(column.name)} className={cellClass(column)} style={cellStyle(column)}>
                    <Cell column={column} value={row[str(column.name)]} />
                  </td>
                ))}
              </tr>
            ))}
            {rows.length === 0 && (
              <tr>
                <td colSpan={columns.length}>{words.noRows}</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {pages > 1 && <Pages page={page} pages={pages} turn={setPage} />}
    </div>
  );
}

function Pages({ page, pages, turn }: { page: number; pages: number; turn(page: number): void }) {
  return (
    <div className="pages">
      <button
        type="button"
        className="plain-button"
        disabled={page === 0}
        aria-label={words.page.prev}
        onClick={() => turn(page - 1)}
      >
        ‹
      </button>
      <span aria-live="polite">{words.page.at(page + 1, pages)}</span>
      <button
        type="button"
        className="plain-button"
        disabled={page === pages - 1}
        aria-label={words.page.next}
        onClick={() => turn(page + 1)}
      >
        ›
      </button>
    </div>
  );
}

const headStyle = (header: Json): React.CSSProperties => ({
  color: header.text_color === 'grey' ? 'var(--text-soft)' : undefined,
  fontWeight: header.bold === false ? 400 : 600,
});

const cellClass = (column: Json): string => `cell-${str(column.data_type)}`;

const cellStyle = (column: Json): React.CSSProperties => {
  const width = str(column.width);
  return {
    textAlign: (str(column.horizontal_align) || undefined) as React.CSSProperties['textAlign'],
    verticalAlign:
      str(column.vertical_align) === 'center' ? 'middle' : str(column.vertical_align) || undefined,
    ...(/^\d+(px|%)$/.test(width) && { width, minWidth: width.endsWith('px') ? width : undefined }),
  };
};

function Cell({ column, value }: { column: Json; value: unknown }) {
  const { markdown } = useRoom();
  if (value === undefined || value === null) return null;
  switch (column.data_type) {
    case 'number':
      return numberText(Number(value), obj(column.format));
    case 'date':
      return format(Number(value), str(column.date_format, 'YYYY/MM/DD'));
    case 'options':
      return options(value).map(({ text, color }) => (
        <span key={text} className="tag" style={hue(color)}>
          {text}
        </span>
      ));
    case 'persons':
      return [value].flat().map((id) => <Person key={String(id)} id={String(id)} />);
    case 'lark_md':
    case 'markdown': {
      const html =
        column.data_type === 'markdown' ? markdown.full(String(value)) : markdown.inline(String(value));
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own markdown, which lets no HTML through
      return <div className="md" dangerouslySetInnerHTML={{ __html: html }} />;
    }
    default:
      return String(value);
  }
}

const options = (value: unknown): { text: string; color: string }[] =>
  typeof value === 'string'
    ? [{ text: value, color: '' }]
    : list(value).map((option) => ({ text: str(obj(option).text), color: str(obj(option).color) }));

function numberText(value: number, { precision, symbol, separator }: Json): string {
  const digits = num(precision);
  const shown = value.toLocaleString('en-US', {
    useGrouping: separator === true,
    ...(digits !== undefined && { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  });
  return `${str(symbol)}${shown}`;
}
