/** 一单两库: the words of the registers and of what changes in them. */

import type { Adjustable } from '../src/domain/item.ts';
import type {
  ItemState,
  LeaveKind,
  LeaveState,
  Listing,
  OverrideCause,
  RecusalKind,
  RiskCode,
} from '../src/domain/register.ts';
import type { LeftWhy } from '../src/domain/register-change.ts';
import { entryOf, ROLES, type RoleCode, STATUSES, type StatusCode } from '../src/domain/vocabulary.ts';
import { dayText, momentText } from './words.ts';

/** Columns of the registers, as people call them. */
const columns: Readonly<Record<string, string>> = {
  name: '名称',
  code: '编码',
  credit_code: '统一社会信用代码',
  credit_kind: '代码种类',
  legal_person: '法定代表人',
  subject_type: '主体类型',
  founded_on: '成立日期',
  registered_with: '登记机关',
  jurisdiction: '属地管辖单位',
  county: '县区',
  registered_address: '注册地址',
  address: '生产地址',
  longitude: '经度',
  latitude: '纬度',
  contact: '联络人',
  phone: '联系方式',
  trades: '行业',
  section_id: '科室',
  is_key: '重点/一般',
  grade: '信用等级',
  listing: '黑名单/失信',
  listed_on: '列入日期',
  listed_by: '列入机关',
  risk: '风险等级',
  risk_by: '风险等级来源',
  risk_on: '风险等级评定日期',
  hazard_level: '重大危险源级别',
  library: '专项库',
  labels: '监管标签',
  qualification: '所需资质',
  needs_expert: '需配专家',
  status: '状态',
  status_since: '状态起始日期',
  status_evidence: '状态凭据',
  withdrawn: '导入已撤销',
  yearly_cap: '年度检查上限',
  last_inspected: '上次检查日期',
  inspected_elsewhere: '其他部门本年已查次数',
  mobile: '手机号',
  title: '职务',
  role: '角色',
  certificate_no: '执法证编号',
  valid_until: '有效期至',
  department: '联合部门',
  certificate_by: '发证机关',
  in_post: '在岗',
  on_staff: '在编',
  reviewed_by: '资格审查人',
  reviewed_on: '资格审查日期',
  specialities: '专业',
  counties: '负责县区',
  from_day: '开始日期',
  to_day: '结束日期',
  state: '办理状态',
  kind: '类别',
  enterprise_id: '企业',
  number: '编号',
  issued_on: '批准日期',
  issued_by: '发证机关',
  cause: '依据',
  document_no: '文号',
  unit: '工作单位',
  fields: '专业领域',
  engaged_from: '聘期开始',
  engaged_to: '聘期结束',
  confidential_on: '保密承诺日期',
  active: '在聘',
  category: '抽查类别',
  power_entry: '权力清单条目',
  basis: '抽查依据',
  body: '抽查主体',
  content: '抽查内容',
  source: '出处',
  method: '抽查方式',
  object: '抽查对象',
  ratio: '抽查比例',
  frequency: '抽查频次',
  joint: '部门联合',
  joint_with: '联合部门',
  officers: '检查人员要求',
  owner_id: '责任科室',
  effective_from: '生效日期',
  effective_to: '失效日期',
  reason: '事由',
  return_reason: '退回原因',
  trade: '行业',
};

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

/** A value of a register as people read it. */
function valueText(column: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return empty;
  if (typeof value === 'boolean') return (flags[column] ?? ['是', '否'])[value ? 0 : 1];
  if (Array.isArray(value))
    return value.length === 0 ? empty : value.map((each) => (each === '*' ? '全市' : each)).join('、');
  if (column === 'status') return entryOf(STATUSES, value as StatusCode).name;
  if (column === 'role') return entryOf(ROLES, value as RoleCode).name;
  return coded[column]?.[String(value)] ?? String(value);
}

