/** 导入, every face of it. */
import { exportCard, exportFormCard } from '../../cards/export.ts';
import { type ImportView, importCard } from '../../cards/import.ts';
import { type Piece, type Texts, times } from './gallery-texts.ts';

const DECIDED = new Date('2026-03-10T09:05:00+08:00');

export function imports(t: Texts): Record<string, Piece> {
  const base = {
    id: 7,
    fileName: `${t.unit}.xlsx`,
    sha256: '5e'.repeat(32),
    sender: t.names[0],
    content: {},
  } as const;
  const change = (i: number) => ({
    key: `E${String(i).padStart(4, '0')}`,
    name: t.unit,
    fields: [
      { field: '县区', before: t.county, after: '太谷区' },
      { field: '生产地址', before: '（空）', after: t.address },
      { field: '联系电话', before: t.phone, after: '13900001111' },
    ],
  });
  const problem = (i: number) => ({
    row: i + 2,
    ...(i % 2 && { sheet: t.county }),
    column: '统一社会信用代码',
    value: t.typed,
    why: '不是认识的行业，或者写成了别的名称，请看后面列出的几种写法',
    remedy: '用「、」分开，写其中之一或几个：金属冶炼、粉尘涉爆、有限空间、危险化学品生产',
  });
  const notes = [`没有用到的列：${t.text}`, '合计、小计行没有读取：第 8、15 行'];
  const counts = { added: 1200, changed: 320, unchanged: 8480, skipped: 3, left: 300, alike: 300 };
  const alike = (i: number) => ({
    name: t.unit,
    code: '140702012345678',
    at: `「${t.county}」第 ${i + 2} 行`,
    other: t.unit,
    otherCode: '140702012345679',
    otherAt: '名录',
    why: (['same', 'near'] as const)[i % 2]!,
  });
  const full = {
    counts,
    added: times(20, () => t.unit),
    changed: times(20, change),
    left: times(20, () => t.unit),
    alike: times(20, alike),
    notes,
  };
  const undo = (kept: number) => ({
    at: '2026-03-10T10:15:00+08:00',
    restored: 320,
    withdrawn: 1200 - kept,
    kept: times(Math.min(kept, 20), (i) => ({ name: t.unit, why: (['changed', 'drawn'] as const)[i % 2]! })),
    keptCount: kept,
  });
  const kind = 'enterprises' as const;
  const views: Record<string, Omit<ImportView, keyof typeof base> & Partial<ImportView>> = {
    'import reading': { state: 'reading' },
    'import preview': { state: 'preview', kind, content: full },
    'import preview one': {
      state: 'preview',
      kind: 'people',
      content: {
        counts: { added: 1, changed: 1, unchanged: 35, skipped: 0, left: 1, alike: 1 },
        changed: [change(1)],
        added: [t.unit],
        left: [t.unit],
        alike: [alike(1)],
        notes: [],
      },
    },
    'import preview stale': { state: 'preview', kind, content: { ...full, stale: true } },
    'import writing': { state: 'writing', kind, content: full, decidedAt: DECIDED },
    'import writing rows': {
      state: 'writing',
      kind,
      content: full,
      decidedAt: DECIDED,
      progress: { done: 1000, total: 1520 },
    },
    'import done': { state: 'done', kind, content: full, decidedAt: DECIDED },
    'import done can be undone': {
      state: 'done',
      kind,
      content: full,
      decidedAt: DECIDED,
      canUndo: true,
    },
    'import undoing': { state: 'undoing', kind, content: full, decidedAt: DECIDED },
    'import undone': { state: 'undone', kind, content: { ...full, undo: undo(0) }, decidedAt: DECIDED },
    'import undone but three hundred': {
      state: 'undone',
      kind,
      content: { ...full, undo: undo(300) },
      decidedAt: DECIDED,
    },
    'import not undone': {
      state: 'done',
      kind,
      content: { ...full, undo: { ...undo(3), restored: 0, withdrawn: 0 } },
      decidedAt: DECIDED,
    },
    'import undoing fault': {
      state: 'done',
      kind,
      content: { ...full, undo: { ...undo(0), fault: '10203040' } },
      decidedAt: DECIDED,
      canUndo: true,
    },
    'import nothing to do': {
      state: 'done',
      kind: 'calendar',
      content: { counts: { added: 0, changed: 0, unchanged: 39, skipped: 0 }, notes: [] },
    },
    'import one problem': {
      state: 'refused',
      content: {
        problems: [
          { row: 0, column: '', value: t.unit, why: '文件设了打开密码', remedy: '取消密码，另存后再发' },
        ],
        problemCount: 1,
      },
    },
    'import unknown header': {
      state: 'refused',
      content: {
        problems: [
          {
            ...{ row: 1, column: '', value: t.text, why: '没有找到认识的表头', fault: 'unknown-header' },
            remedy: times(10, (i) => `【第 ${i + 1} 种名录】${t.text}`).join('；'),
          },
        ],
        problemCount: 1,
      },
    },
    'import three hundred problems': {
      state: 'refused',
      kind,
      content: { problems: times(20, problem), problemCount: 300, notes },
    },
    'import fault': { state: 'refused', content: { fault: '10203040' } },
    'import cancelled': { state: 'cancelled', kind, content: full, decidedAt: DECIDED },
    'import expired': { state: 'expired', kind, content: full },
  };
  const looks = {
    reading: 'running',
    preview: 'todo',
    writing: 'running',
    cancelled: 'void',
    expired: 'void',
    undoing: 'running',
    undone: 'void',
  } as const;
  const long = { askedAt: new Date('2026-03-10T09:05:00+08:00'), total: 100_000, made: 45_000, files: 2 };
  const form = {
    'export form': { state: 'info', card: exportFormCard() },
    'export begun': { state: 'running', card: exportCard({ ...long, state: 'making', made: 0, files: 0 }) },
    'export under way': { state: 'running', card: exportCard({ ...long, state: 'making' }) },
    'export done': { state: 'done', card: exportCard({ ...long, state: 'done', made: 100_000, files: 5 }) },
    'export failed': { state: 'refused', card: exportCard({ ...long, state: 'failed', fault: '40721836' }) },
    'export without right': { state: 'refused', card: exportCard({ ...long, state: 'failed' }) },
    'export of a day': {
      state: 'running',
      card: exportCard({ ...long, day: '2025-05-01', state: 'making' }),
    },
    'export of a day done': {
      state: 'done',
      card: exportCard({ ...long, day: '2025-05-01', state: 'done' }),
    },
    'export of a day with nothing': {
      state: 'done',
      card: exportCard({ ...long, day: '2025-05-01', state: 'done', made: 0, files: 0 }),
    },
    'template form': { state: 'info', card: exportFormCard('template') },
  } as const;
  const all = Object.fromEntries(
    Object.entries(views).map(([name, view]) => [
      name,
      {
        state: view.state === 'done' || view.state === 'refused' ? view.state : looks[view.state],
        card: importCard({ ...base, ...view }),
      },
    ]),
  );
  return { ...form, ...all };
}
