import { Button } from './buttons.tsx';
import { Chart } from './chart.tsx';
import { Checker } from './checks.tsx';
import { ManyChoices, OneChoice } from './choices.tsx';
import { InteractiveContainer } from './container.tsx';
import { Form } from './form.tsx';
import { Input } from './input.tsx';
import type { Kinds } from './inside.tsx';
import { Column, ColumnSet, Rule } from './layout.tsx';
import { MomentPicker } from './moments.tsx';
import { Overflow } from './overflow.tsx';
import { Panel } from './panel.tsx';
import { PersonElement, PersonList } from './people.tsx';
import { PictureChoice } from './picture-choice.tsx';
import { Img, ImgCombination } from './pictures.tsx';
import { Table } from './table.tsx';
import { Div, MarkdownElement } from './text.tsx';

/** §4.3: what shows each component. */
export const KINDS: Kinds = {
  markdown: MarkdownElement,
  div: Div,
  hr: Rule,
  img: Img,
  img_combination: ImgCombination,
  person: PersonElement,
  person_list: PersonList,
  table: Table,
  chart: Chart,
  column_set: ColumnSet,
  column: Column,
  form: Form,
  interactive_container: InteractiveContainer,
  collapsible_panel: Panel,
  button: Button,
  input: Input,
  select_static: OneChoice,
  select_person: OneChoice,
  multi_select_static: ManyChoices,
  multi_select_person: ManyChoices,
  date_picker: MomentPicker,
  picker_time: MomentPicker,
  picker_datetime: MomentPicker,
  checker: Checker,
  overflow: Overflow,
  select_img: PictureChoice,
};
