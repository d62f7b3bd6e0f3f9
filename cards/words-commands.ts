/** 命令: what people may type for each, and what 帮助 says of it. */
export type CommandWords = {
  /** what people may type for it, the first being its name */
  readonly says: readonly string[];
  readonly help: string;
  /** examples that can be tapped, unless it must be typed: none begins what can't be taken back */
  readonly examples: readonly string[];
  /** lines that are shown for typing */
  readonly typing?: readonly string[];
  /** must be typed, so that the group sees who said it */
  readonly typed?: true;
};

export const commands = {
  draw: {
    says: ['抽查', '重点检查', '一般检查', '随机抽查', '抽取', '抽检', '抽察', '抽', '演练'],
    help: '随机抽取检查对象和执法人员；只发「抽查」会给出表单',
    examples: ['抽查'],
    typing: [
      '抽查 10%',
      '抽查 危化 12家',
      '抽查 A5% B10% C20% D50%',
      '抽查 10% 分3批',
      '重点检查 危化',
      '演练',
    ],
  },
  witness: {
    says: ['见证'],
    help: '被点名的见证人在群里发送 6 至 20 位数字，参与生成抽取结果',
    examples: ['见证 738201'],
    typed: true,
  },
  progress: {
    says: ['进度', '查看进度', '查询进度', '查进度'],
    help: '本科室各次抽查办到哪一步',
    examples: ['进度'],
  },
  todo: { says: ['待办', '我的待办', '我的任务', '代办'], help: '等您办理的事项', examples: ['待办'] },
  plan: {
    says: ['计划', '抽查计划', '年度计划', '实施计划', '年度抽查计划'],
    help: '年度抽查计划：编制、调整，从计划发起抽查，看办到哪一步',
    examples: ['计划'],
    typing: ['计划 2027', '计划 危化科'],
  },
  approvals: { says: ['审批', '待审批', '检查审批'], help: '等您审批的检查', examples: ['审批'] },
  standIn: { says: ['代理', '代理审批'], help: '请人代为审批检查', examples: ['代理'] },
  photos: { says: ['照片', '查看照片'], help: '看某家企业检查时的照片', examples: ['照片'] },
  summary: { says: ['汇总', '周报', '统计'], help: '全局抽查情况汇总', examples: ['汇总'] },
  fairness: {
    says: ['公平', '公平性', '公平性报告'],
    help: '今年的抽取有没有偏向：企业、县区、人员的应有与实际',
    examples: ['公平'],
  },
  history: {
    says: ['变更', '变更记录', '名录变更'],
    help: '名录里谁在什么时候改了什么；加日期取当日的名录',
    examples: ['变更'],
    typing: ['变更 企业名称', '变更 2026-05-01'],
  },
  export: {
    says: ['导出', '导出名录', '下载名录'],
    help: '把名录作为文件发来，改好后发回去即可导入',
    examples: ['导出'],
    typing: ['导出 检查对象', '导出 执法人员'],
  },
  template: {
    says: ['模板', '空白模板', '名录模板', '导入模板'],
    help: '名录的空白模板，有下拉列表、示例和填写方法',
    examples: ['模板'],
    typing: ['模板 检查对象', '模板 执法人员'],
  },
  leave: {
    says: ['休假', '假'],
    help: '登记自己的请假（发「请假」也可），由科室负责人确认',
    examples: ['休假'],
  },
  recusal: {
    says: ['回避', '申报回避', '回避申报'],
    help: '申报自己应当回避的企业，或解除；事由只有本人看得到',
    examples: ['回避'],
  },
  experts: {
    says: ['专家', '定专家', '专家意见'],
    help: '为检查定专家，登记专家签字的意见',
    examples: ['专家'],
  },
  grades: {
    says: ['分级', '分级规则', '分级抽查规则'],
    help: '按信用风险分类设定抽查比例、频次和上限',
    examples: ['分级'],
  },
  qualification: {
    says: ['资格审查', '审查资格', '人员审查'],
    help: '审查执法人员资格，登记审查人和日期',
    examples: ['资格审查'],
  },
  unitStatus: {
    says: ['企业状态', '状态登记', '停产登记', '注销登记', '恢复生产'],
    help: '登记企业停产、注销或恢复生产，附凭据',
    examples: ['企业状态'],
  },
  confirmRegister: {
    says: ['名录确认', '确认名录'],
    help: '确认本科室的检查对象名录，每年一次',
    examples: ['名录确认'],
  },
  adjustItem: {
    says: ['事项调整', '调整事项', '公布事项'],
    help: '调整抽查事项清单，经分管领导同意后公布',
    examples: ['事项调整'],
  },
  override: {
    says: ['超上限', '超上限检查'],
    help: '登记投诉举报、转办移送、上级交办的文号，可在上限之外再检查一次',
    examples: ['超上限'],
    typing: ['超上限 企业名称 投诉举报 文号'],
  },
  help: { says: ['帮助', '使用说明', 'help', '?'], help: '看看我能做什么', examples: ['帮助'] },
  units: {
    says: ['名录', '企业名录', '检查对象', '查企业'],
    help: '查企业：名称的一部分、编码或统一社会信用代码',
    examples: ['名录'],
    typing: ['名录 化工', '名录 榆次 铝业'],
  },
  people: {
    says: ['人员', '人员名录', '执法人员', '查人员'],
    help: '查人员：姓名的一部分或人员编号',
    examples: ['人员'],
    typing: ['人员 张'],
  },
  items: {
    says: ['事项', '抽查事项', '事项清单', '抽查事项清单'],
    help: '查生效的抽查事项和它的依据、内容、方式',
    examples: ['事项'],
    typing: ['事项 危险化学品'],
  },
  due: {
    says: ['到期', '到期事项', '快到期'],
    help: '快到期和已过期的：执法证、许可证、专家聘期、检查、整改、公示、计划检查时间',
    examples: ['到期'],
  },
  partners: {
    says: ['联合人员', '联合部门人员', '联合部门'],
    help: '登记其他部门派来参加联合抽查的人员',
    examples: ['联合人员'],
  },
  posts: {
    says: ['任命', '任免', '角色', '人员任命'],
    help: '任命或终止科室负责人、分管领导、组长、见证人，安排代理',
    examples: ['任命'],
    typing: ['任命 张伟 见证人 危化科'],
  },
  rights: {
    says: ['权限', '我的权限', '权限总表'],
    help: '看自己可以办理什么，或全部权限',
    examples: ['权限', '权限总表'],
    typing: ['权限 科室负责人'],
  },
  guidance: {
    says: ['求助', '咨询'],
    help: '向执法监督科求助，看答复；执法监督科看等待答复的求助',
    examples: ['求助'],
    typing: ['求助 企业已搬迁，怎样填报'],
  },
  bindChat: { says: ['绑定本群', '绑定'], help: '设定本群的用途', examples: ['绑定本群'] },
} as const satisfies Record<string, CommandWords>;
export type CommandName = keyof typeof commands;
