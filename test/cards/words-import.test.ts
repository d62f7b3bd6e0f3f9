import { expect, test } from 'vitest';
import { importWords as words } from '../../cards/words-import.ts';

test('a problem says where it is, as far as there is a place', () => {
  expect(words.problem('第 3 行', '名称', '甲', '重复', '请改')).toBe('**第 3 行 名称** 甲：重复；请改');
  expect(words.problem('第 3 行', '名称', '', '没有填', '请填')).toBe('**第 3 行 名称**：没有填；请填');
  expect(words.problem('', '', '任务.xlsx', '不由您办理', '请转交')).toBe('任务.xlsx：不由您办理；请转交');
  expect(words.problem('', '', '', '是空的', '请检查')).toBe('是空的；请检查');
});
