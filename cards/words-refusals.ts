/** 拒绝时怎么说: for each rule a toast of at most 20 characters and a sentence that says what to do. */
import type { RefusalCode, RefusalDetail } from '../src/domain/refusal.ts';
import { oneLine } from './kit.ts';
import { dayText } from './words.ts';

type Words = {
  readonly toast: string;
  /** the toast when it is known what it is about */
  readonly about?: (detail: RefusalDetail) => string | undefined;
  readonly text: (detail: RefusalDetail) => string;
};

/** so much of what somebody typed is said back */
const SAID_BACK = 60;
const said = (text: string | number | undefined) => oneLine(`${text ?? ''}`, SAID_BACK);

/** as many of them as a toast has room for */
const ROOM = 14;
function whoMay(who: string): string | undefined {
  if (who.length <= ROOM) return `此事由${who}办理`;
  const cut = who.lastIndexOf('、', ROOM);
  return cut > 0 ? `此事由${who.slice(0, cut)}等办理` : undefined;
}

const same = (toast: string, rest = ''): Words => ({ toast, text: () => `${toast}。${rest}` });

export const refusals: Record<RefusalCode, Words> = {
  'unknown-person': {
    toast: '未查到您的登记，请联系执法监督科',
    text: (d) => `未在人员名录中查到您的手机号。请联系${d.whom}，补录后再发一次即可。`,
  },
  'not-allowed': {
    toast: '您没有办理此事的权限',
    about: (d) => whoMay(`${d.who}`),
    text: (d) => `此事由${d.who}办理，您的角色暂不能办理。如有出入，请联系执法监督科核对名录。`,
  },
  'not-your-section': {
    toast: '只能办理本科室的抽查',
    text: (d) => `${d.section}的抽查由该科室负责人办理。`,
  },
  'not-your-task': same('您不在本任务的检查组内', '请由检查组成员办理。'),

  'unreadable-amount': {
    toast: '数量看不明白，请写10%或12家',
    text: (d) =>
      `没有看懂「${said(d.text)}」。数量请写成 10%、12家，或按等级分别写，如 A5% B10% C20% D50%；比例在 0 至 100% 之间，家数为 1 以上的整数。`,
  },
  'mixed-amounts': same('比例和家数请用一种写法', '例如 A5% B10%，或 A2家 B3家。'),
  'too-many': {
    toast: '可抽的企业没有这么多',
    text: (d) =>
      `${d.what === '' ? '' : `${d.what} 级`}只有 ${d.pool} 家可以抽取，您要抽 ${d.n} 家，请改小。`,
  },
  'unreadable-scope': {
    toast: '没有这个行业，请重新选择',
    text: (d) => `本科室的抽查范围里没有「${said(d.text)}」。可以写：${d.choices}。`,
  },
  'unreadable-days': {
    toast: '检查时限看不明白，请重新填写',
    text: (d) => `没有看懂「${said(d.text)}」。检查时限请写成 3月16日至4月10日；不写的，从下一个工作日起算。`,
  },
  'bad-day': {
    toast: '日期有误，请写成2026-03-20',
    text: (d) => `${said(d.field)}有误，请写成 2026-03-20 这样的日期。`,
  },
  'day-order': same('日期先后有误，请核对', '后一个日期应晚于前一个日期。'),
  'day-past': same('开始日期不能早于今天', '请改成今天或以后的日期。'),
  'day-future': same('日期不能晚于今天', '请填实际发生的日期。'),
  'field-missing': {
    toast: '有必填项未填，请补充',
    about: (d) => (d.field === undefined ? undefined : `请填写「${d.field}」`),
    text: (d) => `「${d.field}」未填，请补充。`,
  },
  'new-due-missing': same('请填写新的整改期限', '未完成整改的，须重新确定期限。'),
  'text-too-long': {
    toast: '文字太长，请精简',
    about: (d) => (d.field === undefined ? undefined : `「${d.field}」最多${d.max}字`),
    text: (d) => `「${d.field}」最多 ${d.max} 字，请精简。`,
  },
  'unknown-choice': same('选项已失效，请重新选择', '请在最新的卡片上选择。'),
  'groups-only': same('请在科室群里发送', '抽取和见证要当着大家的面进行。'),
  'bind-in-group': same('请在要绑定的群里发送', '在哪个群里发送，就设定哪个群的用途。'),
  'private-only': same('请私聊发送', '名单不宜在群里发送。'),
  'unknown-file': {
    toast: '认不出这份文件',
    text: (d) => `没有办成：${d.why}`,
  },

  'no-section': same('您的科室没有抽查对象', '抽查由危化科、冶金工贸科的负责人发起。'),
  'draw-open': {
    toast: '上一次抽取还未结束，请稍候',
    text: (d) => `抽查 ${d.no} 正在等待见证，结束后再发起下一次。`,
  },
  'drawn-lately': {
    toast: '同一分层在上次检查时限内已抽过',
    text: (d) =>
      `${oneLine(`${d.strata}`.replaceAll('|', ''), SAID_BACK)}已由抽查 ${d.no} 抽过，检查时限到${dayText(`${d.to}`)}。时限内一般不再抽取；确经批准的，请在末尾写明文号，如「抽查 危化 10% 文号 晋市应急〔2026〕5号」。`,
  },
  'too-many-batches': {
    toast: '批次太多，请改少或延长时限',
    text: (d) => `检查时限内只有 ${d.days} 个工作日，分不成 ${d.n} 批，请改少批次或延长时限。`,
  },
  'void-too-late': same('见证已到齐，不能再作废', '结果由已冻结的名单和见证数字决定，只能照此抽取。'),
  'no-partners': {
    toast: '联合部门没有可参加的人员',
    text: (d) => `${d.department}没有证件在检查时限内有效的人员，请先请执法监督科登记联合人员。`,
  },
  'unknown-partner': {
    toast: '没有登记这个联合部门',
    text: (d) =>
      `联合人员里没有「${said(d.text)}」。${d.choices === '' ? '请先请执法监督科登记联合人员。' : `可以写：${d.choices}。`}`,
  },
  'partner-department': same(
    '部门名称不能这样写',
    '请写 2 至 30 个字，不含 # : + 号，也不能写「执法」「专家」。',
  ),
  'partner-twice': same('这个证件号已经登记', '同一证件号只登记一次，换部门的请先停用原来的。'),
  'void-other-reason': same('这个事由现在不适用', '见证到齐后，只有公告的公共随机值不再开出的，才能作废。'),
  'beacon-issue': {
    toast: '期号不对，请核对后再填',
    text: (d) => `期号请写见证截止后首次开奖的期号，七位数字，如 ${d.year}060。`,
  },
  'beacon-value': {
    toast: '开奖号码不对，请核对',
    text: (d) => `号码的个数、范围不合${d.source}的规则，或者有重复，请对照公告核对后再填。`,
  },
  'beacon-early': {
    toast: '还没有开奖，请稍后录入',
    text: (d) => `${dayText(`${d.day}`)} ${d.time} 开奖，开奖后再录入。`,
  },
  'correct-nothing': same('与现有的一致，不用更正', '请对照公告或文件核对后再填。'),
  'correct-visits-open': same(
    '检查办完后再更正',
    '任务已派发、还没有办完的，名单不能改动；全部检查后再申请更正。',
  ),
  'no-draw-open': same('现在没有等待见证的抽取', '发起抽查后，请在见证时限内发送。'),
  'nobody-eligible': same('没有符合条件的执法人员', '请核对执法证有效期、在岗和请假情况。'),
  'no-units': {
    toast: '范围内没有可抽的企业',
    text: (d) => `所选范围内没有可以抽取的企业${d.why === '' ? '' : `：${d.why}`}。`,
  },
  'not-your-enterprise': same('这家企业由其他科室监管', '请该科室负责人办理。'),
  'not-your-leave': same('这次请假由本人的科室负责人确认', '请该科室负责人办理。'),
  'not-your-item': same('这个事项由其他科室负责', '请执法监督科或责任科室办理。'),
  'item-open': same('这个事项有调整正在审批', '请等分管领导审批后再调整。'),
  'value-missing': same('请填写「调整为」', '只有停止适用可以不填。'),
  'return-reason-missing': same('退回请填写原因', '原因会告诉提交的人。'),
  'item-unpublished': {
    toast: '抽查事项还没有公布，不能抽取',
    text: (d) =>
      `${d.what}没有已公布并在有效期内的抽查事项，不能抽取。请先由执法监督科发「事项调整」，经分管领导同意后公布。`,
  },
  'no-team': {
    toast: '排不出检查组，未启动抽取',
    text: (d) => `按现有规则排不出检查组，抽取没有启动。${d.why}`,
  },
  'not-witness': { toast: '您不是本次的见证人', text: (d) => `抽查 ${d.no} 的见证人是${d.names}。` },
  'type-it': same('请在群里自己发送', '见证的数字要让大家看到是谁发的。'),
  'witness-value': same('请发送6至20位数字', '例如：见证 738201。请自己随意想一个。'),
  'witness-late': { toast: '见证时限已过', text: (d) => `抽查 ${d.no} 的见证时限已过，这次的数字不计入。` },
  'witness-twice': {
    toast: '您已见证，以第一次为准',
    text: (d) => `您已为抽查 ${d.no} 见证，以第一次的数字为准。`,
  },
  'too-few-witnesses': {
    toast: '见证人不足两名',
    text: (d) =>
      `${d.section}登记的见证人不足两名，不能启动抽取。请执法监督科在人员名录的「见证科室」一栏补充。`,
  },
  'not-dispatched': same('任务还未派发', '请执法监督科先登记省级平台任务编号。'),
  'already-dispatched': same('任务已经派发', '无需再办。'),
  'not-approved': same('检查还未审批，不能派发', '分管领导同意后再派发；情况紧急的，可在卡片上先行派发。'),
  'approval-open': same('检查正在审批', '请等审批结果。'),
  'own-approval': same('本人发起或参加的须由他人审批', '请由其他分管领导或组长审批。'),
  'not-your-approval': same('这次检查由其他领导审批', '代理已到期的，请由分管领导重新登记。'),
  'approval-settled': same('这次检查审批已经办结', '请看最新卡片。'),
  'nobody-approves': same('没有可以审批的领导', '请在人员名录里补录分管领导或组长。'),
  'guidance-sent': same('这个求助已经送出', '请等执法监督科答复。'),
  'guidance-answered': same('这个求助已经答复', '请看卡片上的答复。'),
  'own-question': same('自己的求助由其他人员答复', '请执法监督科的另一位人员办理。'),
  'own-appointment': same('不能任命自己', '请另一位执法监督科人员或管理员办理。'),
  'admin-by-admin': same('管理员由管理员指定和终止', '请联系管理员。'),
  'acting-same-section': {
    toast: '代理负责人须是本科室人员',
    text: (d) => `${d.section}的代理负责人须是该科室的人员。请另选一位，或先任命为科室负责人。`,
  },
  'section-needed': same('请选择科室', '科室负责人、分管领导和见证人要写明科室。'),
  'no-such-person': {
    toast: '名录中没有这个人',
    text: (d) => `人员名录中没有「${said(d.text)}」。请写完整的姓名或人员编号。`,
  },
  'many-people': {
    toast: '有重名，请写人员编号',
    text: (d) => `有多位「${said(d.text)}」：${d.names}。请改写人员编号。`,
  },
  'already-named': same('已经是这个角色', '无需再任命。'),
  'last-of-role': {
    toast: '不能终止最后一位',
    text: (d) => `${d.role}至少要有一位可以登录的人员。请先任命接替的人员，再终止。`,
  },
  'role-of-environment': same('由系统配置指定', '请在服务器的 ADMIN_MOBILES 里调整。'),
  'witnesses-few': {
    toast: '见证人不能少于两位',
    text: (d) => `${d.section}至少要有两位见证人。请先任命接替的人员，再终止。`,
  },
  'not-a-stand-in': same('代理人须是组长或分管领导', '请另选一位。'),
  'visits-open': {
    toast: '检查还未全部完成',
    text: (d) => `还有 ${d.n} 家未完成检查，此时公开会泄露检查安排。请在检查全部完成后公开。`,
  },
  'earlier-unpublished': {
    toast: '请先公开较早的抽查',
    text: (d) => `密钥前后相连，请先公开较早的抽查 ${d.no}。`,
  },
  'already-published': same('已经登记过，无需再办'),

  'plan-open': same('计划正在审批，不能修改', '请等审批结果；要改的，请分管领导退回。'),
  'plan-empty': same('计划里还没有一项', '请先添加，再提交审批。'),
  'plan-reason-missing': same('请写明调整理由', '分管领导凭理由审批。'),
  'plan-days-negative': {
    toast: '各类工作日之和超过总数',
    text: (d) => `其他执法和非执法工作日之和比总法定工作日多 ${d.n} 天，请核对。`,
  },
  'plan-exceeded': {
    toast: '超过这一项还可抽的家数',
    text: (d) =>
      `这一项按计划还可抽 ${d.left} 家。请改小；确需多查的，先调整计划，或凭批准文号按计划外办理。`,
  },
  'plan-needed': same(
    '计划外抽查须有批准文号',
    '年度计划已批准：请发「计划」选一项发起；计划以外的，在命令后面写明，例如「抽查 10% 批准文号 晋市应急〔2026〕12号」。',
  ),
  'plan-missing': {
    toast: '还没有批准的年度计划',
    text: (d) => `${d.section}还没有批准的 ${d.year} 年抽查计划。`,
  },
  'unknown-section': {
    toast: '没有这个科室，请重新填写',
    text: (d) => `没有看懂「${said(d.text)}」。可以写年度和科室：${d.choices}，例如「计划 2027」。`,
  },
  'outside-plan-window': same('不在计划的检查时间内', '请按计划的时间填写；确需改期的，先调整计划。'),
  'register-unconfirmed': same(
    '请先确认本年度检查对象名录',
    '检查对象名录库每年结合计划编制调整、确认后，才能提交计划。请发送「名录确认」办理。',
  ),
  'registers-unconfirmed': {
    toast: '还有科室没有确认检查对象名录',
    text: (d) => `${d.sections}还没有确认本年度检查对象名录，请科室负责人发送「名录确认」办理，齐了再提交。`,
  },
  'unreadable-days-list': {
    toast: '工作日看不明白，请核对',
    text: (d) =>
      `「${said(d.field)}」里没有看懂「${said(d.text)}」。请写成 名称 天数，用分号隔开，名称不要改动。`,
  },
  'unreadable-windows': {
    toast: '检查时间看不明白，请核对',
    text: (d) =>
      `没有看懂「${said(d.text)}」。检查时间请写成 3月至6月、第二季度、全年，或 3月16日至4月10日，几段用分号隔开，不跨年度。`,
  },
  'not-a-number': {
    toast: '请填1以上的整数',
    text: (d) => `「${said(d.field)}」请填 1 以上的整数。`,
  },
  'unreadable-help': {
    toast: '组数和人数看不明白',
    text: (d) => `没有看懂「${said(d.text)}」。请写成 3组，专家1人。`,
  },

  'not-assigned': same('任务还未派发，请稍候'),
  'already-accepted': same('本任务已有人接收', '无需再办。'),
  'not-accepted': same('请先接收任务'),
  'not-reported': same('还没有填报结果'),
  'own-report': same('请由另一名检查人员确认', '检查结果须两名执法人员分别确认。'),
  'already-reported': same('结果已填报，请勿重复'),
  'no-rectification': same('没有待复查的整改'),
  'rectification-needless': same('此结果不需要整改期限', '请清空整改期限，或改选结果。'),
  'visit-outside-window': {
    toast: '检查日期早于检查时限',
    text: (d) => `检查日期应在 ${d.from} 以后。`,
  },
  'nothing-to-publish': same('检查结果还未确认', '两名检查人员确认后再登记公示。'),
  'task-closed': same('本任务已办结'),
  'no-task-for-photo': same('您没有在办的检查任务', '接收任务后，回复任务卡片发送照片。'),
  'photos-full': {
    toast: '照片已满，不能再存',
    text: (d) => `每项任务最多存 ${d.max} 张照片，这张没有保存。`,
  },
  'photo-twice': same('这张照片已经存入本任务', '不用再发。'),
  'not-a-photo': same('这个文件不是照片，没有保存', '请发送 JPG、PNG 或 WebP 格式的照片。'),
  'photo-heic': same(
    '暂不支持 HEIC 格式，没有保存',
    '请在相册里直接选照片发送，或把相机格式改为“兼容性最佳”。',
  ),
  'photo-huge': same('照片超过6400万像素，未保存', '请缩小后再发。'),
  'photo-damaged': same('照片不完整或已损坏，未保存', '请重新发送一次。'),
  'not-your-photos': same('照片只给检查组和科室看', '请由检查组、科室负责人或执法监督科查看。'),
  'not-in-team': {
    toast: '此人不在该企业的检查组内',
    text: (d) => `该企业的检查组是${d.team}，请核对后重新选择。`,
  },
  'visit-reported': same('检查结果已填报，不能再换人', '如须回避，请先由同组人员退回结果。'),
  'visit-waits': same('检查暂缓，等候接替人员', '检查组有人回避，接替人员到位后再检查。'),
  'already-asked': same('已有一份申请在审批', '请等审批结果，或先撤回。'),
  'own-request': same('本人的申请须由他人审批'),
  'not-your-request': same('这份申请由他人办理'),
  'request-settled': same('这份申请已经办结', '请看最新卡片。'),
  'nobody-decides': same('没有可以审批的负责人', '请联系执法监督科核对名录。'),
  'province-team': same('人员由省级平台匹配，请在平台调整', '请报告科室负责人。'),
  'unknown-enterprise': {
    toast: '没有找到这家企业，请核对',
    text: (d) => `本次抽查里没有找到「${said(d.text)}」，或者有几家同名，请写全称。`,
  },
  'no-such-enterprise': {
    toast: '名录里没有这家企业，请核对',
    text: (d) => `检查对象名录里没有「${said(d.text)}」。请写企业名称的一部分、企业编码或统一社会信用代码。`,
  },
  'many-enterprises': {
    toast: '对得上的企业太多，请写全些',
    text: (d) => `名称里有「${said(d.text)}」的企业太多，请写得更全，或写统一社会信用代码。`,
  },
  'already-recused': same('这家企业已经申报过', '无需再办。'),
  'expert-left': { toast: '这位专家已不在聘', text: (d) => `${d.name}已不在聘，请另选专家。` },
  'expert-not-engaged': {
    toast: '检查时限不在专家的聘期内',
    text: (d) => `${d.name}的聘期不包括这次检查的全部日期，请另选专家，或先更新专家名录。`,
  },
  'expert-no-promise': {
    toast: '这位专家还没有签保密承诺',
    text: (d) => `${d.name}还没有签保密承诺，签后请执法监督科更新专家名录。`,
  },
  'expert-other-field': {
    toast: '专家的专业领域与行业不符',
    text: (d) => `${d.name}的专业领域不包括这家企业的行业，请另选专家。`,
  },
  'expert-conflict': {
    toast: '这位专家应当回避这家企业',
    text: (d) => `${d.name}与这家企业有利害关系，应当回避，请另选专家。`,
  },
  'expert-is-officer': {
    toast: '检查组成员不能兼任专家',
    text: (d) => `${d.name}是本次检查的执法人员，不能又作为专家参加。`,
  },
  'expert-twice': { toast: '这位专家已经定过', text: (d) => `${d.name}已经定为这次检查的专家。` },
  'experts-enough': {
    toast: '专家人数抽取前已定，已经定齐',
    text: (d) => `这次抽取前定的是每家 ${d.n} 名专家，已经定齐，不能再加；要换人的，请先换下一位。`,
  },
  'expert-signed': same('专家意见已登记，不能再改', '请看最新卡片。'),
  'not-your-experts': same('由本科室或执法监督科办理', '检查组成员可以登记自己任务的专家意见。'),
  'unreadable-ratio': {
    toast: '比例看不明白，请写如10%',
    text: (d) => `没有看懂「${said(d.text)}」。抽查比例写 0 至 100%，如 10%。`,
  },
  'unreadable-frequency': {
    toast: '频次看不明白，请写如1或0.5',
    text: (d) => `没有看懂「${said(d.text)}」。频次写每年几次，如 1、2；两年一次写 0.5。`,
  },
  'unreadable-cap': {
    toast: '上限应为1至99，不设的不填',
    text: (d) => `没有看懂「${said(d.text)}」。年度检查上限写 1 至 99 的整数，不设的不填。`,
  },
  'item-named': {
    toast: '清单里已有同名的事项',
    text: (d) => `抽查事项清单里已有「${said(d.name)}」，请改用「事项调整」，或另起名称。`,
  },
  'same-status': same('企业已经是这个状态', '请核对企业和状态。'),
  'fail-one-by-one': same('不合格的请逐人登记', '全部登记只用于合格。'),
  'fail-reason-missing': same('不合格请填写审查说明', '说明会留在变更记录里。'),
  'own-qualification': same('本人的资格请由他人审查', '请从名单里选其他人员。'),
  'hazards-but-none': same('勾选了检查表内容，结果应是发现问题', '请改选检查结果，或取消勾选。'),
  'photo-of-another': same('这张照片不是这次检查的', '请选同一家企业的照片，或不附照片。'),
  'nothing-undelivered': same('这些消息已经办过', '请看最新卡片。'),
  stale: same('内容已更新，请看最新卡片'),
};
