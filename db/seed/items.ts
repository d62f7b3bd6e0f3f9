/**
 * 抽查事项 that the bureau's 实施细则 names: objects 二(二), method 二(三), body 二(一). The content is 「要点，
 * 非原文」; 安全生产法 (2021) 第六十五条 gives the power to inspect, in the
 * wording that is in force since 2021-09-01.
 */
/** What they rest on, where people ask who approved them; its number is not on the copy that we have. */
export const ITEMS_DOCUMENT =
  '初始载入：《晋中市应急管理局全面实行“双随机、一公开”监管工作实施细则》二（一）至（三）所列事项，未在本系统审批';

export const ITEMS = [
  { code: 'I01', trade: '金属冶炼', name: '金属冶炼企业安全生产监督检查' },
  { code: 'I02', trade: '粉尘涉爆', name: '粉尘涉爆企业安全生产监督检查' },
  { code: 'I03', trade: '有限空间', name: '有限空间作业安全监督检查' },
  { code: 'I04', trade: '危险化学品生产', name: '危险化学品生产企业安全生产监督检查' },
].map((item) => ({
  ...item,
  basis: '《中华人民共和国安全生产法》第六十五条',
  body: '晋中市应急管理局',
  content: '要点，非原文：执行有关安全生产的法律、法规和国家标准或者行业标准的情况',
  method: '书面审查、现场检查',
  effectiveFrom: '2021-09-01',
}));
