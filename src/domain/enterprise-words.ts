/** What a register of 检查对象 says of a unit besides the vocabulary, as entries that are found by name or alias. */
import type { Listing, RiskCode } from './register.ts';
import type { Entry } from './vocabulary.ts';

/** 安全风险等级, red to blue (安委〔2016〕3号 构建双重预防机制). */
export const RISKS = [
  { code: 'major', name: '重大风险', aliases: ['重大', '红', '红色', '一级'] },
  { code: 'greater', name: '较大风险', aliases: ['较大', '橙', '橙色', '二级'] },
  { code: 'general', name: '一般风险', aliases: ['一般', '黄', '黄色', '三级'] },
  { code: 'low', name: '低风险', aliases: ['低', '蓝', '蓝色', '四级'] },
] as const satisfies readonly (Entry & { code: RiskCode })[];

/** 安全生产“黑名单” and 失信名单 (实施细则 三(二)). */
export const LISTED = [
  { code: 'blacklist', name: '黑名单', aliases: ['安全生产黑名单', '列入黑名单'] },
  { code: 'dishonest', name: '失信', aliases: ['失信名单', '严重失信', '失信企业', '严重违法失信'] },
  { code: 'none', name: '未列入', aliases: ['未列', '否', '正常', '非'] },
] as const satisfies readonly (Entry & { code: Listing })[];

/** 重大危险源级别 (GB 18218): 一级 is the gravest. */
export const HAZARD_LEVELS = [
  { code: '1', name: '一级', aliases: ['1级', 'I级', 'Ⅰ级', 'Ⅰ', '一'] },
  { code: '2', name: '二级', aliases: ['2级', 'II级', 'Ⅱ级', 'Ⅱ', '二'] },
  { code: '3', name: '三级', aliases: ['3级', 'III级', 'Ⅲ级', 'Ⅲ', '三'] },
  { code: '4', name: '四级', aliases: ['4级', 'IV级', 'Ⅳ级', 'Ⅳ', '四'] },
] as const satisfies readonly Entry[];
