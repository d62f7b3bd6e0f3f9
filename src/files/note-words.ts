/** What was noted while a file was read: read all the same, but to be known. */

const MOST_ROWS = 12;
const rowList = (rows: readonly number[]) =>
  `第 ${rows.slice(0, MOST_ROWS).join('、')}${rows.length > MOST_ROWS ? ' …' : ''} 行`;

export const NOTES = {
  unusedColumns: (columns: readonly string[]) => `没有用到的列：${columns.join('、')}`,
  neverRead: (columns: readonly string[]) => `按规定不读取的列：${columns.join('、')}`,
  otherSheets: (used: string, others: readonly string[]) =>
    `只读了工作表「${used}」，未读：${others.join('、')}`,
  sheetsRead: (sheets: readonly { name: string; rows: number }[]) =>
    `读了 ${sheets.length} 个工作表：${sheets.map(({ name, rows }) => `${name}（${rows} 行）`).join('、')}`,
  hiddenSheets: (sheets: readonly string[]) => `隐藏的工作表没有读取：${sheets.join('、')}`,
  hiddenColumns: (columns: readonly string[]) => `隐藏的列也已读取：${columns.join('、')}`,
  formulas: (count: number, first: string) =>
    `${count} 个单元格是公式，按文件里保存的结果读取（如 ${first}）`,
  merged: (count: number) => `合并单元格按每一行都相同读取（${count} 处）`,
  readAs: { csv: '文件按内容是文本表格（CSV），已照此读取', xlsx: '文件按内容是 Excel 工作簿，已照此读取' },
  passedOver: {
    sum: (rows: readonly number[]) => `合计、小计行没有读取：${rowList(rows)}`,
    remark: (rows: readonly number[]) => `说明、标题、签字行没有读取：${rowList(rows)}`,
    sample: (rows: readonly number[]) => `示例行没有读取：${rowList(rows)}`,
    header: (rows: readonly number[]) => `重复的表头没有读取：${rowList(rows)}`,
    empty: (rows: readonly number[]) => `只有序号的空行没有读取：${rowList(rows)}`,
    hidden: (rows: readonly number[]) =>
      `${rows.length} 行是隐藏的（如被筛选掉），没有读取：${rowList(rows)}`,
  },
  planYear: (year: number) => `没有写年度，按 ${year} 年的计划读取`,
  planAdjusts: (section: string, year: number) =>
    `${section} ${year} 年计划已批准，确认后作为调整，写明理由并经审批后生效`,
  oldNumbers: (count: number) => `${count} 家企业用的是 15 位旧注册号`,
  gradeAssumed: (count: number) => `${count} 家新增企业没有写等级，按 B 类计`,
  inspectorAssumed: (count: number) => `${count} 名新增人员没有写角色，有执法证，按执法人员计`,
  countiesAssumed: (count: number) => `${count} 名新增执法人员没有写县区，按全市计`,
  newSections: (sections: readonly string[]) => `将新设这些科室，请核对名称：${sections.join('、')}`,
  otherSection: (rows: readonly number[]) => `科室与第一个行业的监管科室不一致：${rowList(rows)}`,
} as const;
