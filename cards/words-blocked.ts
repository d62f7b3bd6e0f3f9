/** 不可行说明: which inspections need more than all who could make them have left, in a sentence. */
import type { Certificate } from '../src/domain/draw/certificate.ts';

const SHOWN = 12;

export function blockedText(certificate: Certificate): string {
  const { crew } = certificate;
  if (certificate.is === 'nobody') return `${crew}：有 ${certificate.units} 家待查，名录中这一组一个人也没有`;
  const { step, whole, special, need, supply, people } = certificate;
  const count = whole.length + special.length;
  const able = people.filter((person) => person.atMost > 0).map((person) => `${person.id}≤${person.atMost}`);
  const used = people.length - able.length;
  const parts = [
    step > 0 ? `放宽到第 ${step} 级仍不够，` : '',
    `这 ${count} 家共需 ${need} 人次，合格人员最多提供 ${supply} 人次`,
    able.length > 0 ? `：${folded(able, '人')}` : '',
    used > 0 ? `；另有 ${used} 人合格但已到任务上限` : '',
    special.length > 0 ? `；其中 ${special.length} 家只计具备对应专业的席位` : '',
    `（${folded([...whole, ...special], '家')}）`,
  ];
  return `${crew}：${parts.join('')}`;
}

function folded(names: readonly string[], unit: string): string {
  const shown = names.slice(0, SHOWN).join('、');
  return names.length > SHOWN ? `${shown} 等 ${names.length} ${unit}` : shown;
}
