/** 换人: what is told once a seat has changed. */
import type { RecuseReason } from '../src/domain/draw/recuse.ts';
import { type Card, card, clip, listed, md, safe } from './kit.ts';
import { shortName } from './words.ts';
import { faces } from './words-faces.ts';

const words = faces.replacement;
/** so much of a name fits into a notification */
const NAME = 18;

type Firm = { readonly name: string; readonly county: string };
const firm = ({ name, county }: Firm) => shortName(name, county);

/** The task's card of someone who is out of its team. */
export function goneCard(of: Firm, substitute: string): Card {
  return card({
    state: 'void',
    title: faces.task.title(firm(of)),
    summary: words.gone.summary(clip(firm(of), NAME)),
    elements: [md(words.gone.lead(safe(substitute)))],
  });
}

export type ReplacedRow = Firm & {
  readonly person: string;
  readonly kind: RecuseReason;
  /** who came in; absent: nobody yet, or `back`: not needed any more */
  readonly substitute?: string;
  readonly back?: true;
};

/** What the registers brought about this morning, for the chief. */
export function replacedCard(rows: readonly ReplacedRow[]): Card {
  const vacant = rows.filter(({ substitute, back }) => !substitute && !back).length;
  const title = words.replaced.title(rows.length);
  return card({
    state: vacant > 0 ? 'late' : 'info',
    title,
    summary: title,
    elements: [
      md(vacant > 0 ? words.replaced.leadVacant(vacant) : words.replaced.lead),
      ...listed(rows.map(replacedLine)),
    ],
  });
}

/** so much of a person's name stands in a list */
const PERSON = 12;

function replacedLine(row: ReplacedRow): string {
  const name = safe(firm(row));
  const person = safe(row.person, PERSON);
  if (row.back) return words.replaced.back(name, person);
  const why = words.kinds[row.kind];
  if (!row.substitute) return words.replaced.vacant(name, person, why);
  return words.replaced.line(name, person, why, safe(row.substitute, PERSON));
}
