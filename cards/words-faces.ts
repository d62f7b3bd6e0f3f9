/** 卡片和消息的句子, face by face. */
import { dayText, fileMoment, momentText, secondText, spanText } from './words.ts';
import { approval } from './words-approval.ts';
import { drawChange } from './words-draw-change.ts';
import { photo } from './words-photo.ts';
import { replacement } from './words-replacement.ts';
import { undelivered } from './words-undelivered.ts';

type Proof = { no: string; F: string; anchor: string; depth: number; head: string };

export const faces = {
  common: {
    between: '、',
    proofFold: '校验信息',
    choose: '请选择',
    day: '请选择日期',
    none: '无',
    rest: (n: number) => `其余 ${n} 项`,
    beyond: (n: number) => `还有 ${n} 项没有列出，请先办理以上各项。`,
    office: '执法监督科',
    fault: (code: string) => `系统出错，已记录（编号 ${code}），请稍后再试。`,
    faultToast: '系统出错，已记录，请稍后再试',
    done: '已办理',
    checking: '正在核对您的身份，请稍后再点一次',
    answered: '已办理，请看最新消息',
    movedTitle: '已移至新卡片',
    movedTo: '请在最新的卡片上办理。',
  },

  drawForm: {
    title: (section: string) => `${section}发起抽查`,
    summary: '发起抽查：请填写表单',
    lead: '请填写后预览。预览时什么都不冻结，可以修改。',
    proposal: (ratios: string, last: { no: string; amount: string } | undefined) =>
      `按信用风险等级的建议比例：${ratios}。${last ? `上次（抽查 ${last.no}）：${last.amount}${/%$/.test(last.amount) ? '' : ' 家'}。` : ''}`,
    classes: (rows: readonly { grade: string; pool: number; comes: number }[]) =>
      `按建议比例，一般检查单位约抽：${rows.map(({ grade, pool, comes }) => `${grade} ${Number(comes.toFixed(1))}/${pool} 家`).join('，')}。`,
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
    done: (who: string, when: Date, no: string) =>
      `${who} 已于 ${momentText(when)} 提交，抽查 ${no} 已开始。`,
    toast: '名单已冻结，请见证人见证',
  },

  preview: {
    title: (section: string) => `${section}抽查预览`,
    summary: '抽查预览：请核对后冻结名单',
    summaryBlocked: '抽查预览：检查组排不成',
    lead: '请核对。冻结后名单、比例和检查时限不能再改，见证人开始见证。',
    drillTitle: (section: string) => `演练：${section}抽查预览`,
    drillLead: '这是演练，不派任务，结果当场公开。请核对，冻结后见证人开始见证。',
    drillEdit: '要改范围或家数，请重新发一行，例如「演练 12家」。',
    blocked: (why: string) => `试算没有一次能排成检查组，请修改后再试：${why}`,
    repeats: (no: string, to: string) =>
      `这些分层已由抽查 ${no} 抽过，检查时限到${dayText(to)}。确经批准再抽的，请填写批准文号。`,
    figures: { pool: '参加抽取（家）', comes: '拟抽（家）', people: '执法人员（人）' },
    trials: (times: number, found: number, relaxed: number) =>
      `试算 ${times} 次，**${found}** 次排成检查组${relaxed > 0 ? `，其中 ${relaxed} 次放宽了条件（工作量、县区、专业依次放宽）` : ''}。`,
    columns: { label: '行业和等级', pool: '在库', take: '比例或家数', comes: '拟抽' },
    left: (reason: string, n: number) => `未列入：${reason} ${n} 家`,
    beyond: (n: number) => `还有 ${n} 家没有列出。`,
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
  },

  draw: {
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
      `已抽取 **${units}** 家、**${seats}** 人次。检查不事先通知，名单只发科室负责人和检查组。`,
    waitingDispatch: '等执法监督科登记省级平台任务编号后派发。',
    noneDrawn: '按比例随机抽取，本次没有抽中企业，现在无需办理。',
    noTeams: (units: number) =>
      `抽中 ${units} 家，但没有排成检查组，本次不派任务。可核对人员名录后重新发起抽查。`,
    published: '检查已全部完成，抽取记录已公开，任何人都可以复核。现在无需办理。',
    publishedIdle: '本次没有检查任务，抽取记录已公开，任何人都可以复核。',
    province: (no: string) => `由省级平台抽取并匹配，平台任务编号 ${no}。`,
    voided: '见证未在时限内到齐，本编号不再使用。可重新发起抽查。',
    nothing: '现在无需办理。',
    about: (section: string, type: string, from: string, to: string) =>
      `${section} · ${type} · 检查时限 ${spanText(from, to)}`,
    grade: (grade: '甲' | '乙' | '丙', witnesses: number, done = true) =>
      grade === '乙'
        ? `等级 **乙**（${witnesses} 名见证人${done ? '' : '须'}全部见证）`
        : `等级 **${grade}**`,
    batches: (n: number) => `分 ${n} 批检查`,
    reserves: (n: number) => `备选 ${n} 家`,
    windows: (n: number) => `检查日程（${n} 批）`,
    window: (i: number, from: string, to: string, n: number) => `第 ${i} 批 ${spanText(from, to)}：${n} 家`,
    secondsLeft: (n: number) =>
      n % 60 === 0 ? `\n还剩不到 **${n / 60}** 分钟。` : `\n还剩不到 **${n}** 秒。`,
    drill: (n: number) =>
      `演练已抽出 **${n}** 家，不派任务，名单不作检查依据。记录已公开，任何人都可以复核。`,
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
    out: (n: number) => `未列入 ${n} 家`,
    outLine: (reason: string, n: number) => `${reason} ${n} 家`,
    change: (added: number, removed: number) =>
      added + removed === 0
        ? '与上次冻结相比，名单没有变化。'
        : `与上次冻结相比，新增 ${added} 家，减少 ${removed} 家。`,
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
    count: (label: string, n: number) => `${label} ${n} 家`,
    keyCounts: (n: number, list: string) => `重点企业 ${n} 家，全部检查：${list}`,
    pools: (pool: number, key: number, people: number) =>
      `名单：一般企业 ${pool} 家、重点企业 ${key} 家，执法人员 ${people} 人`,
    voidText: (no: string, missing: string, head: string) =>
      `【抽查 ${no} 作废】\n${missing}未在时限内见证，本编号不再使用，需要时请重新发起。\n日志头：${head}`,
    publishText: (no: string, secret: string, head: string) =>
      `【抽查 ${no} 公开】\n公开记录见文件，任何人都可以重新计算。\n密钥：${secret}\n日志头：${head}`,
    voidSecretText: (no: string, secret: string, head: string) =>
      `【抽查 ${no} 作废，公开密钥】\n密钥：${secret}\n日志头：${head}`,
    recordName: (no: string) => `抽查${no}-完整记录.json`,
    publicRecordName: (no: string) => `抽查${no}-公开记录.json`,
    blockedText: (no: string, why: string) => `【抽查 ${no}】企业已抽出，但检查组没有排成：${why}`,
  },

  list: {
    title: (no: string) => `抽查 ${no} 检查名单`,
    summary: (no: string, n: number) => `抽查 ${no} 名单，共 ${n} 家`,
    lead: {
      waiting: '名单请勿外传。执法监督科登记平台编号后，任务派发。',
      running: '任务已派发，各组进展如下，现在无需办理。',
      done: '全部办结，现在无需办理。',
    },
    figures: { total: '家', inspected: '已检查', problems: '发现问题', published: '已公示' },
    columns: { unit: '企业', team: '检查组', state: '进展' },
    reserves: (n: number) => `备选 ${n} 家（抽中的不能检查时依次替换）`,
    reserveLine: (stratum: string, names: string) => `**${stratum}** ${names}`,
    beyond: (n: number) => `还有 ${n} 家没有列出。`,
    file: (no: string) => `抽查${no}-检查名单.xlsx`,
    newFile: (no: string, when: Date) => `抽查${no}-检查名单（${fileMoment(when)}换人后）.xlsx`,
    sheet: '检查名单',
    fileColumns: ['企业编码', '企业名称', '县区', '地址', '检查组', '检查时限'],
    fileSent: (shown: number, total: number) =>
      `此处显示前 ${shown} 家，全部 ${total} 家见文件，以最近发送的为准。`,
  },

  office: {
    title: (no: string) => `抽查 ${no} · 执法监督科办理`,
    summary: {
      platform: (no: string) => `抽查 ${no} 请登记平台编号`,
      running: (no: string) => `抽查 ${no} 检查进行中`,
      publish: (no: string) => `抽查 ${no} 有结果待公示`,
      open: (no: string) => `抽查 ${no} 可以公开记录`,
      done: (no: string) => `抽查 ${no} 已办结`,
    },
    platformLead: '请登记省级平台的任务编号和录入日期，登记后派发任务。',
    waiverHint: '不录入省级平台的，两项留空，在下面写明原因。',
    platformNo: '平台任务编号',
    platformNoHint: '省级平台上的任务编号',
    platformDay: '录入日期',
    waiver: '不录入的原因',
    waiverPlaceholder: '例如：平台维护，经分管领导同意先行派发',
    dispatch: '登记并派发',
    dispatched: (n: number) => `已派发 ${n} 个任务`,
    dispatchedLine: (who: string, when: Date, how: string) =>
      `${who} 已于 ${momentText(when)} 登记并派发（${how}）。`,
    entered: (no: string, day: string) => `平台任务编号 ${no}，${dayText(day)}录入`,
    waived: (why: string) => `未录入省级平台：${why}`,
    runningLead: '检查进行中，结果确认后在此登记公示。现在无需办理。',
    publishLead: (n: number) => `**${n}** 家的结果待公示，请在省级平台录入后登记回执。`,
    task: '企业',
    allTasks: (n: number) => `全部待公示（${n} 家）`,
    publishDay: '公示日期',
    receipt: '回执编号',
    receiptHint: '省级平台返回的编号',
    publish: '登记公示',
    published: (n: number) => `已登记 ${n} 家公示`,
    dueFold: (n: number) => `各户公示期限（${n} 家）`,
    due: (name: string, due: string, provisional: boolean) =>
      `${name} · ${dayText(due)}前${provisional ? '（暂定）' : ''}`,
    openLead: '检查已全部完成，请公开抽取记录。',
    idleLead: '本次没有检查任务。较早的抽查公开后，在此公开抽取记录，现在无需办理。',
    idleOpenLead: '本次没有检查任务，请公开抽取记录。',
    open: '公开抽取记录',
    openAsk: {
      title: '公开抽取记录',
      text: '公开后，密钥和抽取记录对所有人可见，不能收回。',
    },
    opened: '抽取记录已公开',
    openedBy: (who: string, when: Date) => `${who} 已于 ${momentText(when)} 公开抽取记录。`,
    openedAt: (when: Date) => `抽取记录已于 ${momentText(when)} 公开。`,
    doneLead: '本次抽查已全部办结，现在无需办理。',
    figures: { total: '家', inspected: '已检查', published: '已公示', overdue: '公示超期' },
    cantOpen: '检查全部完成后，在此公开抽取记录。',
  },

  task: {
    title: (name: string) => `检查任务：${name}`,
    summary: (name: string, todo: string) => `${name} ${todo}`,
    lead: {
      assigned: (to: string) => `请接收任务，并于 **${dayText(to)}** 前完成检查、填报结果。`,
      accepted: (to: string) => `请于 **${dayText(to)}** 前完成检查，并填报检查结果。`,
      assignedLate: (to: string) => `检查时限 **${dayText(to)}** 已过，请立即接收任务，尽快完成检查并填报。`,
      acceptedLate: (to: string) => `检查时限 **${dayText(to)}** 已过，请尽快完成检查，并填报检查结果。`,
      reportedMine: (other: string) => `您已填报，等 ${other} 确认。现在无需办理。`,
      alone: (others: string) =>
        `${others} 已离岗，您填报的结果无人确认。请撤回，接替人员选定后一同检查，重新填报。`,
      reportedOther: (who: string) => `${who} 已填报结果，请核对后确认。`,
      rectify: (due: string) => `企业应于 **${dayText(due)}** 前完成整改，请按期复查并填报。`,
      rectifyLate: (due: string) => `整改期限 **${dayText(due)}** 已过，请尽快复查并填报。`,
      recheckedMine: (other: string) => `您已填报复查结果，等 ${other} 确认。现在无需办理。`,
      recheckedOther: (who: string) => `${who} 已填报复查结果，请核对后确认。`,
      awaitingPublication: (due: string, provisional: boolean) =>
        `结果已确认，由执法监督科于 ${dayText(due)}${provisional ? '（暂定）' : ''}前公示。现在无需办理。`,
      closed: '本任务已办结，现在无需办理。',
    },
    todo: {
      waiting: '待派发',
      assigned: '请接收',
      accepted: '请检查并填报',
      reported: '请确认结果',
      inspected: '已检查',
      closed: '已办结',
      stopped: '不再检查',
      rectify: '请按期复查',
      confirmRecheck: '请确认复查',
      takeBack: '请撤回重填',
    },
    unit: '企业',
    address: '地址',
    contact: '联系人',
    window: '检查时限',
    item: '抽查事项',
    partner: '同组人员',
    platform: '平台任务编号',
    duties: '检查须知',
    dutyList: [
      '由两名以上执法人员共同检查，不得单独前往。',
      '到场先出示执法证件，说明检查事由和依据。',
      '告知企业有申请回避的权利；本人与企业有利害关系的，请主动报告科室负责人。',
      '如实记录时间、地点、内容、问题和处理情况，双方签字。',
    ],
    noItem: '安全生产监督检查',
    accept: '接收任务',
    acceptedToast: '已接收，请按期检查',
    acceptedLine: (who: string, when: Date) => `${who} 已于 ${momentText(when)} 接收任务。`,
    form: '填报检查结果',
    day: '检查日期',
    method: '检查方式',
    result: '检查结果',
    text: '检查情况',
    textHint: '检查了什么，发现什么问题，怎样处理',
    rectifyBy: '整改期限',
    rectifyHint: '责令限期改正的填写，其余留空',
    report: '提交结果',
    reportedToast: '已提交，等同组人员确认',
    confirm: '确认结果',
    confirmedToast: '已确认',
    giveBack: '退回重填',
    giveBackAsk: { title: '退回重填', text: '退回后，由检查组重新填报结果。' },
    takeBack: '撤回重填',
    takeBackAsk: { title: '撤回重填', text: '撤回后选定接替人员，一同检查后重新填报；已填内容会保留。' },
    returnedToast: '已退回重填',
    returnedLine: (who: string) => `上次填报被 ${who} 退回，请核对后重填。`,
    resultLine: (day: string, method: string, result: string) =>
      `${dayText(day)} ${method}，结果：**${result}**`,
    rectifyLine: (due: string) => `整改期限：${dayText(due)}`,
    signedLine: (who: string, when: Date) => `${who} 于 ${momentText(when)} 填报`,
    confirmedLine: (who: string, when: Date) => `${who} 于 ${momentText(when)} 确认`,
    recheckForm: '填报复查结果',
    recheckDay: '复查日期',
    recheckMethod: '复查方式',
    recheckResult: '复查结论',
    recheckResults: { yes: '已完成整改', no: '未完成整改' },
    recheckText: '复查情况',
    recheckTextHint: '逐项写明整改是否到位',
    newDue: '新的整改期限',
    newDueHint: '未完成整改的填写，其余留空',
    recheck: '提交复查结果',
    recheckLine: (day: string, result: string) => `${dayText(day)}复查：**${result}**`,
    publishedLine: (day: string, receipt: string) => `${dayText(day)}已公示，回执编号 ${receipt}。`,
  },

  replacement,
  approval,
  drawChange,
  photo,
  undelivered,

  reminder: {
    title: (n: number) => `${n} 件事项临近或超过时限`,
    titleOne: (what: string, stage: string) => `${what}：${stage}`,
    left: (days: number) => `还剩 ${days} 个工作日`,
    summary: (n: number) => `有 ${n} 件事项请按期办理`,
    lead: {
      team: '请按期办理，在各任务卡片上操作。',
      office: '请按期公示，在执法监督科办理卡片上登记。',
      chief: '以下事项已超期，请督促办理。',
      leadership: '以下公示已超过 20 个工作日的时限，请领导小组督办。',
    },
    line: (name: string, what: string, stage: string, due: string) =>
      `**${name}** ${what}，期限 ${due}，${stage}`,
    due: (day: string, provisional: boolean) => `${dayText(day)}${provisional ? '（暂定）' : ''}`,
  },

  summary: {
    title: (day: string) => `双随机抽查汇总 · 截至${dayText(day)}`,
    summary: '双随机抽查汇总',
    lead: (year: string) => `${year} 年以来的抽查情况如下，现在无需办理。`,
    leadOverdue: (n: number) => `有 **${n}** 件事项超期，请督办。`,
    columns: {
      section: '科室',
      drawn: '抽取',
      accepted: '已接收',
      inspected: '已检查',
      problems: '有问题',
      rectified: '已整改',
      published: '已公示',
      overdue: '超期',
    },
    total: '合计',
    empty: '今年还没有抽查任务。',
    draws: (draws: number, voids: number) => `今年抽取 ${draws} 次，作废 ${voids} 次。`,
    byChief: (row: {
      section: string;
      chief: string;
      draws: number;
      again: number;
      voids: number;
      substitutions: number;
    }) =>
      `${row.section} ${row.chief}：抽取 ${row.draws} 次${row.again > 0 ? `（时限内再抽 ${row.again} 次）` : ''}，作废 ${row.voids} 次，换人和替换 ${row.substitutions} 次。`,
  },

  progress: {
    title: '抽查进度',
    summary: '抽查进度',
    lead: '各次抽查办到哪一步，如下。',
    empty: '还没有进行中的抽查。科室负责人可发送「抽查」发起。',
    columns: {
      no: '编号',
      section: '科室',
      state: '情况',
      total: '家',
      inspected: '已检查',
      published: '已公示',
    },
    states: {
      open: '等待见证',
      drawn: '进行中',
      approval: '待审批',
      returned: '审批退回',
      waiting: '待派发',
      stopped: '不再检查',
      published: '已公开',
      void: '作废',
    },
  },

  todo: {
    title: (n: number) => (n === 0 ? '没有待办事项' : `待办 ${n} 件`),
    summary: (n: number) => (n === 0 ? '没有待办事项' : `有 ${n} 件待办事项`),
    empty: '现在没有等您办理的事项。',
    lead: '以下事项等您办理。',
    line: (what: string, subject: string, due: string) =>
      `**${what}** ${subject}${due === '' ? '' : `，${due}前`}`,
    kinds: {
      accept: '接收任务',
      report: '检查并填报',
      confirm: '确认结果',
      recheck: '整改复查',
      confirmRecheck: '确认复查',
      takeBack: '撤回重填',
      dispatch: '登记平台编号',
      publish: '登记公示',
      open: '公开抽取记录',
      witness: '见证',
      decide: '审批换人申请',
      decideVoid: '审批作废申请',
      decideSubstitute: '审批替换企业申请',
      decideCorrect: '审批更正申请',
      confirmBeacon: '核对公共随机值',
      enterBeacon: '录入公共随机值',
      approve: '审批检查',
      submit: '提交检查审批',
      undelivered: '处理未送达消息',
      guide: '答复求助',
      approvePlan: '审批计划',
      submitPlan: '修改并提交计划',
      publishPlan: '公布计划',
      enterPlatform: '录入省级平台',
      confirmRecusals: '核对回避申报',
      reviewInspectors: '审查执法人员资格',
    },
    show: '把卡片再发一次',
    shown: '已再发一次，请看最新消息',
  },

  help: {
    title: '双随机助手能做什么',
    summary: '双随机助手使用说明',
    lead: '在群里先 @双随机助手，私聊直接发送。点下面的按钮试一试。',
    unknownTitle: '没有看懂',
    notBegun: '抽查没有发起，请改后再发',
    unknown: (text: string, nearest: string) => `没有看懂「${text}」。您是不是想发「${nearest}」？`,
    fold: (topic: string, n: number) => `${topic}（${n} 个）`,
  },

  chat: {
    title: '绑定本群',
    summary: '请设定本群的用途',
    lead: '请选择本群的用途，选好后抽查消息会发到对应的群。',
    purpose: '用途',
    submit: '绑定',
    bound: (purpose: string, who: string, when: Date) =>
      `本群已绑定为${purpose}（${who}，${momentText(when)}）。`,
    boundToast: '已绑定',
    sectionChat: (section: string) => `${section}工作群`,
    welcome: '双随机助手已入群。请科室负责人或执法监督科设定本群用途。',
  },

  files: {
    received: '已收到文件，正在读取。',
    notFetched: '文件没有取到，请重新发送一次。',
    tooBig: '文件超过 20 MB，没有接收。请删去图片和不用的工作表，或分成几个文件，再分别发送。',
  },
} as const;
