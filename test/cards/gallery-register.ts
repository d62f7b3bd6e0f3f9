/** 一单两库, every face of it. */
import { drawCard } from '../../cards/draw.ts';
import type { DrawView } from '../../cards/draw-view.ts';
import { type ItemView, itemCard, itemFormCard } from '../../cards/item.ts';
import { type LeaveView, leaveCard, leaveFormCard } from '../../cards/leave.ts';
import type { RegisterChangeView } from '../../cards/register-change.ts';
import { type ChangeRow, registerHistoryCard } from '../../cards/register-history.ts';
import { type ConfirmView, confirmCard, unvisitedCard } from '../../cards/register-watch.ts';
import type { KeptEnterprise } from '../../src/domain/register-change.ts';
import { type Piece, type Texts, times } from './gallery-texts.ts';

export function registers(t: Texts, open: DrawView): Record<string, Piece> {
  return { ...histories(t), ...items(t), ...watched(t), ...leaves(t), ...registerChanges(t, open) };
}

function registerChanges(t: Texts, open: DrawView): Record<string, Piece> {
  const unit = (i: number, more: Partial<KeptEnterprise> = {}): KeptEnterprise => ({
    name: i === 0 ? t.unit : `${t.unit}${i}`,
    county: t.county,
    trades: [t.trade],
    section_id: 1,
    is_key: false,
    grade: 'B',
    status: 'active',
    ...more,
  });
  const some: RegisterChangeView = {
    since: ['2026-002'],
    added: [unit(0)],
    left: [
      { was: unit(1), is: unit(1, { status: 'suspended' }), why: 'status' },
      { was: unit(2), is: unit(2, { is_key: true }), why: 'key' },
      { was: unit(3), is: null, why: 'gone' },
    ],
    changed: [{ is: unit(4), columns: ['grade', 'legal_person', 'contact'] }],
  };
  const many: RegisterChangeView = { ...some, since: ['2025-011', '2026-002'], added: times(300, unit) };
  const none: RegisterChangeView = { since: ['2026-002'], added: [], left: [], changed: [] };
  const piece = (register: RegisterChangeView): Piece => ({
    state: 'todo',
    card: drawCard({ ...open, register }),
  });
  return {
    'draw open, register changed': piece(some),
    'draw open, register changed by three hundred': piece(many),
    'draw open, register as before': piece(none),
    'draw open, first of its trades': piece({ ...none, since: [] }),
  };
}

function histories(t: Texts): Record<string, Piece> {
  const at = new Date('2026-03-10T01:02:00Z');
  const row: ChangeRow = {
    at,
    who: t.names[0],
    register: 'enterprises',
    is: 'changed',
    fields: [
      { column: 'status', before: '在营', after: '停产' },
      { column: 'status_evidence', before: '（空）', after: t.text },
    ],
    file: null,
    why: t.waiver,
  };
  const added: ChangeRow = {
    ...row,
    who: null,
    is: 'added',
    fields: [{ column: 'name', before: '（空）', after: t.unit }],
    file: `${t.section}名录.xlsx`,
    why: null,
  };
  const piece = (name: string | undefined, n: number, rows: readonly ChangeRow[]): Piece => ({
    state: 'info',
    card: registerHistoryCard(name, n, rows),
  });
  return {
    'history none': piece(t.unit, 0, []),
    'history of one': piece(t.unit, 2, [row, added]),
    'history, latest twenty': piece(
      undefined,
      300,
      times(20, (i) => ({ ...(i % 3 ? row : added), about: t.unit })),
    ),
  };
}

function items(t: Texts): Record<string, Piece> {
  const at = new Date('2026-03-10T01:02:00Z');
  const view: ItemView = {
    id: 5,
    state: 'submitted',
    name: t.item,
    no: 2,
    changes: [
      { column: 'content', before: t.text, after: `${t.text}${t.text}` },
      { column: 'basis', before: '（空）', after: t.waiver },
    ],
    from: '2026-04-01',
    to: null,
    quoted: false,
    reason: t.waiver,
    submitter: t.names[0],
    submittedAt: at,
  };
  const decided = { by: t.names[1], behalf: t.names[2], at };
  const form = (n: number, waiting: readonly string[]): Piece => ({
    state: 'todo',
    card: itemFormCard({
      today: '2026-03-10',
      items: times(n, (i) => ({ id: i + 1, name: `${t.item}${i}` })),
      waiting,
    }),
  });
  return {
    'item form': form(4, []),
    'item form, one waits': form(60, [t.item]),
    'item form, no items': form(0, []),
    'item submitted': { state: 'todo', card: itemCard(view) },
    'item decided by another': { state: 'running', card: itemCard({ ...view, passedTo: t.names[0] }) },
    'item published': {
      state: 'done',
      card: itemCard({ ...view, state: 'published', changes: [], decided }),
    },
    'item returned': {
      state: 'refused',
      card: itemCard({ ...view, state: 'returned', quoted: true, decided, returnReason: t.text }),
    },
    'item ended': {
      state: 'todo',
      card: itemCard({
        ...view,
        to: '2026-05-31',
        changes: [{ column: 'effective_to', before: '（空）', after: '2026-05-31' }],
      }),
    },
  };
}

function watched(t: Texts): Record<string, Piece> {
  const view: ConfirmView = {
    section: t.section,
    year: 2027,
    total: 1751,
    key: 101,
    active: 1702,
    listed: 3,
  };
  const confirmed = { who: t.names[0], at: new Date('2026-12-02T01:02:00Z'), total: 1751, key: 101 };
  const unit = (i: number) => ({ name: `${t.unit}${i}`, county: t.county, underWay: i % 3 === 1 });
  const alarm = (n: number): Piece => ({
    state: n === 0 ? 'done' : 'late',
    card: unvisitedCard({ section: t.section, year: '2026', units: times(n, unit) }),
  });
  return {
    'register to confirm': { state: 'todo', card: confirmCard(view) },
    'register to confirm, empty': {
      state: 'todo',
      card: confirmCard({ ...view, total: 0, key: 0, active: 0, listed: 0 }),
    },
    'register confirmed': { state: 'done', card: confirmCard({ ...view, confirmed }) },
    'key units not visited, none': alarm(0),
    'key units not visited, one': alarm(1),
    'key units not visited, three hundred': alarm(300),
  };
}

function leaves(t: Texts): Record<string, Piece> {
  const view: LeaveView = {
    id: 3,
    state: 'asked',
    who: t.names[0],
    kind: 'family',
    from: '2026-03-16',
    to: '2026-04-30',
    mayDecide: true,
  };
  const decided = { by: t.names[1], at: new Date('2026-03-10T01:02:00Z') };
  return {
    'leave form': { state: 'info', card: leaveFormCard('2026-03-10') },
    'leave asked': { state: 'todo', card: leaveCard(view) },
    'leave asked, own': { state: 'running', card: leaveCard({ ...view, mayDecide: false }) },
    'leave confirmed': { state: 'done', card: leaveCard({ ...view, state: 'confirmed', decided }) },
    'leave returned': {
      state: 'refused',
      card: leaveCard({ ...view, state: 'returned', decided, returnReason: t.text }),
    },
  };
}
