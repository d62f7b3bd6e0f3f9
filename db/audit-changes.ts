/** What the audit reads of what was changed in a draw after it was frozen, and of whoever helps at its visits. */
import type { Snapshot } from './audit-rows.ts';

/** A request that two people agreed on, or a seat that changed, with the entry of the log that it names. */
export type LoggedChange = {
  readonly id: number;
  readonly kind: string;
  readonly no: string;
  readonly reason: string;
  readonly value: string | null;
  /** codes */
  readonly unit: string | null;
  readonly by: string | null;
  readonly approved: string | null;
  readonly out: string | null;
  readonly in: string | null;
  readonly type: string | null;
  readonly loggedNo: string | null;
  readonly body: string | null;
};

/** 作废, 替换, 公共随机值, 更正, 更换专家 that were carried out. */
export async function carriedOut(tx: Snapshot): Promise<readonly LoggedChange[]> {
  return tx<LoggedChange[]>`
    select c.id, c.kind, d.no, c.reason, c.value, e.code as unit, a.code as by, p.code as approved,
      null as "out", null as "in", l.type, l.no as "loggedNo", l.body
    from draw_changes c join draws d on d.id = c.draw_id
      left join people a on a.id = c.asked_by left join people p on p.id = c.decided_by
      left join tasks t on t.id = c.task_id left join enterprises e on e.id = t.enterprise_id
      left join draw_log l on l.n = c.log_n and l.bureau_id = c.bureau_id
    where c.state = 'approved' and (c.kind <> 'helper' or c.log_n is not null) order by c.id`;
}

/** 换人 with somebody who came in. */
export async function seatsChanged(tx: Snapshot): Promise<readonly LoggedChange[]> {
  return tx<LoggedChange[]>`
    select r.id, 'seat' as kind, d.no, r.kind as reason, null as value, e.code as unit, null as by,
      p.code as approved, o.code as "out", i.code as "in", l.type, l.no as "loggedNo", l.body
    from replacements r join tasks t on t.id = r.task_id join draws d on d.id = t.draw_id
      join enterprises e on e.id = t.enterprise_id
      left join people o on o.id = r.person_id left join people i on i.id = r.substitute_id
      left join people p on p.id = r.decided_by
      left join draw_log l on l.n = r.log_n and l.bureau_id = r.bureau_id
    where r.state = 'approved' order by r.id`;
}

/** The first entry that two people must have agreed on and that no request names. */
export async function unasked(tx: Snapshot): Promise<number | undefined> {
  const [row] = await tx<{ n: number }[]>`
    select l.n::float8 as n from draw_log l
    where l.type in ('VOID', 'BEACON', 'SUBSTITUTE', 'CORRECT')
      and not (l.type = 'VOID' and l.body::jsonb ->> 'by' = 'system')
      -- the value that was put right, and the result that it gives, are one correction
      and not (l.type = 'CORRECT' and l.body::jsonb ->> 'what' = 'beacon')
      and not exists (select from draw_changes c
        where c.log_n = l.n and c.bureau_id = l.bureau_id and c.state = 'approved')
    order by l.n limit 1`;
  return row?.n;
}

/** Whoever helps at a visit 专家, 联合部门人员, by the ids that the tables of the draw give them. */
export type HelpRow = {
  readonly task: number;
  readonly unit: string;
  /** whom the draw gave, and experts who were named by hand */
  readonly drawn: readonly string[];
  readonly named: readonly string[];
};

export async function helpOfDraw(tx: Snapshot, drawId: number): Promise<readonly HelpRow[]> {
  return tx<HelpRow[]>`
    select t.id as task, e.code as unit,
      array(select ref from (
        select 'expert/' || x.code as ref from task_experts h join experts x on x.id = h.expert_id
          where h.task_id = t.id and h.named_by is null
        union all
        select 'partner/' || p.code from task_partners h join partner_people p on p.id = h.partner_id
          where h.task_id = t.id) r order by ref collate "C") as drawn,
      array(select 'expert/' || x.code from task_experts h join experts x on x.id = h.expert_id
        where h.task_id = t.id and h.named_by is not null) as named
    from tasks t join enterprises e on e.id = t.enterprise_id
    where t.draw_id = ${drawId} and t.state <> 'stopped' order by t.id`;
}

/** Whether an expert was taken off a visit with nobody to come in: agreed on by two people, or the register says or said that they may not help there. */
export async function wasTakenOff(tx: Snapshot, taskId: number, ref: string): Promise<boolean> {
  const rows = await tx`
    select from tasks t join experts x on x.bureau_id = t.bureau_id and 'expert/' || x.code = ${ref}
    where t.id = ${taskId} and (
      not x.active or x.engaged_from > t.from_day or x.engaged_to < t.to_day
      or exists (select from expert_conflicts c where c.expert_id = x.id and c.enterprise_id = t.enterprise_id)
      or exists (select from register_changes c where c.bureau_id = t.bureau_id and c.before is not null
        and (c.register = 'experts' and c.key = x.id::text
          or c.register = 'expert_conflicts' and c.before ->> 'expert_id' = x.id::text))
      or exists (select from draw_changes c join tasks o on o.id = c.task_id where c.draw_id = t.draw_id
        and (o.id = t.id or o.state = 'stopped') and c.kind = 'helper' and c.state = 'approved' and c.value = ${ref}))`;
  return rows.length > 0;
}
