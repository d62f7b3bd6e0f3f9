/** 拒绝时怎么说: 专家. */
import type { ExpertRefusal } from '../src/domain/refusal.ts';
import { type RefusalWords, same } from './refusal-kit.ts';

export const expertRefusals: Record<ExpertRefusal, RefusalWords> = {
  'expert-left': { toast: '这位专家已不在聘', text: (d) => `${d.name}已不在聘，请另选专家。` },
  'expert-not-engaged': {
    toast: '检查时限不在专家的聘期内',
    text: (d) => `${d.name}的聘期不包括这次检查的全部日期，请另选专家，或先更新专家名录。`,
  },
  'expert-no-promise': {
    toast: '这位专家还没有签保密承诺',
    text: (d) => `${d.name}还没有签保密承诺，签后请执法监督科更新专家名录。`,
  },
  'expert-other-field': {
    toast: '专家的专业领域与行业不符',
    text: (d) => `${d.name}的专业领域不包括这家企业的行业，请另选专家。`,
  },
  'expert-conflict': {
    toast: '这位专家应当回避这家企业',
    text: (d) => `${d.name}与这家企业有利害关系，应当回避，请另选专家。`,
  },
  'expert-is-officer': {
    toast: '检查组成员不能兼任专家',
    text: (d) => `${d.name}是本次检查的执法人员，不能又作为专家参加。`,
  },
  'expert-twice': { toast: '这位专家已经定过', text: (d) => `${d.name}已经定为这次检查的专家。` },
  'experts-enough': {
    toast: '专家人数抽取前已定，已经定齐',
    text: (d) => `这次抽取前定的是每家 ${d.n} 名专家，已经定齐，不能再加；要换人的，请先换下一位。`,
  },
  'expert-signed': same('专家意见已登记，不能再改', '请看最新卡片。'),
  'not-your-experts': same('由本科室或执法监督科办理', '检查组成员可以登记自己任务的专家意见。'),
};
