/** 检查对象名录库 of any length, as a file of fourteen columns. */
import { makeCreditCode } from '../../src/domain/credit-code.ts';
import { writeSheet } from '../../src/files/write.ts';

const COLUMNS = [
  ...['序号', '企业名称', '统一社会信用代码', '县区', '生产地址', '法定代表人', '联系人', '联系电话'],
  ...['行业', '科室', '是否重点', '信用等级', '状态', '上次检查日期'],
];

/** `touched`: so many have another contact than before. */
export function file(rows: number, touched: number): Promise<Uint8Array> {
  const lines = Array.from({ length: rows }, (_, i) => [
    ...[
      i + 1,
      `山西第${i}号化工有限公司`,
      makeCreditCode(`91140702MA${String(i).padStart(7, '0')}`),
      '榆次区',
    ],
    ...[`迎宾西街${i}号`, '张三', i < touched ? '王五' : '李四', '13800000000', '危险化学品生产', '危化科'],
    ...[i % 9 === 0 ? '重点' : '一般', 'B', '在营', '2025-06-03'],
  ]);
  return writeSheet(
    COLUMNS.map((header) => ({ header })),
    lines,
  );
}
