import type { Tokens } from 'marked';
import type { ReactNode } from 'react';
import { Pages, usePages } from '../card/pages.tsx';

type Props = { of: Tokens.Table; show(cell: Tokens.TableCell): ReactNode };

/** A table in markdown: five rows at a time, as in Feishu (§4.2). */
export function Table({ of, show }: Props) {
  const { seen, first, ...pages } = usePages(of.rows);
  const style = (at: number) => ({ textAlign: of.align[at] ?? undefined });
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard */}
      <div className="wide" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {of.header.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place
                <th key={at} style={style(at)}>
                  {show(cell)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {seen.map((row, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are known by their place
              <tr key={first + line}>
                {row.map((cell, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place
                  <td key={at} style={style(at)}>
                    {show(cell)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pages {...pages} />
    </>
  );
}
