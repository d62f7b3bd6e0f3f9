/** Words that stand in cells: for yes and no, for everywhere, nothing and for ever. */

/** 重点 or 一般 检查单位. */
export const KEY_WORDS: ReadonlyMap<string, boolean> = words(
  ['重点', '重点检查', '重点检查单位', '重点单位', '是', 'true', 'yes', '1', '√', '✓', '✔', '☑'],
  ['一般', '一般检查', '一般检查单位', '一般单位', '否', 'false', 'no', '0', '非重点', '×', '✗', '✘', 'x'],
);

/** 检查类型 of a plan's line: 重点 (true); 一般 is drawn at random. */
export const PLAN_TYPE_WORDS: ReadonlyMap<string, boolean> = words(
  ['重点', '重点检查', '重点检查事项', '重点检查单位'],
  ['一般', '一般检查', '一般检查事项', '双随机', '双随机抽查', '随机', '不定向', '定向'],
);

/** 在岗. */
export const IN_POST_WORDS: ReadonlyMap<string, boolean> = words(
  ['在岗', '在编在岗', '在职', '是', '有效', '正常', 'true', 'yes', '1', '√', '✓', '✔', '☑'],
  [
    '不在岗',
    '离岗',
    '调离',
    '已调离',
    '退休',
    '离职',
    '借调',
    '否',
    '无效',
    '停用',
    'false',
    'no',
    '0',
    '×',
    '✗',
    '✘',
    'x',
  ],
);

/** 是 or 否, as people tick it. */
export const YES_WORDS: ReadonlyMap<string, boolean> = words(
  ['是', '有', '需', '需要', '对', 'true', 'yes', 'y', '1', '√', '✓', '✔', '☑', '■'],
  ['否', '不是', '不需要', '不需', 'false', 'no', 'n', '0', '×', '✗', '✘', 'x', '☐', '□'],
);

/** 在编 (实施细则 三(三)). */
export const ON_STAFF_WORDS: ReadonlyMap<string, boolean> = new Map([
  ...YES_WORDS,
  ...words(['在编', '行政编', '行政编制', '事业编', '事业编制'], ['不在编', '编外', '聘用', '非在编']),
]);

/** 是 or 否. */
export const YES_NO_WORDS: ReadonlyMap<string, boolean> = new Map([
  ...YES_WORDS,
  ...words(['必查', '原文'], ['要点', '要点，非原文', '要点,非原文']),
]);

/** 放假 or 上班. */
export const DAY_KIND_WORDS: ReadonlyMap<string, boolean> = words(
  ['放假', '休', '休息', '假', '节假日', '法定节假日', 'off'],
  ['上班', '班', '调休上班', '补班', '工作日', 'work'],
);

/** 抽查结束之日: each task's own visit (true), or the last visit of the draw. */
export const INSPECTION_END_WORDS: ReadonlyMap<string, boolean> = words(
  ['逐户', '各户检查之日', '检查当天', '逐家'],
  ['整批', '最后一户检查之日', '全部检查完成', '最后一家'],
);

/** 检查审批: asked for in this system (true), or elsewhere. */
export const APPROVAL_WORDS: ReadonlyMap<string, boolean> = words(
  ['本系统', '本系统审批', '在本系统', '是', '开'],
  ['另行审批', '其他系统', '其他系统审批', '线下', '线下审批', '否', '关'],
);

/** 全市: no limit to counties. */
export const EVERYWHERE = new Set(['*', '全市', '晋中市', '晋中', '不限', '全部', '全域']);

/** 「无」: explicitly nothing. */
export const NONE_WORDS = new Set(['无', '/', '\\', '-', '--', '—', '——', '－', '暂无', '没有', '(无)']);

/** 长期有效, written 9999-09-09 as the provincial template does. */
export const LONG_TERM_WORDS = new Set(['长期', '长期有效', '永久', '永久有效', '无固定期限']);
export const LONG_TERM = '9999-09-09';

/** Before a county's name. */
export const COUNTY_PREFIX = /^(?:山西省)?(?:晋中市)?(?=.)/;

function words(yes: readonly string[], no: readonly string[]): Map<string, boolean> {
  return new Map([...yes.map((w) => [w, true] as const), ...no.map((w) => [w, false] as const)]);
}
