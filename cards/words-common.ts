/** What more than one face says. */

/** A number as it is read: 12,345. */
export const count = (n: number): string => n.toLocaleString('zh-CN');

export const common = {
  between: '、',
  proofFold: '校验信息',
  choose: '请选择',
  day: '请选择日期',
  none: '无',
  rest: (n: number) => `其余 ${count(n)} 项`,
  beyond: (n: number) => `还有 ${count(n)} 项没有列出，请先办理以上各项。`,
  office: '执法监督科',
  fault: (code: string) => `系统出错，已记录（编号 ${code}），请稍后再试。`,
  faultToast: '系统出错，已记录，请稍后再试',
  done: '已办理',
  checking: '正在核对您的身份，请稍后再点一次',
  answered: '已办理，请看最新消息',
  movedTitle: '已移至新卡片',
  movedTo: '请在最新的卡片上办理。',
} as const;
