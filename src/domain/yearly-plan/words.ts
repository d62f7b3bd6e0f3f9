/** 工作日的类别 (编制办法, domain.md §1, 要点，非原文), and how windows of a plan are written. */
export type DayKind = { readonly code: string; readonly name: string };

/** 其他执法工作日. */
export const OTHER_LAW: readonly DayKind[] = [
  { code: 'general', name: '综合监管' },
  { code: 'permits', name: '行政许可' },
  { code: 'accidents', name: '事故调查' },
  { code: 'complaints', name: '投诉举报' },
  { code: 'joint', name: '联合执法' },
  { code: 'records', name: '登记备案' },
  { code: 'intermediaries', name: '中介检查' },
  { code: 'education', name: '宣传教育' },
  { code: 'review', name: '复议应诉' },
  { code: 'assigned', name: '上级交办' },
];
/** 非执法工作日. */
export const NON_LAW: readonly DayKind[] = [
  { code: 'duty', name: '值班' },
  { code: 'study', name: '学习会议' },
  { code: 'guidance', name: '指导下级' },
  { code: 'party', name: '党群活动' },
  { code: 'sick', name: '病事假' },
  { code: 'leave', name: '年休婚丧' },
  { code: 'rest', name: '其他' },
];

export const WINDOW = {
  separator: /[;；]|(?<=[月日度年])[、,，和及](?=\s*(?:第|\d|[一二三四上下]))/u,
  whole: /^全年$|^年内$|^常年$/u,
  half: /^([上下])半年$/u,
  quarter: /^第?([1-4])季度?(?:(?:至|到|-)第?([1-4])季度?)?$/u,
  months: /^(\d{1,2})月?(?:份)?(?:(?:至|到|-)(\d{1,2}))?月(?:份)?$/u,
  day: String.raw`(?:(\d{4})[-年./])?(\d{1,2})[-月./](\d{1,2})日?`,
  to: String.raw`\s*(?:至|到|-)\s*`,
  year: /^(\d{4})年?/u,
  first: '上',
  numeral: /[一二三四五六七八九十]+(?=月|季|至|到|-|$)/gu,
  dashes: /[—–~～―]+/gu,
} as const;
