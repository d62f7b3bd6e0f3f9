/** 查询: 名录, 人员, 事项, 到期, as chat shows them. */
import type { LookupKind } from '../src/domain/lookup.ts';
import { entryOf, STATUSES, type StatusCode } from '../src/domain/vocabulary.ts';
import { dateText, dayText, words as general } from './words.ts';
import { count } from './words-common.ts';

type Person = { name: string; section: string | null; title: string | null };
const joined = (parts: readonly (string | null | undefined)[], by = ' · ') =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(by);
const span = (from: string, to: string | null) =>
  to ? `${dateText(from)}至${dateText(to)}` : `${dateText(from)}起`;

export const lookup = {
  kinds: { enterprise: '名录', person: '人员', item: '事项', due: '到期' } satisfies Record<
    LookupKind,
    string
  >,
  title: (kind: string, query: string) => (query === '' ? kind : `${kind}：${query}`),
  summary: (kind: string, n: string) => `${kind}：${n}`,
  count: (n: number, most: number) => (n > most ? `${most} 项以上` : `${n} 项`),
  lead: (count: string, page: number, pages: number) =>
    pages === 1 ? `共 ${count}。` : `共 ${count}，第 ${page} 页，共 ${pages} 页。`,
  tooMany: (most: number) => `只列出 ${most} 项，请多写几个字再查。`,
  previous: '上一页',
  next: '下一页',
  /** what is typed into the card; what is few is listed at once */
  field: { enterprise: '企业名称的一部分或编码', person: '姓名的一部分或编号' } as Partial<
    Record<LookupKind, string>
  >,
  hint: { enterprise: '如：化工', person: '如：张' } as Partial<Record<LookupKind, string>>,
  find: '查询',
  found: '已查询',
  which: '看哪一项',
  open: '查看',
  back: '返回',
  toast: '已翻页',
  opened: '已打开',
  returned: '已返回',
  none: (query: string) =>
    `没有找到含「${query}」的登记。请只写名称里连着的两三个字，或写完整的编码再查；刚变更的，请先核对名录。`,
  ask: {
    enterprise: '请写名称的一部分、编码或统一社会信用代码；也可直接发「名录 化工」。',
    person: '请写姓名的一部分或人员编号；也可直接发「人员 张」。',
    item: '目前没有生效的抽查事项。请执法监督科用「事项调整」公布。',
    due: '60 日内没有到期的事项。',
  } satisfies Record<LookupKind, string>,
  sections: (rows: readonly { section: string; n: number }[]) =>
    rows.map(({ section, n }) => `${section} ${count(n)} 家`).join('，'),
  groupNote: '本群只显示公开的内容；联系方式等请私聊查询。',

  unit: {
    line: (name: string, section: string, isKey: boolean, status: StatusCode) =>
      `${name}　${joined([section, isKey ? '重点' : '一般', status === 'active' ? '' : entryOf(STATUSES, status).name])}`,
    fields: {
      name: '企业名称',
      creditCode: '统一社会信用代码',
      section: '科室',
      county: '县区',
      trades: '行业',
      status: '状态',
      isKey: '重点/一般',
      grade: '信用等级',
      address: '生产地址',
      visits: '本年检查',
      lastVisit: '上次检查',
      permits: '许可证',
      legalPerson: '法定代表人',
      contact: '联络人',
    },
    isKey: (key: boolean) => (key ? '重点检查单位' : '一般检查单位'),
    visits: (n: number, cap: number | null) => (cap === null ? `${n} 次` : `${n} 次，上限 ${cap} 次`),
    permit: (name: string, until: string | null) =>
      `${name}（${until ? `有效期至${dateText(until)}` : '长期'}）`,
  },
  person: {
    line: (person: Person) => joined([`${person.name}　${joined([person.section, person.title])}`]),
    fields: {
      name: '姓名',
      section: '科室',
      title: '职务',
      roles: '角色',
      deputyFor: '分管',
      witnessFor: '见证',
      certificate: '执法证',
      specialities: '专业',
      counties: '县区',
      away: '请假',
      mobile: '手机号',
    },
    certificate: (no: string, until: string, inPost: boolean) =>
      `${no}，有效期至${dateText(until)}${inPost ? '' : '，不在岗'}`,
    away: (to: string) => `请假中，至${dayText(to)}`,
    wholeCity: '全市',
    code: (code: string) => `编号 ${code}`,
  },
  item: {
    line: (name: string, trade: string, from: string) => `${name}　${trade} · ${dateText(from)}起生效`,
    fields: {
      name: '抽查事项',
      trade: '行业',
      category: '抽查类别',
      basis: '抽查依据',
      body: '抽查主体',
      object: '抽查对象',
      method: '抽查方式',
      ratio: '抽查比例',
      frequency: '抽查频次',
      content: '抽查内容',
      source: '出处',
      days: '有效期',
    },
    categories: { key: '重点检查事项', general: '一般检查事项', both: '重点和一般检查事项' },
    days: (no: number, from: string, to: string | null) => `${span(from, to)}（第 ${no} 版）`,
    gist: '（要点，非原文）',
    page: (address: string) => `[公开的抽查事项清单和历次版本](${address})`,
  },
  due: {
    title: '到期事项',
    kinds: {
      certificate: '执法证到期',
      permit: '许可证到期',
      engagement: '专家聘期届满',
      visit: general.deadlines.visit,
      rectify: general.deadlines.rectify,
      publish: general.deadlines.publish,
      window: '计划检查时间截止',
    },
    late: (days: number) => `已过 ${days} 日`,
    today: '今天',
    left: (days: number) => `还有 ${days} 日`,
    line: (when: string, left: string, what: string, name: string, about: string) =>
      `**${when}**（${left}）${what}：${joined([name, about], '，')}`,
    draw: (no: string) => `抽查 ${no}`,
    lead: (span: number) => `今天起 ${span} 日内和已经过期的事项，按日期排列。`,
    scopes: {
      bureau: '范围：全局',
      section: '范围：本科室',
      person: '范围：您本人',
    },
  },
} as const;
