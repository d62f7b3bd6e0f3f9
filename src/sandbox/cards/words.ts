import type { Fault } from './findings.ts';

export const tooBigSentence = '整张卡片：超过 30 KB（230025）';

/** What the check says in Feishu's English, and what people read. */
const SAYINGS: readonly (readonly [RegExp, string])[] = [
  [/^parse card json err.*/, '不是合法的卡片 JSON'],
  [/^schema is required.*/, '缺少 schema，只收 2.0 的卡片'],
  [/^unknown property, property: (.*)/, '不认识的属性 $1'],
  [/^cards of schema V2 no longer support this capability/, '2.0 的卡片没有这个组件'],
  [/^type of element is not supported tag: (.*)/, '这里不能放 $1'],
  [/^element has no tag/, '组件没有 tag'],
  [/^one of (.*) is required/, '至少要有一个：$1'],
  [/^(\w+) is required/, '缺少必填的 $1'],
  [/^(tag|type) should be one of (.*)/, '$1 只能是 $2'],
  [/^should be one of (.*)/, '只能是 $1'],
  [/^should be an? (string|number|boolean|integer|array|object)(.*)/, '类型不对，应当是 $1$2'],
  [/^should be in (.*)/, '超出范围 $1'],
  [/^should be a colour/, '没有这种颜色'],
  [/^should be (.*)/, '应当是 $1'],
  [/^invalid panel header padding/, '折叠面板标题的内边距应当是一个或四个 0 到 99px'],
  [/^longer than (\d+)/, '超过 $1 个字符'],
  [/^more than (\d+) items/, '多于 $1 项'],
  [/^less than (\d+) items/, '少于 $1 项'],
  [/^can not be empty/, '不能为空'],
  [/^element exceeds the limit/, '组件超过 200 个（连文字、图标一起数）'],
  [/^card table number over limit/, '表格超过 5 个'],
  [/^markdown table number over limit/, '一段 markdown 里的表格超过 4 个'],
  [/^checker button number over limit/, '勾选组件的按钮超过 3 个'],
  [/^nesting level exceeds the limit/, '容器超过 5 层'],
  [/^form's name is required.*/, '表单没有名字'],
  [/^name of the element in the form.*/, '表单里的交互组件没有名字'],
  [/^name\((.*)\) duplicate/, '名字 $1 重复'],
  [/^element_id\((.*)\) duplicate/, 'element_id $1 重复'],
  [/^there is no submit button.*/, '表单里没有提交按钮'],
  [/^option value duplicate/, '选项的值重复'],
  [/^multi_select is only supported in a form/, '图片多选只能放在表单里'],
  [/^chart spec is invalid/, '图表定义不对'],
  [/^table rows invalid/, '单元格的内容与列的类型不符'],
  [/^table column name duplicate/, '列名重复'],
  [/^invalid image keys/, '图片没有上传过'],
  [/^There is an invalid user resource.*/, '提到的人不存在'],
  [/^update_multi of schema V2 should be true/, '2.0 只有共享卡片，update_multi 不能是 false'],
];

/** Warnings: what is left over, what no page lists, what the sources disagree about. */
const WARNINGS: readonly (readonly [RegExp, string])[] = [
  [/^legacy property (.*)/, '$1 是 1.0 留下的属性'],
  [/^value "(.*)" stands in an official sample.*/, '值“$1”只见于官方样例，文档里没有'],
  [/^empty: .*/, '空对象：官方结构这样写，字段表要求填'],
  [/^(.*) is negative: .*/, '$1 是负数：一页文档只许 0 到 99px，另一页许到 -99px'],
  [/^chart in a form.*/, '表单里放图表：更新说明允许，表单页不允许'],
  [/^(multi_select_\w+) outside a form.*/, '表单外放多选（$1）：组件页不允许，官方的字段说明允许'],
  [/^selected_values name what is no option/, '默认选中的不在选项里'],
  [/^table in a collapsible_panel.*/, '折叠面板里放表格：表格页只许放在最外层，面板页只禁止表单'],
  [/^row value (.*) belongs to no column/, '行里的 $1 没有对应的列，不会显示'],
  [/^img without alt.*/, '图片没有 alt：图片页要求有，别的样例没有'],
  [/^behaviors of a form button.*/, '表单按钮带 behaviors：表单页这样写，官方的字段说明不允许'],
  [/^form_action_type outside a form.*/, '表单外的 form_action_type 不起作用'],
  [/^button of a checker without type.*/, '勾选组件的按钮没有 type：文档要求有'],
  [
    /^column with the element_id of its column_set.*/,
    '列与所在分栏的 element_id 相同：文档要求唯一，官方结构相同',
  ],
  [/^the same person twice.*/, '同一个人出现两次：文档要求唯一，官方样例重复'],
  [/^(initial_option|initial_index) is no option.*/, '初始选项（$1）不在选项里，不起作用'],
  [/^more than (\d+) images.*/, '多于 $1 张图片，其余不显示'],
  [/^more than (\d+) charts/, '多于 $1 个图表，官方建议不超过'],
  [/^callback value is a string.*/, '回传的 value 是字符串：允许，但有的 SDK 会出错，用对象'],
  [/^\{\} is a blank card.*/, '空白卡片，按 1.0 处理，不能再更新成 2.0'],
];

function said(text: string, sayings: readonly (readonly [RegExp, string])[]): string {
  const found = sayings.find(([pattern]) => pattern.test(text));
  return found ? text.replace(found[0], found[1]).replaceAll(' or ', '、') : text;
}

/** `ROOT -> body -> elements -> [0](tag: div)` → `body › elements › [0](div)` */
const place = (path: string): string =>
  path === 'ROOT'
    ? '整张卡片'
    : path
        .replace(/^ROOT -> /, '')
        .replaceAll(' -> ', ' › ')
        .replace(/\((?:tag|type): /g, '(');

export const faultSentence = ({ code, path, msg, value }: Fault): string =>
  `${place(path)}：${said(msg, SAYINGS)}${value === undefined ? '' : `，现在是 ${value}`}（${code}）`;

export function warningSentence(warning: string): string {
  const cut = warning.indexOf(': ', warning.lastIndexOf(')'));
  return `${place(warning.slice(0, cut))}：${said(warning.slice(cut + 2), WARNINGS)}`;
}
