export const words = {
  usage:
    '用法：npm run register -- 2026-05-01 [文件夹]\n写出当日终了时的检查对象、执法人员、抽查事项和专家名录，各一个文件。',
  written: (name: string, rows: number) => `${name}：${rows} 行`,
} as const;
