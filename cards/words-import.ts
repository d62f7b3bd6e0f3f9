/** 导入卡片的句子. */

import { momentText } from './words.ts';
import { count } from './words-common.ts';

export const importWords = {
  kinds: {
    enterprises: '企业名录',
    people: '人员名录',
    calendar: '放假安排',
    settings: '科室设置',
    province: '省级平台任务',
    plan: '年度抽查计划',
    platform: '平台列对应表',
    checklist: '检查表',
    experts: '专家名录',
    partners: '联合人员名单',
    permits: '许可证名单',
  },
  file: '文件',
  title: (what: string, state: string) => `导入${what} · ${state}`,
  states: {
    reading: '正在读取',
    preview: '请核对',
    writing: '正在导入',
    done: '已导入',
    same: '无变化',
    refused: '未导入',
    cancelled: '已取消',
    expired: '已作废',
    undoing: '正在撤销',
    undone: '已撤销',
  },
  summary: (what: string, state: string) => `导入${what}：${state}`,
  lead: {
    reading: '已收到文件，正在读取并与名录核对，现在无需办理。',
    preview: '请核对下面的变化，确认后导入。未列在文件里的不受影响。',
    stale: '您确认前名录有了新的变化，还没有导入。下面是新的对比，请再核对一次。',
    writing: '正在导入，可以离开，完成后在本卡片显示结果。',
    writingRows: (done: number, total: number) =>
      `正在导入，已写入 ${count(done)}/${count(total)} 条。可以离开，完成后在本卡片显示结果。`,
    done: '已导入，现在无需办理。',
    same: '文件与名录一致，没有需要导入的内容。',
    refused: (n: number) => `有 **${count(n)}** 处需要修改，没有导入任何内容。请改好后重新发来。`,
    refusedOnce: '没有导入任何内容。请按下面的说明处理后重新发来。',
    fault: (code: string) => `系统出错，已记录（编号 ${code}），没有导入任何内容。请稍后重新发来。`,
    cancelled: '已取消，没有导入任何内容。',
    expired: '超过 7 天没有确认，已作废，没有导入任何内容。需要时请重新发来。',
    undoing: '正在撤销这次导入，可以离开，完成后在本卡片显示结果。',
    undone: '这次导入已撤销，现在无需办理。',
  },
  fileLine: (name: string, rows: number | undefined) =>
    rows === undefined ? `文件：${name}` : `文件：${name}，共 ${count(rows)} 行`,
  figures: { added: '新增', changed: '变更', unchanged: '未变', skipped: '未读取（行）' },
  count,
  changed: (n: number) => `**变更 ${count(n)} 条**`,
  change: (name: string, fields: string) => `**${name}**：${fields}`,
  field: (field: string, before: string, after: string) => `${field} ${before} → ${after}`,
  fieldJoin: '；',
  added: (n: number) => `新增 ${count(n)} 条`,
  left: (n: number) => `名录里有、文件里没有 ${count(n)} 条`,
  leftStays: '这些保持现在的内容，不会因为导入而删除。',
  alike: (n: number) => `**疑似重复 ${count(n)} 对，请核对**`,
  alikeRow: (at: string, name: string, code: string) => `${at} ${name}（${code}）`,
  alikeLine: (one: string, other: string, why: string) => `${one}\n与 ${other}：${why}`,
  alikeWhy: { same: '名称相同，代码不同', near: '名称只差一处，代码不同' },
  rest: (n: number) => `其余 ${count(n)} 条`,
  beyond: (n: number) => `还有 ${count(n)} 条，全部见文件。`,
  notes: (n: number) => `读取说明（${n} 条）`,
  /** What concerns the file as a whole has neither row nor column. */
  /** 认不出表头的 */
  useTemplate: '请发「模板」取空白表，照着填好再发来',
  allKinds: (n: number) => `能收的表格和列（${n} 种）`,
  problem: (place: string, column: string, value: string, why: string, remedy: string) => {
    const where = [place, column].filter((part) => part !== '').join(' ');
    const about = [where === '' ? '' : `**${where}**`, value].filter((part) => part !== '').join(' ');
    return `${about === '' ? '' : `${about}：`}${why}；${remedy}`;
  },
  place: (row: number, sheet: string | undefined) =>
    row === 0 ? '' : `${sheet === undefined ? '' : `${sheet} `}第 ${row} 行`,
  confirm: '确认导入',
  cancel: '取消',
  confirmedToast: '已确认，正在导入',
  cancelledToast: '已取消，没有导入',
  confirmedLine: (who: string, when: Date) => `${who} 已于 ${momentText(when)} 确认导入。`,
  cancelledLine: (who: string, when: Date) => `${who} 已于 ${momentText(when)} 取消。`,
  /** 撤销导入 */
  undo: {
    button: '撤销这次导入',
    ask: {
      title: '撤销这次导入',
      text: '名录将恢复到导入以前。新增的企业留在名录里，标为注销；新增人员收回角色和账号。导入后又改过的，保留现在的内容。',
    },
    /** 另有做法的 */
    asks: {
      plan: '这次导入新增的各项从计划里删去，修改的各项恢复原样。已提交审批或批准的不受影响。',
      checklist: '上一版检查表重新启用，作为新的一版；已填报的检查结果不受影响。',
      province: '这次录入的任务不再检查，不派发。已同意检查或已派发的不受影响。',
    } as Readonly<Record<string, string>>,
    final: '平台列对应表不能撤销，需要改的，请发来改好的对应表，作为下一版。',
    toast: '正在撤销这次导入',
    done: (restored: number, withdrawn: number, kept: number) =>
      `这次导入已撤销：恢复 **${count(restored)}** 条，退出 **${count(withdrawn)}** 条${kept > 0 ? `，另有 **${count(kept)}** 条保留现在的内容` : ''}。现在无需办理。`,
    nothing: '没有撤销：下面这些在导入后又有变化，保留现在的内容。需要改的，请发来改好的文件。',
    fault: (code: string) => `撤销时系统出错，已记录（编号 ${code}），名录没有变化。请稍后再试。`,
    keptTitle: (n: number) => `**保留现在的内容 ${count(n)} 条**`,
    keptLine: (name: string, why: string) => `${name}：${why}`,
    kept: {
      changed: '导入后又改过',
      drawn: '已有检查任务',
      'in-team': '已编入检查组',
      taken: '原来的代码、手机号或证号已由别人使用',
      'other-section': '现在不由本科室监管',
      submitted: '计划已提交审批或已批准，请在计划卡片上调整',
      'newer-version': '后面又有新的一版，请发来改好的检查表',
      'first-version': '这是第一版，请发来改好的检查表，作为下一版',
      'newer-map': '后面又有新的一版，请发来改好的列对应表',
      'map-used': '已按这一版取过录入文件，请发来改好的列对应表',
      begun: '检查已同意或任务已派发，请在抽查卡片上办理',
    },
    line: (who: string, when: Date) => `${who} 已于 ${momentText(when)} 撤销这次导入。`,
    /** 凭据 of an enterprise that an undone import had added */
    evidence: (file: string) => `撤销导入（${file}）`.slice(0, 200),
    /** 事由 in the history */
    why: '撤销导入',
  },
  hash: '文件校验信息',
  hashLine: (sha256: string) => `以下编码由文件内容算出，供事后核对是否同一份文件。\n校验码 ${sha256}`,
} as const;
