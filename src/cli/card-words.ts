export const usage = `用法：npm run card -- 文件…

  文件  卡片 JSON、带 content 的消息正文，或带 card 的 webhook 正文，可以有多个

人员和图片是否存在不检查。
退出码：0 飞书会收下；1 有卡片会被拒绝；2 用法不对或文件读不出来`;

export const words = {
  unreadable: (file: string) => `${file}：文件读不出来`,
  head: (file: string, faults: number, warnings: number) =>
    faults > 0
      ? `${file}：会被拒绝，${faults} 处错误，${warnings} 处提醒`
      : `${file}：可以发送${warnings > 0 ? `，${warnings} 处提醒` : ''}`,
};
