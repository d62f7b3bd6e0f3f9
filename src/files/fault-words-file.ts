/** Why a file is refused and how to mend it: of a file as a whole, of a sheet and its header. */
import type { FaultWords, FileFault, SheetFault } from './faults.ts';

export const fileFaults: Record<FileFault | SheetFault, FaultWords> = {
  'file-empty': () => ({ why: '文件是空的', remedy: '重新导出后再发' }),
  'file-not-xlsx': () => ({
    why: '这不是 Excel 工作簿（.xlsx），也不是文本表格（.csv）',
    remedy: '在 Excel 或 WPS 中另存为「.xlsx」后再发',
  }),
  'file-xls': () => ({
    why: '这是旧版表格文件（.xls 或 WPS 的 .et）',
    remedy: '在 Excel 或 WPS 中打开，选「另存为」，文件类型选「Excel 文件（.xlsx）」，再发一次',
  }),
  'file-encrypted': () => ({ why: '文件设了打开密码', remedy: '取消密码，另存后再发' }),
  'file-too-large': () => ({ why: '文件超过 20 MB', remedy: '删去图片和不用的工作表，或分成几个文件' }),
  'file-bomb': () => ({
    why: '文件解开后异常地大，为安全起见没有打开',
    remedy: '把表格内容复制到新的工作簿，另存后再发',
  }),
  'file-macros': () => ({ why: '文件带有宏，为安全起见没有打开', remedy: '另存为不带宏的「.xlsx」后再发' }),
  'file-damaged': () => ({ why: '文件已损坏，打不开', remedy: '用 Excel 或 WPS 打开检查，另存后再发' }),
  'file-paths': () => ({
    why: '压缩结构异常，为安全起见没有打开',
    remedy: '把表格内容复制到新的工作簿，另存后再发',
  }),
  'file-archive': () => ({ why: '这是压缩包', remedy: '解压后，把里面的表格逐个发来' }),
  'file-document': (more) => ({
    why: `这是${more}，不是表格`,
    remedy: '把名单放进 Excel 或 WPS 表格，存为「.xlsx」后再发',
  }),
  'file-web': () => ({
    why: '这是网页或 XML 格式的表格（有的系统导出时把它叫作 .xls）',
    remedy: '在 Excel 或 WPS 中打开，另存为「.xlsx」后再发',
  }),
  'file-heavy': () => ({
    why: '文件内容太多，没有读完',
    remedy: '只留名单所在的工作表，删去多余的行和文字，另存后再发',
  }),
  'sheet-empty': () => ({ why: '表里没有数据行', remedy: '在表头下面填写至少一行' }),
  'too-many-rows': (more) => ({ why: `行数超过上限 ${more}`, remedy: '分成几个文件' }),
  'too-many-columns': (more) => ({ why: `列数超过上限 ${more}`, remedy: '删去右边不用的列' }),
  'unknown-header': (more) => ({
    why: '没有找到认识的表头',
    remedy: `能收的表格和列（带 * 的必须有）：${more}`,
  }),
  'missing-column': (more) => ({ why: `按「${more}」看，缺少这一列`, remedy: '在表头加上这一列并填写' }),
  'duplicate-column': () => ({ why: '同名的列出现了两次', remedy: '只留一列' }),
  'several-kinds': (more) => ({
    why: `文件里有几种名录：${more}`,
    remedy: '一次只收一种，请分成几个文件（或把暂不导入的工作表隐藏起来）',
  }),
};
