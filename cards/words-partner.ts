/** 联合人员: the sentences. */
export const partnerWords = {
  title: '联合人员',
  summary: (n: number) => `联合人员 ${n} 人`,
  lead: '部门联合抽查时，从下列人员中随机抽取。名单由各部门提供，执法监督科登记。',
  none: '还没有登记。登记其他部门派来参加联合抽查的人员后，发起抽查时可选该部门。',
  line: (department: string, name: string, no: string, until: string) =>
    `${department} ${name}，证件号 ${no}，${until}`,
  until: (day: string) => `有效期至${day}`,
  over: (day: string) => `**${day}已到期，不参加抽取**`,
  labels: {
    department: '部门',
    name: '姓名',
    certificate: '执法证号',
    until: '证件有效期至',
    person: '不再参加的人员',
  },
  hints: { department: '例如：市市场监管局', name: '真实姓名', certificate: '该部门的执法证号' },
  keep: '登记',
  end: '不再参加',
  choice: (department: string, name: string) => `${department} ${name}`,
  keptToast: '已登记',
  endedToast: '已停用，不再参加抽取',
  rule: '联合部门人员另成一组，不计入两名执法人员。人多时可用文件登记：发「模板 联合人员」取模板，「导出 联合人员」取现有名单。',
  task: '联合部门',
  person: (name: string, department: string) => `${name}（${department}）`,
} as const;
