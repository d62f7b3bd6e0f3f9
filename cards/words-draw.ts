/** 抽取: the card of a draw and its texts. */

import { momentText, secondText, spanText } from './words.ts';
import { count } from './words-common.ts';

type Proof = { no: string; F: string; anchor: string; depth: number; head: string };

export const draw = {
  title: (no: string, state: string) => `抽查 ${no} · ${state}`,
  states: { open: '请见证', drawn: '已抽取', published: '已公开', void: '作废' },
  summary: {
    open: (no: string) => `抽查 ${no} 请见证人见证`,
    drawn: (no: string) => `抽查 ${no} 已抽取`,
    published: (no: string) => `抽查 ${no} 已公开`,
    void: (no: string) => `抽查 ${no} 作废`,
  },
  ask: (who: string, close: Date) =>
    `请 ${who} 于 **${secondText(close)}** 前在群里发送：\n@双随机助手 见证 （自选 6 至 20 位数字，如 738201）`,
  allIn: '见证已到齐，正在抽取。',
  drawn: (units: number, seats: number) =>
    `已抽取 **${count(units)}** 家、**${count(seats)}** 人次。检查不事先通知，名单只发科室负责人和检查组。`,
  waitingDispatch: '等执法监督科登记省级平台任务编号后派发。',
  noneDrawn: '按比例随机抽取，本次没有抽中企业，现在无需办理。',
  noTeams: (units: number) =>
    `抽中 ${count(units)} 家，但没有排成检查组，本次不派任务。可核对人员名录后重新发起抽查。`,
  published: '检查已全部完成，抽取记录已公开，任何人都可以复核。现在无需办理。',
  publishedIdle: '本次没有检查任务，抽取记录已公开，任何人都可以复核。',
  province: (no: string) => `由省级平台抽取并匹配，平台任务编号 ${no}。`,
  voided: '见证未在时限内到齐，本编号不再使用。可重新发起抽查。',
  nothing: '现在无需办理。',
  about: (section: string, type: string, from: string, to: string) =>
    `${section} · ${type} · 检查时限 ${spanText(from, to)}`,
  grade: (grade: '甲' | '乙' | '丙', witnesses: number, done = true) =>
    grade === '乙' ? `等级 **乙**（${witnesses} 名见证人${done ? '' : '须'}全部见证）` : `等级 **${grade}**`,
  batches: (n: number) => `分 ${n} 批检查`,
  reserves: (n: number) => `备选 ${count(n)} 家`,
  windows: (n: number) => `检查日程（${n} 批）`,
  window: (i: number, from: string, to: string, n: number) =>
    `第 ${i} 批 ${spanText(from, to)}：${count(n)} 家`,
  secondsLeft: (n: number) => (n % 60 === 0 ? `\n还剩不到 **${n / 60}** 分钟。` : `\n还剩不到 **${n}** 秒。`),
  drill: (n: number) =>
    `演练已抽出 **${count(n)}** 家，不派任务，名单不作检查依据。记录已公开，任何人都可以复核。`,
  unanswered: {
    title: '有人没有见证怎么办',
    more: (url: string) => `[打开说明网页](${url})`,
    lines: [
      '时限内有一名见证人没有发送，本编号自动作废，密钥随后公开，可以重新发起。',
      '以消息自身的时间为准；过了时限的、第二次发送的数字不计入。',
      '见证到齐前发现名单或方案有误，由科室负责人或执法监督科申请作废，另一岗位的第二人同意。',
      '见证到齐后立即抽取，任何人不能再作废；程序中断的，恢复后按同样的数字算出同样的结果。',
    ],
  },
  again: (no: string) => `检查时限内再次抽取，批准文号 ${no}。`,
  figures: {
    pool: '参加抽取（家）',
    planned: '拟抽（家）',
    key: '重点企业（家）',
    people: '执法人员（人）',
    accepted: '已接收',
    inspected: '已检查',
    published: '已公示',
  },
  strata: (n: number) => `分层情况（${n} 层）`,
  planned: (n: number) => (Number.isInteger(n) ? `${n}` : `约 ${n.toFixed(1)}`),
  stratum: { label: '行业和等级', pool: '在库', key: '重点', take: '拟抽' },
  out: (n: number) => `未列入 ${count(n)} 家`,
  outLine: (reason: string, n: number) => `${reason} ${count(n)} 家`,
  change: (added: number, removed: number) =>
    added + removed === 0
      ? '与上次冻结相比，名单没有变化。'
      : `与上次冻结相比，新增 ${count(added)} 家，减少 ${count(removed)} 家。`,
  firstFreeze: '这是本科室首次冻结名单。',
  witness: (name: string) => `${name}：未见证`,
  witnessed: (name: string, value: string, when: Date) => `${name}：${value}（${momentText(when)}）`,
  proof: (p: Proof) =>
    `以下编码供事后核对：名单先冻结，见证人的数字后到，谁也无法单独决定结果。\n编号 ${p.no}\n冻结码 F ${p.F}\n锚 ${p.anchor}（第 ${p.depth} 层）\n日志头 ${p.head}`,
  resultProof: (R: string) => `结果码 R ${R}`,
  verifyLink: (url: string, open: boolean) =>
    open ? `[打开核验网页](${url})，任何人都可以重新计算。` : `[核验网页](${url})（记录公开后可用）`,
  verifyCode: '核验网页的二维码',
  visits: '检查家数',
  days: (from: string, to: string) => `${from.slice(5).replace('-', '.')}–${to.slice(5).replace('-', '.')}`,
  verifyLater: (url: string) => `核验网页（记录公开后可用）：${url}`,
  verifyNow: (url: string) => `核验网页：${url}`,
  freezeText: (
    p: Proof & {
      counts: string;
      witnesses: string;
      close: Date;
      out: string;
      change: string;
      beacon?: string | undefined;
    },
  ) =>
    [
      `【抽查 ${p.no} 冻结】`,
      p.counts,
      p.out,
      p.change,
      `见证人：${p.witnesses}，截止 ${secondText(p.close)}`,
      ...(p.beacon === undefined ? [] : [p.beacon]),
      `冻结码 F：${p.F}`,
      `锚：${p.anchor}（第 ${p.depth} 层）`,
      `日志头：${p.head}`,
    ].join('\n'),
  witnessText: (name: string, value: string, no: string, head: string, left: string) =>
    `已记下${name}为抽查 ${no} 发送的见证数字 ${value}。${left}\n日志头：${head}`,
  left: (names: string) => (names === '' ? '见证已到齐，马上抽取。' : `还差${names}。`),
  resultText: (no: string, counts: string, seats: number, R: string, head: string) =>
    `【抽查 ${no} 结果】\n${counts}\n共派 ${seats} 人次\n结果码 R：${R}\n日志头：${head}\n${seats === 0 ? '本次没有检查任务。' : '名单只发科室负责人和检查组，检查完成后公开抽取记录。'}`,
  counts: (list: string) => (list === '' ? '本次没有抽中企业' : `抽中：${list}`),
  count: (label: string, n: number) => `${label} ${count(n)} 家`,
  keyCounts: (n: number, list: string) => `重点企业 ${count(n)} 家，全部检查：${list}`,
  pools: (pool: number, key: number, people: number) =>
    `名单：一般企业 ${count(pool)} 家、重点企业 ${count(key)} 家，执法人员 ${count(people)} 人`,
  voidText: (no: string, missing: string, head: string) =>
    `【抽查 ${no} 作废】\n${missing}未在时限内见证，本编号不再使用，需要时请重新发起。\n日志头：${head}`,
  publishText: (no: string, secret: string, head: string) =>
    `【抽查 ${no} 公开】\n公开记录见文件，任何人都可以重新计算。\n密钥：${secret}\n日志头：${head}`,
  voidSecretText: (no: string, secret: string, head: string) =>
    `【抽查 ${no} 作废，公开密钥】\n密钥：${secret}\n日志头：${head}`,
  recordName: (no: string) => `抽查${no}-完整记录.json`,
  publicRecordName: (no: string) => `抽查${no}-公开记录.json`,
  blockedText: (no: string, why: string) => `【抽查 ${no}】企业已抽出，但检查组没有排成：${why}`,
} as const;
