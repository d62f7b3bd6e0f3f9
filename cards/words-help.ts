/** 帮助, and what was not understood. */

export const help = {
  title: '双随机助手能做什么',
  summary: '双随机助手使用说明',
  lead: '在群里先 @双随机助手，私聊直接发送。点下面的按钮试一试。',
  unknownTitle: '没有看懂',
  notBegun: '抽查没有发起，请改后再发',
  unknown: (text: string, nearest: string) => `没有看懂「${text}」。您是不是想发「${nearest}」？`,
  fold: (topic: string, n: number) => `${topic}（${n} 个）`,
} as const;
