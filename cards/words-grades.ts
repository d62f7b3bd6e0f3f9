/** 分级抽查规则: the words of the office's card. */

import type { Grade } from '../src/domain/vocabulary.ts';
import { momentText } from './words.ts';
import { count } from './words-common.ts';

export const gradeWords = {
  title: '分级抽查规则',
  summary: (open: number) => (open === 0 ? '分级抽查规则' : `分级抽查规则：${open} 类待决定`),
  lead: '按信用风险分类定比例、频次和上限。比例作为发起抽查时的建议，频次和上限在冻结名单时执行。',
  ask: (grades: string) => `${grades} 类的频次低于每年一次，与实施细则四（四）不一致，请决定是否保留。`,
  rule: (rule: { grade: string; ratio: string; times: string; cap: string; units: number }) =>
    `**${rule.grade}** ${rule.ratio}，每年 ${rule.times} 次，上限${rule.cap}，在营 ${count(rule.units)} 家`,
  capOf: (n: number) => ` ${n} 次`,
  noCap: '不设',
  unset: '（建议）',
  law: '实施细则四（四）：「对一般检查单位的抽查频次，一般每年进行一次」。国市监信发〔2022〕6号（要点，非原文）：按信用风险分类确定抽查比例和频次。',
  mustBe: '重点单位、黑名单和失信单位、较大以上风险单位，不因分类减少抽查。',
  state: {
    open: (grade: string, times: string) => `${grade} 类 ${times} 次/年：待决定，决定前按每年一次执行。`,
    kept: (grade: string, times: string, who: string, when: Date, why: string) =>
      `${grade} 类 ${times} 次/年：${who} 已于 ${momentText(when)} 决定保留，理由：${why}`,
    raised: (grade: string, times: string, who: string, when: Date, why: string) =>
      `${grade} 类 ${times} 次/年：${who} 已于 ${momentText(when)} 决定按每年一次执行，理由：${why}`,
  },
  fields: {
    grade: '等级',
    ratio: '抽查比例',
    frequency: '抽查频次（次/年）',
    cap: '年度检查上限（次）',
    reason: '调整依据',
    which: '哪一类',
    decision: '决定',
    why: '理由',
  },
  ratioHint: '如 10%',
  frequencyHint: '如 1、2 或 0.5（两年一次）',
  capHint: '不设的不填',
  reasonHint: '如：局长办公会纪要〔2026〕3号',
  whyHint: '如：按信用分级分类监管要求，对低风险单位减少抽查',
  gradeOf: (code: Grade, name: string) => `${code}（${name}）`,
  keep: '保留这一频次',
  raise: '按每年一次执行',
  set: '保存规则',
  decide: '提交决定',
  setToast: '规则已保存',
  openToast: '已保存，低于每年一次，请决定',
  decidedToast: '决定已记录',
} as const;
