import type { CSSProperties } from 'react';
import { num, obj, objects, str } from '../json.ts';
import type { Json } from '../types.ts';
import { words } from '../words.ts';
import { Cell } from './cell.tsx';
import { marks } from './context.tsx';
import type { Of } from './inside.tsx';
import { marginStyle } from './looks.ts';
import { Pages, usePages } from './pages.tsx';

/** Rows by pages, which are turned here alone. */
export function Table({ el, at }: Of) {
  const columns = objects(el.columns);
  const rows = objects(el.rows);
  const { seen, first, ...pages } = usePages(rows, num(el.page_size));
  const looks = [
    el.freeze_first_column === true ? 'freeze' : '',
    str(obj(el.header_style).background_style) === 'grey' ? 'grey' : '',
  ];
  return (
    <div className="table" style={marginStyle(el)} {...marks(el, at)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard */}
      <div className="wide" tabIndex={0}>
        <table className={looks.join(' ')} style={rowStyle(el)}>
          <Head columns={columns} of={obj(el.header_style)} />
          <tbody>
            {seen.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
              <Row key={first + index} columns={columns} row={row} />
            ))}
            {rows.length === 0 && (
              <tr>
                <td className="empty-note" colSpan={columns.length}>
                  {words.noRows}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <Pages {...pages} />
    </div>
  );
}

const HEIGHTS: Readonly<Record<string, string>> = { low: '40px', middle: '64px', high: '88px' };

/** Rows of one height cut what is too much; those that grow may be told how far. */
function rowStyle(el: Json): CSSProperties {
  const given = str(el.row_height, 'low');
  const height = HEIGHTS[given] ?? (/^\d+px$/.test(given) ? given : undefined);
  const most = given === 'auto' ? str(el.row_max_height) : height;
  return { '--row': height ?? '40px', ...(most && { '--row-most': most }) } as CSSProperties;
}

function Head({ columns, of }: { columns: readonly Json[]; of: Json }) {
  const style: CSSProperties = {
    textAlign: (str(of.text_align) || undefined) as CSSProperties['textAlign'],
    color: of.text_color === 'grey' ? 'var(--text-soft)' : undefined,
    fontWeight: of.bold === false ? 400 : 600,
    fontSize: of.text_size === 'heading' ? 16 : undefined,
  };
  const lines = num(of.lines) ?? 1;
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={str(column.name)} scope="col" style={{ ...style, ...widthOf(column) }}>
            <span className="lines" style={{ WebkitLineClamp: lines }}>
              {str(column.display_name) || str(column.name)}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Row({ columns, row }: { columns: readonly Json[]; row: Json }) {
  return (
    <tr>
      {columns.map((column) => (
        <td key={str(column.name)} className={`cell-${str(column.data_type)}`} style={cellStyle(column)}>
          <div className="cell">
            <Cell column={column} value={row[str(column.name)]} />
          </div>
        </td>
      ))}
    </tr>
  );
}

function widthOf(column: Json): CSSProperties {
  const width = str(column.width);
  if (/^\d+px$/.test(width)) return { width, minWidth: width };
  return /^\d+%$/.test(width) ? { width } : {};
}

const cellStyle = (column: Json): CSSProperties => ({
  ...widthOf(column),
  textAlign: (str(column.horizontal_align) || undefined) as CSSProperties['textAlign'],
  verticalAlign: column.vertical_align === 'center' ? 'middle' : str(column.vertical_align) || undefined,
});
