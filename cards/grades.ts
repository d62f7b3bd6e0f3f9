/** 分级抽查规则: what follows from each credit class, for 执法监督科 to set; what contradicts 四(四) is decided here. */
import type { GradeRule } from '../src/domain/visit-rules.ts';
import { GRADES, type Grade } from '../src/domain/vocabulary.ts';
import { form, input, select } from './form-kit.ts';
import { type Card, card, type Element, md, note, safe } from './kit.ts';
import { faces } from './words-faces.ts';
import { gradeWords as words } from './words-grades.ts';

export type GradesView = {
  readonly rows: readonly (GradeRule & {
    /** what is proposed where the office has set none */
    readonly ratio: number;
    readonly units: number;
    readonly below: boolean;
    readonly decided?: { readonly by: string; readonly at: Date; readonly reason: string };
  })[];
};
type Row = GradesView['rows'][number];

export function gradesCard({ rows }: GradesView): Card {
  const open = rows.filter(({ below, kept }) => below && kept === null);
  const below = rows.filter((row) => row.below);
  return card({
    state: open.length > 0 ? 'todo' : 'info',
    title: words.title,
    summary: words.summary(open.length),
    elements: [
      md(open.length > 0 ? words.ask(open.map(({ grade }) => grade).join('、')) : words.lead),
      rulesLines(rows),
      ...(below.length > 0 ? [md(below.map(stateOf).join('\n'))] : []),
      ...(below.length > 0 ? [decideForm(below, open.length > 0)] : []),
      setForm(open.length === 0),
      note(words.law),
      note(words.mustBe),
    ],
  });
}

const times = ({ frequency }: Pick<Row, 'frequency'>) => `${frequency / 100}`;
const nameOf = (grade: Grade) => words.gradeOf(grade, GRADES.find(({ code }) => code === grade)!.name);

/** A line for each class: five columns are more than a phone shows. */
function rulesLines(rows: readonly Row[]): Element {
  const lines = rows.map((row) =>
    words.rule({
      grade: nameOf(row.grade),
      ratio: `${row.ratio / 100}%${row.ratioBp === 0 ? words.unset : ''}`,
      times: times(row),
      cap: row.cap === null ? words.noCap : words.capOf(row.cap),
      units: row.units,
    }),
  );
  return md(lines.join('\n'));
}

function stateOf(row: Row): string {
  const { grade, kept, decided } = row;
  if (kept === null || !decided) return words.state.open(grade, times(row));
  const say = kept ? words.state.kept : words.state.raised;
  return say(grade, times(row), safe(decided.by), decided.at, safe(decided.reason));
}

function decideForm(below: readonly Row[], primary: boolean): Element {
  return form(
    'decide-grade',
    'rule',
    [
      ...select(
        { name: 'which', label: words.fields.which, required: true },
        below.map(({ grade }) => ({ value: grade, text: nameOf(grade) })),
        faces.common.choose,
        below[0]?.grade,
      ),
      ...select(
        { name: 'decision', label: words.fields.decision, required: true },
        [
          { value: 'raise', text: words.raise },
          { value: 'keep', text: words.keep },
        ],
        faces.common.choose,
        'raise',
      ),
      ...input({ name: 'why', label: words.fields.why, required: true }, words.whyHint, { max: 200 }),
    ],
    words.decide,
    primary ? 'primary_filled' : 'default',
  );
}

function setForm(primary: boolean): Element {
  const field = (name: 'ratio' | 'frequency' | 'cap' | 'reason', required: boolean) => ({
    name,
    label: words.fields[name],
    required,
  });
  return form(
    'set-grade',
    'rule',
    [
      ...select(
        { name: 'grade', label: words.fields.grade, required: true },
        GRADES.map(({ code }) => ({ value: code, text: nameOf(code) })),
        faces.common.choose,
        GRADES[0].code,
      ),
      ...input(field('ratio', true), words.ratioHint, { max: 20 }),
      ...input(field('frequency', true), words.frequencyHint, { max: 20, initial: '1' }),
      ...input(field('cap', false), words.capHint, { max: 10 }),
      ...input(field('reason', true), words.reasonHint, { max: 200 }),
    ],
    words.set,
    primary ? 'primary_filled' : 'default',
  );
}
