/**
 * The fixed words of the field, as data: an English code for the program, the Chinese name as the law or the
 * bureau writes it, and what people type instead. Source: 实施细则 of the bureau, domain.md §§1, 2 and 6.
 */
import { normaliseText } from './numerals.ts';

/** Whose house this is; each row of the database names its bureau, so that county bureaus can move in later. */
export const BUREAU = { code: 'jinzhong', name: '晋中市应急管理局' } as const;

export type Entry = { readonly code: string; readonly name: string; readonly aliases?: readonly string[] };

/** 行业领域, 实施细则 二(二): the trades whose enterprises the bureau draws. */
export const TRADES = [
  {
    code: 'smelting',
    name: '金属冶炼',
    aliases: ['冶金', '冶炼', '金属冶炼企业', '钢铁', '有色'],
  },
  { code: 'dust', name: '粉尘涉爆', aliases: ['粉尘', '涉爆', '粉尘防爆', '涉爆粉尘', '粉尘涉爆企业'] },
  {
    code: 'confined-space',
    name: '有限空间',
    aliases: ['受限空间', '有限空间作业', '有限空间安全作业', '密闭空间'],
  },
  {
    code: 'hazchem',
    name: '危险化学品生产',
    aliases: ['危化', '危化品', '危险化学品', '危化生产', '危化品生产', '危险化学品生产企业', '化工'],
  },
] as const satisfies readonly Entry[];
export type TradeCode = (typeof TRADES)[number]['code'];

/** 晋中市 (1407) 的 11 个县级单位 with their 行政区划代码. */
export const COUNTIES = [
  { code: '140702', name: '榆次区', aliases: ['榆次'] },
  { code: '140703', name: '太谷区', aliases: ['太谷', '太谷县'] },
  { code: '140721', name: '榆社县', aliases: ['榆社'] },
  { code: '140722', name: '左权县', aliases: ['左权'] },
  { code: '140723', name: '和顺县', aliases: ['和顺'] },
  { code: '140724', name: '昔阳县', aliases: ['昔阳'] },
  { code: '140725', name: '寿阳县', aliases: ['寿阳'] },
  { code: '140727', name: '祁县', aliases: ['祁'] },
  { code: '140728', name: '平遥县', aliases: ['平遥'] },
  { code: '140729', name: '灵石县', aliases: ['灵石'] },
  { code: '140781', name: '介休市', aliases: ['介休'] },
] as const satisfies readonly Entry[];
export type CountyCode = (typeof COUNTIES)[number]['code'];

/** 信用风险分类 (国市监信发〔2022〕6号): internal reference, never published. */
export const GRADES = [
  { code: 'A', name: '低风险', aliases: ['A类', 'A级', '低', '信用风险低', '蓝', '蓝色'] },
  { code: 'B', name: '一般风险', aliases: ['B类', 'B级', '一般', '信用风险一般', '黄', '黄色'] },
  {
    code: 'C',
    name: '较高风险',
    aliases: ['C类', 'C级', '较高', '较大', '较大风险', '信用风险较高', '橙', '橙色'],
  },
  {
    code: 'D',
    name: '高风险',
    aliases: ['D类', 'D级', '高', '重大', '重大风险', '信用风险高', '红', '红色'],
  },
] as const satisfies readonly Entry[];
export type Grade = (typeof GRADES)[number]['code'];

/** 企业状态: only 在营 enterprises are drawn; the others leave the pool with their reason. */
export const STATUSES = [
  {
    code: 'active',
    name: '在营',
    aliases: [
      '在营(开业)',
      '存续',
      '在业',
      '开业',
      '正常',
      '生产',
      '在产',
      '正常生产',
      '营业',
      '存续(在营、开业、在册)',
    ],
  },
  { code: 'suspended', name: '停产', aliases: ['停业', '停产停业', '长期停产', '歇业', '暂停营业', '停用'] },
  {
    code: 'cancelled',
    name: '注销',
    aliases: ['已注销', '吊销', '已吊销', '撤销', '关闭', '已关闭', '迁出'],
  },
] as const satisfies readonly Entry[];
export type StatusCode = (typeof STATUSES)[number]['code'];

