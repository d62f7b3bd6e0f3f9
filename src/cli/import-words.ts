/** What the import says. */
import { KIND_NAMES } from '../files/words.ts';
import type { Taken } from '../registers/take.ts';

export const words = {
  usage:
    '用法：npm run import -- 文件.xlsx …（.xlsx 或 .csv：企业名录、人员名录、科室设置、放假安排；先导入企业名录）',
  unreadable: (path: string) => `文件读不到：${path}`,
  report(name: string, taken: Taken): string {
    if (taken.is === 'province') return `${name}：省级平台任务请由执法监督科私聊发给双随机助手`;
    if (taken.is === 'problems') {
      const lines = taken.problems.map(({ sheet, row, column, value, why, remedy }) =>
        [row === 0 ? '' : sheet === undefined ? row : `${sheet} ${row}`, column, value, why, remedy].join(
          '\t',
        ),
      );
      return [
        `${name}：有 ${taken.problems.length} 处需要修改，没有导入任何内容`,
        ['行号', '列', '值', '为什么', '怎么改'].join('\t'),
        ...lines,
      ].join('\n');
    }
    const { kind, added, changed, unchanged, skipped, notes } = taken;
    const rest = skipped > 0 ? `，没有读取 ${skipped} 行` : '';
    const counts = `${name}：${KIND_NAMES[kind]}，新增 ${added} 条，变更 ${changed} 条，未变 ${unchanged} 条${rest}`;
    return [counts, ...notes.map((note) => `  注意：${note}`)].join('\n');
  },
};
