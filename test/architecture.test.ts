/** docs and house rules that a machine can keep: who may import whom, who reads the clock, where Chinese stands. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Graph, type Import, readGraph } from './architecture/graph.ts';
import { arrows, keptTo, roomOf } from './architecture/rooms.ts';
import {
  bareFields,
  chanceReadings,
  chineseLiterals,
  clockReadings,
  type Finding,
} from './architecture/sources.ts';

/** Who reads the system's clock; everyone else is told what time it is. */
const clockReaders = [/^src\/main\.ts$/, /^src\/demo\.ts$/, /^src\/cli\//, /^src\/sandbox\/clock\.ts$/];

/** Where Chinese may stand besides files of words, and why. */
const chineseData: readonly (readonly [RegExp, string])[] = [
  [/^src\/domain\/vocabulary\.ts$/, 'the fixed words of the field: values of registers and records'],
  [/^src\/domain\/draw\/(grade|read-freeze)\.ts$/, 'grades and certificates as a draw record spells them'],
  [/^src\/domain\/beacon\.ts$/, 'names of public lotteries, as a freeze spells them'],
  [/^src\/domain\/numerals\.ts$/, 'Chinese numerals, read'],
  [/^src\/(domain\/wish|files\/cells)\.ts$/, 'patterns of what is read'],
  [/^src\/ceremony\/tables\.ts$/, 'the same certificate, written into the frozen table'],
  [/^src\/sandbox\/(errors|wire\/read)\.ts$/, "Feishu's own sentences, quoted"],
  [/^db\/seed\//, 'invented units and people, and the official calendar'],
];

let graph: Graph;

beforeAll(async () => {
  graph = await readGraph();
});

const show = ({ from, to }: Import) => `${from} → ${to}`;
const shown = (imports: readonly Import[]) => imports.map(show).sort();
const inRoom = (room: string) => (file: string) => roomOf(file) === room;
const place = ({ file, line, text }: Finding) => `${file}:${line} ${text.trim().slice(0, 40)}`;

/** What lies outside a room, seen from it. */
const leaving = (room: string) =>
  graph.imports.filter(
    (found) => roomOf(found.from) === room && (found.kind !== 'ours' || roomOf(found.to) !== room),
  );

const holdsWords = (file: string) => /words[^/]*\.tsx?$/.test(file);

describe('imports', () => {
  test('are read at all', () => {
    expect(graph.files.length).toBeGreaterThan(100);
    expect(graph.imports.filter((found) => found.kind === 'ours').length).toBeGreaterThan(200);
    expect(shown(graph.broken)).toEqual([]);
  });

  test('make no circle', () => {
    expect(shown(graph.imports.filter((found) => found.circular))).toEqual([]);
  });

  test('follow the arrows between rooms', () => {
    const against = graph.imports.filter(({ from, to, kind }) => {
      const [room, other] = [roomOf(from), roomOf(to)];
      return kind === 'ours' && room !== other && !arrows[room]?.includes(other);
    });
    expect(shown(against)).toEqual([]);
  });

  test('come from rooms that the plan knows', () => {
    expect(graph.files.filter((file) => !(roomOf(file) in arrows))).toEqual([]);
  });

  test('keep a package to its room', () => {
    const astray = graph.imports.filter(({ from, to }) => keptTo[to] && !keptTo[to].includes(roomOf(from)));
    expect(shown(astray)).toEqual([]);
  });
});

describe('rooms', () => {
  test('the arrows themselves run one way', () => {
    const reach = (room: string, seen: readonly string[]): string[] =>
      (arrows[room] ?? []).flatMap((next) =>
        seen.includes(next) ? [[...seen, next].join(' → ')] : reach(next, [...seen, next]),
      );
    expect(Object.keys(arrows).flatMap((room) => reach(room, [room]))).toEqual([]);
  });

  test('the domain imports seedrandom, and one file of it hashes', () => {
    const outside = leaving('domain');
    const hashing = outside.filter((found) => found.to === 'crypto' || found.to === 'node:crypto');
    expect(hashing.length).toBeLessThanOrEqual(1);
    expect(shown(outside.filter((found) => found.to !== 'seedrandom' && !hashing.includes(found)))).toEqual(
      [],
    );
  });

  test('cards know nothing but the domain', () => {
    expect(shown(leaving('cards').filter((found) => roomOf(found.to) !== 'domain'))).toEqual([]);
  });

  test('the sandbox and src/feishu share nothing', () => {
    const ours = graph.imports.filter((found) => found.kind === 'ours');
    const [sandbox, feishu] = [inRoom('sandbox'), inRoom('feishu')];
    const shared = ours.filter(({ from, to }) => sandbox(from) && !sandbox(to));
    const back = ours.filter(({ from, to }) => feishu(from) && sandbox(to));
    expect(shown([...shared, ...back])).toEqual([]);
  });
});

describe('sources', () => {
  test('nobody but the entrances reads the system clock', () => {
    const others = graph.files.filter((file) => !clockReaders.some((reader) => reader.test(file)));
    expect(others.flatMap(clockReadings).map(place)).toEqual([]);
  });

  test('nothing is left to Math.random', () => {
    expect(graph.files.flatMap(chanceReadings).map(place)).toEqual([]);
  });

  test('every field of a form goes past src/domain/form-fields.ts, which says what is too long', () => {
    expect(graph.files.flatMap(bareFields).map(place)).toEqual([]);
  });

  test('Chinese that people read stands in files of words', () => {
    const others = graph.files.filter(
      (file) => !holdsWords(file) && !chineseData.some(([data]) => data.test(file)),
    );
    expect(others.flatMap(chineseLiterals).map(place)).toEqual([]);
  });
});
