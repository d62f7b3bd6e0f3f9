/** 执法人员资格审查: the words of the office's card. */
import { dateText } from './words.ts';

export const qualificationWords = {
  title: '执法人员资格审查',
  summary: (n: number) => (n === 0 ? '执法人员资格都已审查' : `有 ${n} 名执法人员待资格审查`),
  done: '在岗执法人员的资格都已审查，现在无需办理。',
  lead: (n: number) => `有 **${n}** 名在岗执法人员待审查，请核对执法证、在编在岗和岗位后登记。`,
  figures: { all: '在岗（人）', reviewed: '已审查', due: '待审查' },
  line: (name: string, section: string, certificate: string, until: string, why: string) =>
    `**${name}** ${section === '' ? '' : `${section}，`}执法证 ${certificate}，有效期至${dateText(until)}，${why}`,
  why: {
    never: '没有审查记录',
    old: (by: string, day: string) => `上次由 ${by} 于${dateText(day)}审查，已满一年`,
  },
  rule: '实施细则三（三）：在审查行政执法人员资格的基础上，以市局持有效执法证件的在编在岗执法人员为主建立名录库。没有审查记录的会在这里和抽查预览里列出；审查不合格的，按不在岗处理，不再抽派，已派发的检查按规定换人。',
  fields: { who: '执法人员', result: '审查结论', day: '审查日期', reason: '审查说明' },
  all: (n: number) => `以上全部 ${n} 人`,
  pass: '合格',
  fail: '不合格',
  reasonHint: '不合格时必填，如：执法证已注销',
  submit: '登记审查结论',
  toast: (n: number) => `已登记 ${n} 人`,
  failToast: '已登记不合格，不再抽派',
  todo: (n: number) => `${n} 人`,
  /** on the preview of a draw */
  preview: (n: number, names: string) =>
    `没有资格审查记录的执法人员 ${n} 名：${names}${n > 5 ? ' 等' : ''}。请执法监督科发「资格审查」登记。`,
} as const;
