/** 一单两库: values of the registers, as people read them. */

import type {
  ItemState,
  LeaveState,
  Listing,
  OverrideCause,
  RecusalKind,
  RiskCode,
} from '../src/domain/register.ts';
import { entryOf, ROLES, type RoleCode, STATUSES, type StatusCode } from '../src/domain/vocabulary.ts';
import { dateText } from './words.ts';

const listings = { none: '无', blacklist: '黑名单', dishonest: '失信' } as const satisfies Record<
  Listing,
  string
>;
const risks = {
  low: '低风险',
  general: '一般风险',
  greater: '较大风险',
  major: '重大风险',
} as const satisfies Record<RiskCode, string>;
const itemStates = {
  draft: '草稿',
  submitted: '待审批',
  published: '已公布',
  returned: '已退回',
  withdrawn: '已撤回',
} as const satisfies Record<ItemState, string>;
const leaveStates = {
  asked: '待确认',
  confirmed: '已确认',
  returned: '已退回',
  withdrawn: '已撤回',
} as const satisfies Record<LeaveState, string>;
const causes = { complaint: '投诉举报', transfer: '转办移送', order: '上级交办' } as const satisfies Record<
  OverrideCause,
  string
>;
const recusalKinds = {
  interest: '利害关系',
  kinship: '亲属关系',
  'former-employer': '曾任职',
  other: '其他',
} as const satisfies Record<RecusalKind, string>;
const categories = { key: '重点', general: '一般', both: '重点、一般' } as const;

/** Values of a column that are kept as codes. */
const coded: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  listing: listings,
  risk: risks,
  state: { ...itemStates, ...leaveStates },
  cause: causes,
  kind: { ...recusalKinds, off: '放假', work: '上班' },
  source: { register: '人员名录', environment: '系统设置', acting: '代理' },
  category: categories,
};

const empty = '（空）';
const flags: Readonly<Record<string, readonly [string, string]>> = { is_key: ['重点', '一般'] };

const ISO_DAY = /^\d{4}-\d\d-\d\d$/;

/** A value of a register as people read it. */
function valueText(column: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return empty;
  if (typeof value === 'boolean') return (flags[column] ?? ['是', '否'])[value ? 0 : 1];
  if (Array.isArray(value))
    return value.length === 0 ? empty : value.map((each) => (each === '*' ? '全市' : each)).join('、');
  if (column === 'status') return entryOf(STATUSES, value as StatusCode).name;
  if (column === 'role') return entryOf(ROLES, value as RoleCode).name;
  const text = coded[column]?.[String(value)] ?? String(value);
  return ISO_DAY.test(text) ? dateText(text) : text;
}

export const register = {
  listings,
  risks,
  itemStates,
  leaveStates,
  causes,
  recusalKinds,
  categories,
  empty,
  valueText,
} as const;
