/** 发起抽查: the form and the preview, before anything is frozen. */

import { dayText, momentText } from './words.ts';
import { count } from './words-common.ts';

export const drawForm = {
  title: (section: string) => `${section}发起抽查`,
  summary: '发起抽查：请填写表单',
  lead: '请填写后预览。预览时什么都不冻结，可以修改。',
  proposal: (ratios: string, last: { no: string; amount: string } | undefined) =>
    `按信用风险等级的建议比例：${ratios}。${last ? `上次（抽查 ${last.no}）：${last.amount}${/%$/.test(last.amount) ? '' : ' 家'}。` : ''}`,
  classes: (rows: readonly { grade: string; pool: number; comes: number }[]) =>
    `按建议比例，一般检查单位约抽：${rows.map(({ grade, pool, comes }) => `${grade} ${Number(comes.toFixed(1))}/${count(pool)} 家`).join('，')}。`,
  next: '下一步：预览',
  witnesses: (names: string) => `见证人：${names}`,
  type: '检查类型',
  types: {
    general: '一般检查（随机抽企业，随机派人）',
    key: '重点检查（重点企业全查，随机派人）',
  },
  scope: '行业',
  allTrades: '本科室全部行业',
  amount: '一般检查抽取数量',
  amountHint: '10%、12家，或 A5% B10% C20% D50%',
  from: '检查开始日期',
  to: '检查结束日期',
  experts: '专家和联合部门（每次检查）',
  joint: (names: string, n: number) => `联合${names}（1 人）${n === 0 ? '' : `，专家 ${n} 名`}`,
  expertsOf: (n: number) => (n === 0 ? '不请专家' : `${n} 名`),
  minutes: '见证时限',
  minutesOf: (n: number) => `${n} 分钟`,
  submit: '冻结名单并开始',
  done: (who: string, when: Date, no: string) => `${who} 已于 ${momentText(when)} 提交，抽查 ${no} 已开始。`,
  toast: '名单已冻结，请见证人见证',
} as const;

export const preview = {
  title: (section: string) => `${section}抽查预览`,
  summary: '抽查预览：请核对后冻结名单',
  summaryBlocked: '抽查预览：检查组排不成',
  lead: '请核对。冻结后名单、比例和检查时限不能再改，见证人开始见证。',
  drillTitle: (section: string) => `演练：${section}抽查预览`,
  drillLead: '这是演练，不派任务，结果当场公开。请核对，冻结后见证人开始见证。',
  drillEdit: '要改范围或家数，请重新发一行，例如「演练 12家」。',
  blocked: (why: string) =>
    `检查组排不成，请减少家数或延长检查时限后再试；人员的请假、证件有出入的，请执法监督科先更正名录。\n${why}`,
  repeats: (no: string, to: string) =>
    `这些分层已由抽查 ${no} 抽过，检查时限到${dayText(to)}。确经批准再抽的，请填写批准文号。`,
  figures: { pool: '参加抽取（家）', comes: '拟抽（家）', people: '执法人员（人）' },
  trials: (times: number, found: number, relaxed: number) =>
    `试算 ${times} 次，**${found}** 次排成检查组${relaxed > 0 ? `，其中 ${relaxed} 次放宽了条件（工作量、县区、专业依次放宽）` : ''}。`,
  columns: { label: '行业和等级', pool: '在库', take: '比例或家数', comes: '拟抽' },
  left: (reason: string, n: number) => `未列入：${reason} ${count(n)} 家`,
  beyond: (n: number) => `还有 ${count(n)} 家没有列出。`,
  ladder: '排不成时放宽',
  ladders: {
    usual: '依次放宽：工作量加 10、任意县区、不限专业',
    load: '只放宽工作量（加 10）',
    none: '不放宽',
  },
  crews: (list: string) => `同时抽取：${list}`,
  crew: (name: string, n: number) => `${name} ${n} 人`,
  byHand: (n: number) => `专家 ${n} 人：专家库不够抽取，派发后由科室或执法监督科指定。`,
  ground: (no: string) => `批准文号 ${no}`,
  /** 每组两名执法人员 */
  teams: (teams: number, visits: number, people: number) =>
    `计划检查组 ${teams} 个，每组约 ${Math.ceil(visits / teams)} 家。${
      people < teams * 2 ? `可抽的执法人员 ${people} 人，只够 ${Math.floor(people / 2)} 组。` : ''
    }`,
  otherExperts: (planned: number, now: number) => `计划专家 ${planned} 名，本次 ${now} 名。`,
  otherPartners: (names: string) => `计划由${names}联合检查，本次没有选。`,
  batches: '分批检查',
  batchesOf: (n: number) => (n === 1 ? '不分批' : `分 ${n} 批`),
  againNo: '批准文号',
  againHint: '例如：晋市应急〔2026〕5号',
  edit: '修改',
  toast: '请核对预览，还没有冻结',
  editToast: '请修改后再预览',
} as const;
