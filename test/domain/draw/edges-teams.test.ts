import { describe, expect, test } from 'vitest';
import { drawFromSeed } from '../../../src/domain/draw/draw.ts';
import { digest } from '../../../src/domain/draw/hash.ts';
import type { Crew, Person, Unit } from '../../../src/domain/draw/types.ts';
import { plainPlan } from './plain-plan.ts';

const CREW: Crew = { name: '组', size: 1, spec: 0, strict: 0, ladder: [] };
const PLAN = plainPlan({ crews: [CREW], mix: 5 });
const UNIT: Unit = { id: 'E1', st: 'T', ct: '东', hz: ['h'], key: 1 };
const PERSON: Person = {
  id: 'P1',
  crew: '组',
  ct: ['东'],
  sp: ['h'],
  until: '2027-01-01',
  away: [],
  base: 0,
  cap: 5,
};

/** What one crew gets for these units and people. */
function teamsOf(
  crew: Partial<Crew>,
  units: readonly Unit[],
  people: readonly Partial<Person>[],
  pairs: string[] = [],
) {
  const rows = people.map((person, i) => ({ ...PERSON, id: `P${i + 1}`, ...person }));
  const tables = { units, people: rows, pairs };
  return drawFromSeed(digest('edges'), { ...PLAN, crews: [{ ...CREW, ...crew }] }, tables).result.teams.组;
}

const one = (person: Partial<Person>, crew: Partial<Crew> = {}, pairs: string[] = []) =>
  teamsOf(crew, [UNIT], [person], pairs);
const SERVED = { step: 0, teams: { E1: ['P1'] } };

describe('who may inspect', () => {
  test.each<[string, Partial<Person>, boolean]>([
    ['certificate valid until the last day', { until: '2026-03-31' }, true],
    ['certificate ends the day before', { until: '2026-03-30' }, false],
    ['leave exactly from … to', { away: [['2026-03-05', '2026-03-31']] }, false],
    ['leave from the second day', { away: [['2026-03-06', '2026-03-31']] }, true],
    ['leave up to the last but one', { away: [['2026-03-05', '2026-03-30']] }, true],
    [
      'two leaves that cover it only together',
      {
        away: [
          ['2026-03-01', '2026-03-18'],
          ['2026-03-19', '2026-04-01'],
        ],
      },
      true,
    ],
    ['another county', { ct: ['西'] }, false],
    ['no county', { ct: [] }, false],
    ['any county', { ct: ['*'] }, true],
    ['another crew', { crew: '别组' }, false],
    ['cap reached', { base: 5, cap: 5 }, false],
    ['one below cap', { base: 4, cap: 5 }, true],
    ['cap below base', { base: 9, cap: 5 }, false],
  ])('%s', (_name, person, may) => {
    expect(one(person)).toEqual(may ? SERVED : null);
  });

  test('pairs that must not meet', () => {
    expect(one({}, {}, ['E1 P1'])).toBeNull();
    expect(one({}, {}, ['E1 P2', 'E2 P1'])).toEqual(SERVED);
  });

  test('strict admits nobody without the speciality, spec asks for some with it', () => {
    expect(one({ sp: [] }, { strict: 1 })).toBeNull();
    expect(one({ sp: ['h'] }, { strict: 1 })).toEqual(SERVED);
    expect(one({ sp: [] }, { spec: 1 })).toBeNull();
    expect(one({ sp: [] })).toEqual(SERVED);
    expect(teamsOf({ strict: 1 }, [{ ...UNIT, hz: [] }], [{}])).toBeNull();
  });

  test('2 ≤ q < size: at most q without the speciality', () => {
    const people = (known: number) => Array.from({ length: 4 }, (_, i) => ({ sp: i < known ? ['h'] : [] }));
    const team = { step: 0, teams: { E1: ['P1', 'P2', 'P3'] } };
    expect(teamsOf({ size: 3, spec: 1 }, [UNIT], people(0))).toBeNull();
    expect(teamsOf({ size: 3, spec: 1 }, [UNIT], people(1).slice(0, 3))).toEqual(team);
    expect(teamsOf({ size: 4, spec: 2 }, [UNIT], people(1))).toBeNull();
    expect(teamsOf({ size: 4, spec: 2 }, [UNIT], people(2))?.teams.E1).toHaveLength(4);
  });
});

describe('loads', () => {
  const units = ['E1', 'E2', 'E3'].map((id) => ({ ...UNIT, id }));

  test('a binding cap sends the others on', () => {
    const found = teamsOf({}, units, [{ cap: 1 }, { base: 4, cap: 9 }]);
    expect(Object.values(found!.teams).flat().sort()).toEqual(['P1', 'P2', 'P2']);
  });

  test('who has done less this year goes first', () => {
    const found = teamsOf({}, units, [{ base: 0 }, { base: 3 }]);
    expect(Object.values(found!.teams).flat()).toEqual(['P1', 'P1', 'P1']);
  });

  test('loads far apart cost no time', () => {
    const people = [
      { base: 0, cap: 1 },
      { base: 999_999_999, cap: Number.MAX_SAFE_INTEGER },
    ];
    expect(
      Object.values(teamsOf({}, units, people)!.teams)
        .flat()
        .sort(),
    ).toEqual(['P1', 'P2', 'P2']);
  });
});

describe('the ladder', () => {
  test('rungs apply together, the first step that works counts', () => {
    const ladder = [{ cap: 1 }, { anyCounty: 1 as const }, { spec: 0 }];
    expect(one({}, { ladder })).toMatchObject({ step: 0 });
    expect(one({ base: 5 }, { ladder })).toMatchObject({ step: 1 });
    expect(one({ base: 5, ct: [] }, { ladder })).toMatchObject({ step: 2 });
    expect(one({ base: 5, ct: [], sp: [] }, { spec: 1, ladder })).toMatchObject({ step: 3 });
    expect(one({ base: 6 }, { ladder })).toBeNull();
    expect(one({ base: 6 }, { ladder: [...ladder, { cap: 1 }] })).toMatchObject({ step: 4 });
  });
});

describe('nothing to do', () => {
  test('no units: empty teams, even with nobody in the crew', () => {
    expect(teamsOf({}, [], [])).toEqual({ step: 0, teams: {} });
  });

  test('units but nobody in the crew: no assignment, said as that', () => {
    const plan = { ...PLAN, crews: [{ ...CREW, ladder: [{ cap: 9 }] }] };
    const drawn = drawFromSeed(digest('x'), plan, { units: [UNIT], people: [], pairs: [] });
    expect(drawn.result.teams.组).toBeNull();
    expect(drawn.certificates).toEqual([{ is: 'nobody', crew: '组', units: 1 }]);
  });
});
