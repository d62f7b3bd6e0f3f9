/** 拒绝时怎么说: what was typed or filled in. */
import type { TypedRefusal } from '../src/domain/refusal.ts';
import { type RefusalWords, said, same } from './refusal-kit.ts';

export const typedRefusals: Record<TypedRefusal, RefusalWords> = {
  'unreadable-amount': {
    toast: '数量看不明白，请写10%或12家',
    text: (d) =>
      `没有看懂「${said(d.text)}」。数量请写成 10%、12家，或按等级分别写，如 A5% B10% C20% D50%；比例在 0 至 100% 之间，家数为 1 以上的整数。`,
  },
  'mixed-amounts': same('比例和家数请用一种写法', '例如 A5% B10%，或 A2家 B3家。'),
  'too-many': {
    toast: '可抽的企业没有这么多',
    text: (d) =>
      `${d.what === '' ? '' : `${d.what} 级`}只有 ${d.pool} 家可以抽取，您要抽 ${d.n} 家，请改小。`,
  },
  'unreadable-scope': {
    toast: '没有这个行业，请重新选择',
    text: (d) => `本科室的抽查范围里没有「${said(d.text)}」。可以写：${d.choices}。`,
  },
  'unreadable-days': {
    toast: '检查时限看不明白，请重新填写',
    text: (d) => `没有看懂「${said(d.text)}」。检查时限请写成 3月16日至4月10日；不写的，从下一个工作日起算。`,
  },
  'bad-day': {
    toast: '日期有误，请写成2026-03-20',
    text: (d) => `${said(d.field)}有误，请写成 2026-03-20 这样的日期。`,
  },
  'day-order': same('日期先后有误，请核对', '后一个日期应晚于前一个日期。'),
  'day-past': same('开始日期不能早于今天', '请改成今天或以后的日期。'),
  'day-future': same('日期不能晚于今天', '请填实际发生的日期。'),
  'field-missing': {
    toast: '有必填项未填，请补充',
    about: (d) => (d.field === undefined ? undefined : `请填写「${d.field}」`),
    text: (d) => `「${d.field}」未填，请补充。`,
  },
  'new-due-missing': same('请填写新的整改期限', '未完成整改的，须重新确定期限。'),
  'text-too-long': {
    toast: '文字太长，请精简',
    about: (d) => (d.field === undefined ? undefined : `「${d.field}」最多${d.max}字`),
    text: (d) => `「${d.field}」最多 ${d.max} 字，请精简。`,
  },
  'unknown-choice': same('选项已失效，请重新选择', '请在最新的卡片上选择。'),
  'unknown-file': {
    toast: '认不出这份文件',
    text: (d) => `没有办成：${d.why}`,
  },
};