export const register = {
  columns,
  listings,
  risks,
  itemStates,
  leaveStates,
  causes,
  recusalKinds,
  categories,
  empty,
  valueText,
  /** 抽查事项清单的调整和公布 */
  items: {
    formTitle: '调整抽查事项',
    formLead: '请选事项，写明改什么、何时起用。提交后由分管领导审批，同意即公布。',
    waiting: '正在等待审批的，不能同时再调整：',
    fields: {
      item: '抽查事项',
      field: '调整哪一项',
      value: '调整为',
      source: '原文出处',
      from: '生效日期',
      reason: '调整事由',
      decision: '审批意见',
      returnReason: '退回原因',
    },
    adjustable: {
      basis: '抽查依据',
      powerEntry: '权力清单条目',
      body: '抽查主体',
      content: '抽查内容',
      method: '抽查方式',
      object: '抽查对象',
      ratio: '抽查比例',
      frequency: '抽查频次',
      officers: '检查人员要求',
      jointWith: '联合部门',
      name: '事项名称',
      end: '停止适用（自生效日期起）',
    } satisfies Record<Adjustable, string>,
    valueHint: '停止适用的可不填',
    sourceHint: '抽查内容照抄法条时填，如《安全生产法》第六十五条；不填即标明「要点，非原文」',
    reasonHint: '如：法规修订',
    submit: '提交审批',
    submittedToast: '已提交，等分管领导审批',
    title: (no: number) => `抽查事项第 ${no} 版`,
    summary: (no: number, state: string) => `抽查事项第 ${no} 版：${state}`,
    lead: {
      draft: (name: string) => `**${name}**\n草稿，提交后请分管领导审批。`,
      submitted: (name: string) => `**${name}**\n请审批这次调整，同意即公布。`,
      published: (name: string) => `**${name}**\n已公布，现在无需办理。`,
      returned: (name: string) => `**${name}**\n已退回，可发「事项调整」重新提交。`,
      withdrawn: (name: string) => `**${name}**\n已撤回，现在无需办理。`,
    },
    change: (column: string, before: string, after: string) =>
      `**${column}**\n原为：${before}\n改为：${after}`,
    first: (column: string, value: string) => `**${column}** ${value}`,
    gist: '抽查内容为「要点，非原文」。',
    quoted: '抽查内容照录原文，出处见上。',
    effective: (from: string, to: string | null) =>
      to === null ? `自 ${from} 起有效` : `有效至 ${to}，此后停止适用`,
    decidedBy: (names: string) =>
      names === '' ? '名录里没有可以审批的人，请补录。' : `由 ${names} 审批，您无需办理。`,
    submitted: (who: string, when: Date, reason: string) =>
      `${who} ${momentText(when)} 提交，事由：${reason}`,
    approve: '同意公布',
    giveBack: '退回',
    returnHint: '退回时必填',
    decide: '提交意见',
    behalf: (who: string, whom: string) => `${who}（代${whom}）`,
    approvedLine: (who: string, when: Date) => `${who} 已于 ${momentText(when)} 同意公布。`,
    returnedLine: (who: string, when: Date, reason: string) =>
      `${who} 已于 ${momentText(when)} 退回：${reason}`,
    approvedToast: '已同意，事项已公布',
    returnedToast: '已退回',
    none: '还没有抽查事项。',
  },
  /** 请假 */
  leave: {
    kinds: {
      sick: '病假',
      personal: '事假',
      annual: '年休假',
      family: '婚丧产假',
      training: '学习培训',
      other: '其他',
    } satisfies Record<LeaveKind, string>,
    fields: { kind: '类别', from: '开始日期', to: '结束日期', decision: '意见', reason: '退回原因' },
    formTitle: '请假登记',
    formLead: '请填写不能参加检查的日期，由科室负责人确认。',
    submit: '提交',
    askedToast: '已提交，等科室负责人确认',
    title: (state: string) => `请假 · ${state}`,
    summary: (who: string, state: string) => `${who}请假：${state}`.slice(0, 30),
    ask: (who: string) => `请确认${who}的请假。`,
    lead: {
      asked: '已提交，等科室负责人确认，现在无需办理。',
      confirmed: '已确认，现在无需办理。',
      returned: '已退回，可发「请假」重新填写。',
      withdrawn: '已撤回，现在无需办理。',
    },
    line: (who: string, kind: string, span: string) => `${who} · ${kind} · ${span}`,
    effect: '确认后，检查时限全部在请假期内的，不抽派；已派发的检查按规定换人。',
    confirm: '同意',
    giveBack: '退回',
    reasonHint: '退回时必填',
    decide: '提交意见',
    decidedLine: (who: string, when: Date, reason: string) =>
      reason === ''
        ? `${who} 已于 ${momentText(when)} 确认。`
        : `${who} 已于 ${momentText(when)} 退回：${reason}`,
    confirmedToast: '已确认请假',
    returnedToast: '已退回',
  },
  /** 名录确认 */
  confirm: {
    title: (year: number) => `${year} 年检查对象名录确认`,
    summary: (year: number) => `请确认 ${year} 年检查对象名录`,
    doneSummary: (year: number) => `${year} 年检查对象名录已确认`,
    lead: (section: string, year: number) =>
      `请核对${section}的检查对象名录，无误后确认，作为 ${year} 年抽查计划的依据。有出入的，先把改好的名录发给我。`,
    done: '本科室名录已确认，现在无需办理。以后的变化照常登记，留有记录。',
    figures: { total: '在册（家）', key: '重点（家）', active: '在营（家）' },
    listed: (n: number) =>
      n === 0
        ? '没有列入黑名单或失信名单的单位。列入的单位和危险性较大的重点单位，一律留在名录库内。'
        : `其中列入黑名单或失信名单的 ${n} 家，一律留在名录库内。`,
    button: '确认名录',
    ask: { title: '确认本科室名录', text: '确认后即作为年度抽查计划的依据，记入留痕。' },
    doneLine: (who: string, when: Date) => `${who} 已于 ${momentText(when)} 确认。`,
    toast: '名录已确认',
    againToast: '名录已经确认过',
  },
  /** 重点单位本年未检查 */
  unvisited: {
    title: (year: string) => `${year} 年重点单位检查情况`,
    summary: (n: number) => `${n} 家重点单位本年还没有检查`,
    none: '重点单位本年都已检查，现在无需办理。',
    lead: (section: string, n: number) =>
      `${section}还有 **${n}** 家重点单位本年没有检查，请在年底前发起重点检查。`,
    line: (name: string, underWay: boolean) => (underWay ? `${name}，已在检查中` : name),
    law: '实施细则四（四）：对重点检查单位的抽查频次，一般每年至少进行一次。',
  },
  /** 执法证到期 */
  certificate: {
    own: (no: string, until: string) =>
      `您的执法证（${no}）有效期至 ${dayText(until)}，请及时换证，并请执法监督科更新名录。到期后不再派您参加检查。`,
    line: (name: string, until: string) => `${name}，${dayText(until)}到期`,
    office: (lines: readonly string[]) => `以下执法证即将到期，请督促换证：\n${lines.join('\n')}`,
  },
  experts: {
    each: (n: number) => `每次检查另请 ${n} 名专家参加，人数现已确定。专家只协助检查，不计入执法人员。`,
  },
  /** 超上限检查依据 */
  override: {
    done: (name: string, cause: string, no: string) =>
      `已登记：${name}，${cause}，文号 ${no}。本年度可再检查一次，不受频次上限限制；下一次抽中即用完。`,
    again: (no: string) => `这家企业已用 ${no} 登记过，一份文件只能检查一次。`,
    title: '超上限检查',
    summary: '超上限检查：请填写依据和文号',
    lead: '登记投诉举报、转办移送或上级交办的文号，该企业本年度可在上限之外再检查一次。',
    which: (text: string, n: number) => `有 ${n} 家企业的名称含「${text}」，请选一家。`,
    fields: { enterprise: '企业', cause: '依据', documentNo: '文号' },
    enterpriseHint: '企业名称的一部分、企业编码或统一社会信用代码',
    documentHint: '如：晋应急举〔2026〕12号',
    submit: '登记',
    toast: '已登记，可再检查一次',
    againToast: '这份文件已经登记过',
    line: (who: string, at: string) => `${who} 已于 ${at} 提交。`,
    whichToast: '请在卡片上选一家',
    usage:
      '请写成「超上限 企业名称 依据 文号」，依据是投诉举报、转办移送或上级交办，如「超上限 某某化工 投诉举报 晋应急举〔2026〕12号」。',
  },
  /** 变更记录 */
  history: {
    title: (name: string) => `变更记录 · ${name}`,
    latest: '最近的变更',
    summary: (name: string, n: number) => `${name}：${n} 条变更记录`,
    lead: (n: number) => (n === 0 ? '没有变更记录，现在无需办理。' : `共 ${n} 条，新的在前。现在无需办理。`),
    line: (when: Date, who: string, what: string) => `**${momentText(when)}** ${who}：${what}`,
    year: (when: Date) => `${when.getUTCFullYear()}年`,
    system: '系统',
    commandLine: '后台导入',
    registers: {
      sections: '科室设置',
      people: '人员',
      person_roles: '角色',
      inspectors: '执法资格',
      leaves: '请假',
      recusals: '回避',
      section_witnesses: '见证人',
      experts: '专家',
      expert_conflicts: '专家回避',
      partner_people: '联合部门人员',
      plan_entries: '年度抽查计划',
      items: '抽查事项',
      item_versions: '抽查事项',
      enterprises: '企业',
      permits: '许可证',
      cap_overrides: '超上限检查依据',
      grade_rules: '分级抽查规则',
      register_confirmations: '名录确认',
      calendar_days: '放假安排',
    } as Readonly<Record<string, string>>,
    added: (what: string) => `新增${what}`,
    removed: (what: string) => `删除${what}`,
    field: (column: string, before: string, after: string) =>
      `${columns[column] ?? column} ${before} → ${after}`,
    detail: (column: string, value: string) => `${columns[column] ?? column} ${value}`,
    about: (name: string, what: string) => `${name}，${what}`,
    file: (name: string) => `（文件：${name}）`,
    why: (text: string) => `（事由：${text}）`,
    join: '；',
    fields: { query: '查哪家企业、哪个人或哪个事项', day: '或者取某一日终了时的名录' },
    queryHint: '名称、姓名或编码',
    see: '查看',
    toast: '已发给您，请看最新消息',
    unknown: (text: string) =>
      `没有找到「${text}」。请发「变更 企业名称」「变更 姓名」，或「变更 2026-05-01」取当日名录。`,
    many: (names: string) => `有几个都对得上：${names}。请发全称或编码。`,
    fileSent: (day: string) => `${dayText(day)}的名录，见文件。`,
    nothingThen: (day: string) => `${dayText(day)}名录里还没有内容。`,
    span: (from: string, to: string) => `${from}至${to}`,
    future: '还没有到这一天，请填今天或以前的日期。',
    fileName: (what: string, day: string) => `${what}-${day}.xlsx`,
    sheets: {
      enterprises: '检查对象名录库',
      people: '执法检查人员名录库',
      items: '抽查事项清单',
      experts: '专家库',
    },
    extra: { section: '科室', leave: '请假', recusals: '回避企业', roles: '角色', version: '版本' },
  },
  /** 名录变化 on the card of the frozen lists */
  change: {
    title: (since: string, n: number) =>
      n === 0 ? `与抽查 ${since} 相比，名录没有变化` : `与抽查 ${since} 相比，名录有 ${n} 家变化`,
    since: (numbers: readonly string[]) => numbers.join('、'),
    first: '这些行业首次冻结，没有可比的名录',
    added: (n: number, names: string) => `**新增 ${n} 家**：${names}`,
    left: (n: number, names: string) => `**退出 ${n} 家**：${names}`,
    changed: (n: number, names: string) => `**信息变更 ${n} 家**：${names}`,
    named: (name: string, what: string) => `${name}（${what}）`,
    rest: (n: number) => `等，另有 ${n} 家`,
    why: {
      gone: '已移出',
      section: '改由其他科室监管',
      trade: '行业变更',
      key: '重点、一般类别变更',
    } satisfies Record<Exclude<LeftWhy, 'status'>, string>,
    status: (code: string) => entryOf(STATUSES, code as (typeof STATUSES)[number]['code']).name,
    columns: (names: readonly string[]) => names.map((name) => columns[name] ?? name).join('、'),
  },
} as const;
