import { Button, InteractiveContainer, Overflow } from './buttons.tsx';
import { Chart } from './chart.tsx';
import { Checker, PictureChoice } from './checks.tsx';
import { Input } from './fields.tsx';
import { Form } from './form.tsx';
import type { Kinds } from './inside.tsx';
import { Column, ColumnSet, Panel, Rule } from './layout.tsx';
import { Img, ImgCombination, PersonElement, PersonList } from './people-and-pictures.tsx';
import { ManyChoices, MomentPicker, OneChoice } from './pickers.tsx';
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
