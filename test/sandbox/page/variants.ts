/** Cards that show what the pages of the components show: each kind, size, type and state. Feishu takes every one. */
import { card } from '../support.ts';

type Json = Record<string, unknown>;
const plain = (content: string) => ({ tag: 'plain_text', content });
const md = (content: string, more: Json = {}) => ({ tag: 'markdown', content, ...more });
const icon = (token: string, color = 'blue') => ({ tag: 'standard_icon', token, color });
const called = [{ type: 'callback', value: { do: 'x' } }];
const button = (more: Json) => ({ tag: 'button', text: plain('按钮'), behaviors: called, ...more });
const columns = (elements: Json[], more: Json = {}) => ({
  tag: 'column_set',
  columns: elements.map((element) => ({ tag: 'column', width: 'auto', elements: [element] })),
  ...more,
});
const options = (n: number) =>
  Array.from({ length: n }, (_, i) => ({ text: plain(`选项 ${i + 1}`), value: `v${i + 1}` }));

const TYPES = ['default', 'primary', 'danger', 'text', 'primary_text', 'danger_text'];
const FILLED = ['primary_filled', 'danger_filled', 'laser'];
const buttons = card(
  columns(
    [...TYPES, ...FILLED].map((type) => button({ type, text: plain(type) })),
    { flex_mode: 'flow' },
  ),
  columns(
    ['tiny', 'small', 'medium', 'large'].map((size) => button({ size, text: plain(size) })),
    { flex_mode: 'flow' },
  ),
  button({ width: 'fill', type: 'primary_filled', icon: icon('send_filled', 'white') }),
  button({ width: '200px', disabled: true, disabled_tips: plain('还没到时间') }),
  button({ disabled: true, type: 'danger_filled' }),
  button({ hover_tips: plain('只提示'), icon: icon('more_outlined'), text: plain('') }),
  button({ behaviors: [{ type: 'open_url', default_url: 'https://example.com' }], type: 'primary_text' }),
);

const fields = card({
  tag: 'form',
  name: 'fields',
  elements: [
    {
      tag: 'input',
      name: 'one',
      label: plain('单行'),
      required: true,
      placeholder: plain('请输入'),
      max_length: 20,
    },
    { tag: 'input', name: 'left', label: plain('左标签'), label_position: 'left', default_value: '值' },
    { tag: 'input', name: 'secret', input_type: 'password', label: plain('密码'), width: 'fill' },
    { tag: 'input', name: 'many', input_type: 'multiline_text', rows: 2, auto_resize: true, max_rows: 6 },
    { tag: 'input', name: 'off', disabled: true, disabled_tips: plain('不可修改'), default_value: '固定' },
    { tag: 'select_static', name: 'index', options: options(3), initial_index: 2, width: 'fill' },
    { tag: 'select_static', name: 'none', options: [], placeholder: plain('没有选项') },
    { tag: 'select_static', name: 'text', options: options(3), type: 'text', initial_option: 'v1' },
    {
      tag: 'multi_select_static',
      name: 'multi',
      options: options(12),
      selected_values: ['v1', 'v3'],
      required: true,
    },
    { tag: 'select_person', name: 'member', options: [], width: 'fill' },
    { tag: 'multi_select_person', name: 'members', options: [], width: 'fill' },
    { tag: 'date_picker', name: 'day', initial_date: '2026-03-10', required: true },
    { tag: 'picker_time', name: 'time', initial_time: '09:30' },
    { tag: 'picker_datetime', name: 'moment', initial_datetime: '2026-03-10 09:30', disabled: true },
    { tag: 'checker', name: 'done', text: plain('现场已拍照'), checked: true },
    columns([
      { ...button({ name: 'go', form_action_type: 'submit', type: 'primary_filled' }), behaviors: undefined },
      { ...button({ name: 'again', form_action_type: 'reset' }), behaviors: undefined },
    ]),
  ],
});

const layouts = card(
  ...['none', 'stretch', 'flow', 'bisect', 'trisect'].map((flex_mode) => ({
    tag: 'column_set',
    flex_mode,
    background_style: 'grey',
    horizontal_spacing: 'large',
    columns: ['东县', '西县较长的名字', '南县'].map((text, at) => ({
      tag: 'column',
      width: 'weighted',
      weight: at + 1,
      padding: '8px',
      elements: [md(text)],
    })),
  })),
  { tag: 'hr' },
  {
    tag: 'interactive_container',
    has_border: true,
    border_color: 'blue',
    corner_radius: '8px',
    direction: 'horizontal',
    behaviors: called,
    elements: [md('整块可以点'), { tag: 'div', text: plain('右边') }],
  },
  {
    tag: 'interactive_container',
    disabled: true,
    disabled_tips: plain('已停用'),
    background_style: 'laser',
    behaviors: called,
    elements: [md('停用的')],
  },
  ...['left', 'right', 'follow_text'].map((icon_position) => ({
    tag: 'collapsible_panel',
    expanded: icon_position === 'right',
    border: { color: 'grey', corner_radius: '8px' },
    header: {
      title: { tag: 'markdown', content: `**${icon_position}**` },
      icon: { ...icon('down-small-ccm_outlined', 'grey'), size: '16px 16px' },
      icon_position,
      icon_expanded_angle: -180,
      width: 'auto_when_fold',
      background_color: 'blue-50',
    },
    elements: [md('里面')],
  })),
);