/** 抽查结果: the eight of the national set. `problem`: counts as 发现问题; `rectifiable`: may carry a 整改期限. */
export const RESULTS = [
  { code: 'none-found', name: '未发现问题', problem: false, rectifiable: false },
  { code: 'not-disclosed', name: '未按规定公示应当公示的信息', problem: true, rectifiable: true },
  { code: 'false-disclosure', name: '公示信息隐瞒真实情况、弄虚作假', problem: true, rectifiable: false },
  { code: 'unreachable', name: '通过登记的住所（经营场所）无法联系', problem: true, rectifiable: false },
  { code: 'ordered-to-correct', name: '发现问题已责令改正', problem: true, rectifiable: true },
  { code: 'obstructed', name: '不配合检查情节严重', problem: true, rectifiable: false },
  { code: 'no-activity', name: '未发现开展本次抽查涉及的经营活动', problem: false, rectifiable: false },
  { code: 'follow-up', name: '发现问题待后续处理', problem: true, rectifiable: true },
] as const satisfies readonly (Entry & { problem: boolean; rectifiable: boolean })[];
export type ResultCode = (typeof RESULTS)[number]['code'];

/** 必查内容没有检查的，检查情况里要有这样一句和原因. */
export const SAYS_UNCHECKED = /未查|未检查|未能检查|没有检查|没有查|没查/u;

/** 抽查方式, 实施细则 二(三). */
export const METHODS = [
  { code: 'documents', name: '书面审查', aliases: ['书面', '书面检查', '查阅资料'] },
  { code: 'on-site', name: '现场检查', aliases: ['现场', '实地检查', '实地核查'] },
] as const satisfies readonly Entry[];
export type MethodCode = (typeof METHODS)[number]['code'];

/** 角色: one person may hold several. */
export const ROLES = [
  { code: 'chief', name: '科室负责人', aliases: ['科长', '科室主要负责人', '负责人'] },
  { code: 'inspector', name: '执法人员', aliases: ['执法检查人员', '检查人员', '行政执法人员'] },
  { code: 'office', name: '执法监督科', aliases: ['领导小组办公室', '监督科', '政策法规科'] },
  { code: 'deputy', name: '分管领导', aliases: ['副组长', '分管局领导', '分管副局长'] },
  { code: 'leader', name: '组长', aliases: ['领导小组组长', '局长'] },
  { code: 'admin', name: '管理员', aliases: ['系统管理员'] },
] as const satisfies readonly Entry[];
export type RoleCode = (typeof ROLES)[number]['code'];

/** 科室 of the bureau. `trades`: whose enterprises it draws, 实施细则 三(二); none: it draws nothing. */
export const SECTIONS = [
  { code: 'hazchem', name: '危化科', aliases: ['危险化学品科', '危化品科'], trades: ['hazchem'] },
  {
    code: 'industry',
    name: '冶金工贸科',
    aliases: ['工贸科', '冶金科'],
    trades: ['smelting', 'dust', 'confined-space'],
  },
  {
    code: 'enforcement',
    name: '执法监督科',
    aliases: ['执法监督科(政策法规科)', '政策法规科', '监督科'],
    trades: [],
  },
  { code: 'leadership', name: '局领导', aliases: ['领导', '领导班子', '局领导班子'], trades: [] },
] as const satisfies readonly (Entry & { trades: readonly TradeCode[] })[];
export type SectionCode = (typeof SECTIONS)[number]['code'];

/** The entry that a text names: by its name, its code or an alias, however wide it was typed. */
export function findEntry<E extends Entry>(entries: readonly E[], text: string): E | undefined {
  const index = indexes.get(entries) ?? makeIndex(entries);
  return index.get(key(text)) as E | undefined;
}

/** Registers of thousands of rows ask again and again. */
const indexes = new WeakMap<readonly Entry[], ReadonlyMap<string, Entry>>();

function makeIndex(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const index = new Map<string, Entry>();
  for (const entry of entries)
    for (const word of [entry.name, entry.code, ...(entry.aliases ?? [])])
      if (!index.has(key(word))) index.set(key(word), entry);
  index.delete('');
  indexes.set(entries, index);
  return index;
}

/** The entry with this code; a code that isn't there is a fault of the program. */
export function entryOf<E extends Entry>(entries: readonly E[], code: E['code']): E {
  const entry = entries.find((each) => each.code === code);
  if (!entry) throw new RangeError(`no such code: ${code}`);
  return entry;
}

function key(text: string): string {
  return normaliseText(text).replaceAll(' ', '').toLowerCase();
}
