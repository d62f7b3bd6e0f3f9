/** 不可行说明: which rule leaves an inspection team without people, in a sentence. */
import type { Certificate } from '../src/domain/draw/certificate.ts';

const SHOWN = 5;

export function blockedText(certificate: Certificate): string {
  if (certificate.is === 'nobody')
    return `有 ${certificate.units} 家需要检查，但名录里没有${certificate.crew}人员。`;
  const { whole, special, need, supply, people } = certificate;
  const units = listed([...whole, ...special]);
  const limits = listed(people.map((person) => `${person.id}≤${person.atMost}`));
  return `这 ${whole.length + special.length} 家（${units}）共需 ${need} 人次，合格人员最多提供 ${supply} 人次${limits === '' ? '' : `：${limits}`}。请核对执法证有效期、请假、回避和专长。`;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).join('、');
  return names.length > SHOWN ? `${shown} 等 ${names.length} 项` : shown;
}