const texts = card(
  md(
    "**粗** *斜* ~~删~~ `代码` <font color='red'>红<font color='green'>绿</font></font> <text_tag color='violet'>标签</text_tag> <number_tag background_color='grey' font_color='white'>5</number_tag> <number_tag>128</number_tag>",
  ),
  md(
    "<link icon='chat_outlined' url='https://example.com' pc_url='' ios_url='' android_url=''>去看</link> [网页](https://example.com) [电话](tel://110) <a href='https://example.com'></a> :OK: :NoSuch: <raw>**原样**</raw>",
  ),
  md(
    "<local_datetime millisecond='1773104400000' format_type='date_num'></local_datetime> <local_datetime millisecond='1773104400000' format_type='week'></local_datetime> <local_datetime millisecond='1773104400000' format_type='time_sec'></local_datetime>",
  ),
  md('# 一\n## 二\n### 三\n#### 四\n##### 五\n###### 六'),
  md(
    '> 引用\n\n1. 甲\n    - 甲之一\n2. 乙\n\n- [x] 不是框\n\n```json\n{"a": 1}\n```\n\n| 左 | 右 |\n|:--|--:|\n| a | 1 |\n\n---\n行一\n行二<br>行三',
  ),
  md('&#60;b&#62; &#42;不斜&#42; &amp; <b>不是粗</b> <script>no()</script> [坏](javascript:no())'),
  ...['heading-0', 'heading-4', 'normal', 'notation', 'xxx-large', 'x-small'].map((text_size) => ({
    tag: 'div',
    text: { ...plain(text_size), text_size, text_color: 'grey', text_align: 'center' },
    icon: icon('calendar_outlined', 'orange'),
  })),
  { tag: 'div', text: { tag: 'lark_md', content: '**粗** `不是代码`\n# 不是标题', lines: 2 } },
  {
    tag: 'div',
    fields: [1, 2, 3].map((n) => ({ is_short: n < 3, text: { tag: 'lark_md', content: `**字段**\n${n}` } })),
  },
);

const tables = card({
  tag: 'table',
  page_size: 3,
  row_height: 'auto',
  freeze_first_column: true,
  header_style: { background_style: 'grey', bold: true, text_align: 'left', lines: 2 },
  columns: [
    { name: 'unit', display_name: '企业', data_type: 'text', width: '120px' },
    { name: 'risk', display_name: '风险', data_type: 'options' },
    {
      name: 'sum',
      display_name: '金额',
      data_type: 'number',
      format: { symbol: '¥', precision: 2, separator: true },
    },
    { name: 'at', display_name: '时间', data_type: 'date', date_format: 'YYYY-MM-DD HH:mm' },
    { name: 'link', display_name: '链接', data_type: 'lark_md' },
    { name: 'note', display_name: '说明', data_type: 'markdown', width: '30%' },
  ],
  rows: Array.from({ length: 8 }, (_, i) => ({
    unit: `第 ${i + 1} 家企业`,
    risk:
      i % 2
        ? '一般'
        : [
            { text: '较大', color: 'orange' },
            { text: '重点', color: 'red' },
          ],
    sum: 1234567.5 * i,
    at: 1773104400000 + i * 86400000,
    link: '[公示](https://example.com)',
    note: i === 0 ? '' : '- 一\n- 二',
  })),
});

const choices = card(
  {
    tag: 'checker',
    text: { tag: 'lark_md', content: '看过 **现场**' },
    checked: true,
    checked_style: { show_strikethrough: true, opacity: 0.6 },
    button_area: {
      pc_display_rule: 'on_hover',
      buttons: [button({ type: 'text', icon: icon('edit_outlined', 'grey'), text: plain('') })],
    },
    behaviors: called,
  },
  { tag: 'checker', text: plain('停用的'), disabled: true, disabled_tips: plain('不可改') },
  { tag: 'select_static', options: options(3), initial_option: 'v2', behaviors: called },
  {
    tag: 'overflow',
    options: [{ text: plain('去网页'), multi_url: { url: 'https://example.com' } }, ...options(2)],
  },
);

/** The same thing said by a text in another language, a colour and a size of the card's own, a link for the whole. */
const own = {
  schema: '2.0',
  config: {
    width_mode: 'compact',
    style: {
      color: { 'cus-0': { light_mode: 'rgba(5,157,178,0.9)', dark_mode: 'rgba(78,223,108,0.9)' } },
      text_size: { 'cus-1': { default: 'medium', pc: 'x-large', mobile: 'large' } },
    },
  },
  card_link: { url: 'https://example.com' },
  header: {
    title: { tag: 'plain_text', content: 'Draw', i18n_content: { zh_cn: '抽查', en_us: 'Draw' } },
    subtitle: plain('副标题'),
    text_tag_list: ['red', 'lime', 'indigo'].map((color) => ({ tag: 'text_tag', text: plain(color), color })),
    template: 'wathet',
    icon: icon('approval_colorful', 'wathet'),
  },
  body: {
    elements: [
      {
        tag: 'markdown',
        content: 'Hello',
        i18n_content: { zh_cn: "<font color='cus-0'>你好</font>" },
        text_size: 'cus-1',
      },
    ],
  },
};

const headers = [
  'blue',
  'wathet',
  'turquoise',
  'green',
  'yellow',
  'orange',
  'red',
  'carmine',
  'violet',
  'purple',
  'indigo',
  'grey',
  'default',
];

export const variants: Readonly<Record<string, unknown>> = {
  ...{ buttons, fields, layouts, texts, tables, choices, own, blank: {} },
  ...Object.fromEntries(
    headers.map((template) => [
      `header-${template}`,
      { schema: '2.0', header: { template, title: plain(template) }, body: { elements: [{ tag: 'hr' }] } },
    ]),
  ),
};
