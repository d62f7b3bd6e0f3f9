import IconChevronLeft from '@douyinfe/semi-icons/lib/es/icons/IconChevronLeft';
import IconChevronRight from '@douyinfe/semi-icons/lib/es/icons/IconChevronRight';
import SemiButton from '@douyinfe/semi-ui-19/lib/es/button';
import { useState } from 'react';
import { words } from '../words.ts';

/** Rows on a page of a table that says nothing else (§4.2, §4.3). */
const PAGE = 5;

type Turning = { page: number; pages: number; turn(page: number): void };

/** The rows of the page that is open, the place of the first of them, and what turns the pages. */
export function usePages<Row>(
  rows: readonly Row[],
  size = PAGE,
): Turning & { seen: readonly Row[]; first: number } {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const [wanted, turn] = useState(0);
  const page = Math.min(wanted, pages - 1);
  const first = page * size;
  return { page, pages, turn, first, seen: rows.slice(first, first + size) };
}

/** Nothing where one page is all. */
export function Pages({ page, pages, turn }: Turning) {
  if (pages === 1) return null;
  return (
    <nav className="pages" aria-label={words.page.name}>
      <SemiButton
        theme="borderless"
        type="tertiary"
        disabled={page === 0}
        aria-label={words.page.prev}
        icon={<IconChevronLeft />}
        onClick={() => turn(page - 1)}
      />
      <span aria-live="polite">{words.page.at(page + 1, pages)}</span>
      <SemiButton
        theme="borderless"
        type="tertiary"
        disabled={page === pages - 1}
        aria-label={words.page.next}
        icon={<IconChevronRight />}
        onClick={() => turn(page + 1)}
      />
    </nav>
  );
}
