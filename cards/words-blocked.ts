/** 不可行说明: which inspections need more than all who could make them have left, in a sentence. */
import type { Certificate } from '../src/domain/draw/certificate.ts';

const SHOWN = 12;
/** names are longer than codes, and what can be done stands after them */
const NAMED = 6;

/** Codes as people know them: a name, or the code itself where it is not known. */
export type Called = (code: string) => string;
type Short = Certificate & { is: 'short' };

/** By the codes of the frozen tables, so that anyone can count it through. */
export function blockedText(certificate: Certificate): string {
  return sentence(
    certificate,
    ({ id, atMost }) => `${id}≤${atMost}`,
    (code) => code,
    SHOWN,
  );
}

/** By name, for the preview of whoever may still change what is asked for. */
export function blockedByName(certificate: Certificate, called: Called): string {
  return sentence(certificate, ({ id, atMost }) => `${called(id)}最多 ${atMost} 次`, called, NAMED);
}

/** The units and people that `blockedByName` names. */
export function codesOf(certificate: Certificate): string[] {
  if (certificate.is === 'nobody') return [];
  const { whole, special } = certificate;
  return [...[...whole, ...special].slice(0, NAMED), ...able(certificate).map(({ id }) => id)];
}

function sentence(
  certificate: Certificate,
  person: (one: Short['people'][number]) => string,
  called: Called,
  most: number,
): string {
  const { crew } = certificate;
  if (certificate.is === 'nobody') return `${crew}：有 ${certificate.units} 家待查，名录中这一组一个人也没有`;
  const { step, whole, special, need, supply, people } = certificate;
  const count = whole.length + special.length;
  const may = able(certificate);
  const used = people.length - may.length;
  const parts = [
    step > 0 ? `放宽到第 ${step} 级仍不够，` : '',
    `这 ${count} 家共需 ${need} 人次，合格人员最多提供 ${supply} 人次`,
    may.length > 0 ? `：${folded(may.map(person), '人', most)}` : '',
    used > 0 ? `；另有 ${used} 人合格但已到任务上限` : '',
    special.length > 0 ? `；其中 ${special.length} 家只计具备对应专业的席位` : '',
    `（${folded([...whole, ...special].map(called), '家', most)}）`,
  ];
  return `${crew}：${parts.join('')}`;
}

const able = ({ people }: Short) => people.filter((person) => person.atMost > 0);

function folded(names: readonly string[], unit: string, most: number): string {
  const shown = names.slice(0, most).join('、');
  return names.length > most ? `${shown} 等 ${names.length} ${unit}` : shown;
}
