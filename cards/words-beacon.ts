/** 公共随机值 and 更正 of a draw: the sentences. */
import type { BeaconSource } from '../src/domain/beacon.ts';
import { momentText } from './words.ts';

export const beaconWords = {
  label: '公共随机值',
  waits: '等开奖',
  summary: (no: string) => `抽查 ${no} 等公共随机值`,
  none: '不用（等级乙）',
  sources: {
    kl8: '快乐8（等级甲，每天 21:30 开奖）',
    ssq: '双色球（等级甲，二、四、日 21:15 开奖）',
  } satisfies Record<BeaconSource, string>,
  issue: '公共随机值期号',
  issueHint: '选用时填写见证截止后首次开奖的期号，如 2026060',
  announced: (source: string, issue: string, due: Date) =>
    `公共随机值：${source} 第 ${issue} 期，${momentText(due)} 开奖`,
  freezeLine: (source: string, issue: string, due: Date, form: string) =>
    `公共随机值：${source} 第 ${issue} 期（${momentText(due)} 开奖），格式 ${form}`,
  value: (value: string) => `公共随机值 ${value}`,
  wait: (source: string, issue: string, due: Date) =>
    `见证已截止，等 ${source} 第 ${issue} 期于 **${momentText(due)}** 开奖，现在无需办理。`,
  due: (source: string, issue: string) =>
    `请科室负责人或执法监督科录入 ${source} 第 **${issue}** 期的开奖号码，由另一岗位的第二人确认后抽取。`,
  known: (no: string, value: string, by: string, confirmed: string, head: string) =>
    `【抽查 ${no} 公共随机值】\n${value}\n${by}录入，${confirmed}确认，马上抽取。\n日志头：${head}`,
  closed: (no: string, source: string, issue: string, due: Date, head: string) =>
    `【抽查 ${no} 见证截止】\n见证已到齐，等 ${source} 第 ${issue} 期于 ${momentText(due)} 开奖后抽取。\n日志头：${head}`,
  dueText: (no: string, source: string, issue: string) =>
    `抽查 ${no} 等公共随机值：请录入 ${source} 第 ${issue} 期的开奖号码。`,
  open: '录入开奖号码',
  title: (no: string) => `公共随机值：抽查 ${no}`,
  formSummary: (no: string) => `抽查 ${no} 请录入公共随机值`,
  formLead: (source: string, issue: string) =>
    `请照公告录入 ${source} 第 **${issue}** 期的开奖号码，先后次序和空格不限。录入后由另一岗位的第二人对照公告确认。`,
  field: '开奖号码',
  fieldHint: '例如：01 05 09 …，以空格或逗号分开',
  submit: '提交确认',
  askedToast: '已提交，请等第二人确认',
  lead: (who: string, role: string) =>
    `${who}（${role}）已录入开奖号码，请对照公告逐个核对。确认后立即抽取，不能收回。`,
  approve: '确认无误',
  approveAsk: { title: '确认公共随机值', text: '确认后立即按它抽取，不能收回。' },
  approvedToast: '已确认，正在抽取',
  approved: '已确认，现在无需办理。',
  lapsed: '这项录入不再需要，现在无需办理。',
  notComing: '公告的公共随机值取消、不再开出的，可申请作废。',
} as const;
