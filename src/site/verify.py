#!/usr/bin/env python3
"""ssd-1 抽取记录复核程序。只用 Python 3.9 及以上自带的库，不联网，不写文件；只按规范写成，不含办案程序的代码。
用法：python3 verify.py 记录.json … [--freeze 冻结码] [--result 结果码]     退出码：0 全部通过，1 有不通过的，2 用法不对
      python3 verify.py -      标准输入每行一份记录，每份输出一行 JSON
记录只能证明它与自己一致：冻结码须与抽取之前群里看到的比对，结果码须与公布结果时群里看到的比对。
公开记录不含人员名录，检查组没有复算；所附日志（换人）由核验网页或 npm run verify 复算。"""
import argparse, datetime, hashlib, json, pathlib, re, sys, unicodedata
class Bad(Exception): pass
def need(ok, why):
    if not ok: raise Bad(why)
# 一、字节。H 是摘要（SHA-256），J 是一份内容唯一的写法。
def H(*parts): return hashlib.sha256('\n'.join(parts).encode()).hexdigest()
def J(x): return json.dumps(x, sort_keys=True, separators=(',', ':'), ensure_ascii=False)
def read(text):
    def once(pairs): need(len(dict(pairs)) == len(pairs), '同一个键出现了两次'); return {plain(k): v for k, v in pairs}
    def whole(t): need(re.fullmatch('0|-?[1-9][0-9]{0,15}', t) and abs(int(t)) < 2 ** 53, '不接受这样的数：' + t[:20]); return int(t)
    try: return json.loads(text, object_pairs_hook=once, parse_float=whole, parse_int=whole, parse_constant=whole)
    except (ValueError, RecursionError) as e: raise Bad('不是合法的 JSON') from e
def plain(t):
    need(unicodedata.normalize('NFC', t) == t and not re.search('[^\0-\ud7ff\ue000-\uffff]', t), '文字不规范：' + ascii(t[:20])); return t
# 二、格式。字典须恰有这些键（带 ? 的可缺），[x] 是列表，(x, y) 是定长的列表，函数是检验。
def shape(x, s, at='记录'):
    if isinstance(s, dict):
        need(isinstance(x, dict) and {k for k in s if k[-1] != '?'} <= set(x) <= {k.rstrip('?') for k in s}, at + '：缺项或多项')
        for k in s: k.rstrip('?') in x and shape(x[k.rstrip('?')], s[k], at + '.' + k.rstrip('?'))
    elif isinstance(s, (list, tuple)):
        need(isinstance(x, list) and (isinstance(s, list) or len(x) == len(s)), at + '：不是应有的列表')
        for i, v in enumerate(x): shape(v, s[i % len(s)], '%s[%d]' % (at, i))
    else: need(s(x), at + '：不是允许的值')
    return True
def like(pattern): return lambda x: type(x) is str and re.fullmatch(pattern, plain(x)) is not None
def number(low, high=2 ** 53): return lambda x: type(x) is int and low <= x <= high
def mapping(s): return lambda x: isinstance(x, dict) and all(shape(v, s, k) for k, v in x.items())
def time(x):
    try: return datetime.datetime.fromisoformat(x.replace('Z', '+00:00'))
    except ValueError as e: raise Bad('不是真实的日期或时刻：' + x[:40]) from e
def day(x): return like('[0-9]{4}-[0-9]{2}-[0-9]{2}')(x) and time(x)
def moment(x): return like(r'[0-9-]{10}T[0-9:]{8}(\.[0-9]{3})?(Z|[+-][0-9]{2}:[0-9]{2})')(x) and time(x)
TEXT, LINE, ID, HEX, FLAG, MANY = like('(?s:.*)'), like('[^\n]*'), like('[!-~]+'), like('[0-9a-f]{64}'), number(0, 1), number(0)
CREW = {'name': like('[^\n#:]+'), 'size': number(1), 'spec': MANY, 'strict': FLAG, 'ladder': [{'cap?': MANY, 'anyCounty?': FLAG, 'spec?': MANY}]}
FREEZE = {'v': like('ssd-1'), 'kind': like('formal|drill'), 'no': LINE, 'from': day, 'to': day, 'anchor': HEX,
          'depth': number(1, 4096), 'prev': HEX, 'units': HEX, 'people': HEX, 'pairs': HEX, 'out': [(TEXT, MANY)],
          'mode': like('take|fair'), 'strata': [(LINE, MANY)], 'reserve': MANY, 'batches': number(1), 'crews': [CREW],
          'mix': MANY, 'witness': [ID], 'quorum': MANY, 'open': moment, 'close': moment,
          'beacon': lambda b: b == '' or shape(b, {'source': TEXT, 'issue': TEXT, 'form': TEXT, 'due': moment}, 'freeze.beacon')}
RESULT = {'units': {'key': [ID], 'drawn': mapping([ID]), 'reserve': mapping([ID]), 'batch': mapping(number(1))},
          'teams': mapping(lambda t: t is None or shape(t, {'step': MANY, 'teams': mapping([ID])}, 'teams'))}
PERSON = {'id': ID, 'crew': LINE, 'ct': [TEXT], 'sp': [TEXT], 'until': day, 'away': [(day, day)], 'base': MANY, 'cap': MANY}
RECORD = {'freeze': FREEZE, 'units': [{'id': ID, 'st': LINE, 'ct': TEXT, 'hz': [TEXT], 'key': FLAG}], 'people?': [PERSON],
          'pairs?': [like('[!-~]+ [!-~]+')], 'salts': {'units': HEX, 'people?': HEX, 'pairs?': HEX}, 'witness': [(ID, TEXT)],
          'beacon': TEXT, 'secret': HEX, 'seed': HEX, 'result': RESULT, 'log?': lambda x: type(x) is list}
def well_formed(r):
    shape(r, RECORD)
    f, crews, labels = r['freeze'], r['freeze']['crews'], [label for label, _ in r['freeze']['strata']]
    rising = lambda a: all(x < y for x, y in zip(a, a[1:]))
    need(len({k in x for k in ('people', 'pairs') for x in (r, r['salts'])}) == 1, '既不是完整记录，也不是公开记录')
    lists = [[u['id'] for u in r['units']], [p['id'] for p in r.get('people', [])], r.get('pairs', []), f['out'], labels]
    need(all(rising(a) for a in lists), '名录、回避名单、未列入原因或层没有升序排列，或有重复')
    need({u['st'] for u in r['units'] if u['key'] == 0} <= set(labels), '有的层没有列入抽取方案')
    need(f['mode'] == 'take' or all(n <= 10000 for _, n in f['strata']), '比例超过 10000')
    spans = [(f['from'], f['to'])] + [span for p in r.get('people', []) for span in p['away']]
    need(all(a <= z for a, z in spans) and time(f['open']) < time(f['close']), '起止颠倒')
    need(f['quorum'] <= len(set(f['witness'])) == len(f['witness']), '见证人重复，或者少于应到人数')
    need(f['beacon'] == '' or time(f['beacon']['due']) > time(f['close']), '公共随机值早于见证截止')
    need(len({c['name'] for c in crews}) == len(crews) and all(g for c in crews for g in c['ladder']), '组别重名，或放宽条件是空的')
    need(all(c['spec'] <= c['size'] and all(g.get('spec', 0) <= c['size'] for g in c['ladder']) for c in crews), '专业人数超过组的人数')
    need(all(c['name'] != '执法' or c['size'] >= 2 and c['spec'] >= 1 for c in crews), '执法组不得少于两人，其中至少一人具备对应专业')
# 三、随机数。RC4 密钥流丢弃前 256 字节，每 4 字节合成一个数；落在不均匀的尾巴上就重取。
def random(seed, label):
    key, s, j = H('ssd-1/stream', seed, label).encode(), list(range(256)), 0
    for i in range(256): j = (j + key[i % 64] + s[i]) & 255; s[i], s[j] = s[j], s[i]
    def stream(i=0, j=0):
        while True:
            i = (i + 1) & 255; t = s[i]; j = (j + t) & 255; s[i] = u = s[j]; s[j] = t
            yield s[(t + u) & 255]
    byte = stream().__next__
    for _ in range(256): byte()
    def below(n):
        v = limit = 2 ** 32 - 2 ** 32 % n
        while v >= limit: v = byte() << 24 | byte() << 16 | byte() << 8 | byte()
        return v % n
    return below
def shuffle(below, a, k=None):
    a = list(a)
    for i in range(min(len(a) if k is None else k, len(a) - 1)):
        j = i + below(len(a) - i); a[i], a[j] = a[j], a[i]
    return a
# 四、抽企业。
def draw_units(r, seed):
    f, drawn, reserve, points = r['freeze'], {}, {}, 0
    fair = f['mode'] == 'fair'; first = random(seed, 'fair')(10000) if fair else 0
    def marks(points): return max(0, (points - first + 9999) // 10000)  # 越过了几条线：第一条在 first，以后每 10000 一条
    for label, n in f['strata']:
        pool = [u['id'] for u in r['units'] if u['st'] == label and u['key'] == 0]
        if fair: before, points = marks(points), points + n * len(pool); n = marks(points) - before
        a = shuffle(random(seed, 'unit:' + label), pool, min(len(pool), n + f['reserve']))
        drawn[label], reserve[label] = a[:n], a[n:n + f['reserve']]
    key = [u['id'] for u in r['units'] if u['key'] == 1]
    order = shuffle(random(seed, 'batch'), sorted(sum(drawn.values(), key)))
    return {'key': key, 'drawn': drawn, 'reserve': reserve, 'batch': {x: i % f['batches'] + 1 for i, x in enumerate(order)}}
# 五、排检查组：放宽到第 step 级。fit：0 不能查，1 非本专业，2 本专业；每组非本专业的最多 q 人。
def assign(r, crew, step, chosen, seed):
    f, rungs, pairs = r['freeze'], crew['ladder'][:step], set(r['pairs'])
    more, anywhere = sum(g.get('cap', 0) for g in rungs), any(g.get('anyCounty') for g in rungs)
    size, q = crew['size'], crew['size'] - ([crew['spec']] + [g['spec'] for g in rungs if 'spec' in g])[-1]
    people, below = [p for p in r['people'] if p['crew'] == crew['name']], random(seed, 'team:' + crew['name'] + '#%d' % step * (step > 0))
    if not chosen or not people: return None if chosen else {}
    M = [people[i] for i in shuffle(below, range(len(people)))]
    U = [chosen[i] for i in shuffle(below, range(len(chosen)))]
    def fitness(u, p):
        out = u['id'] + ' ' + p['id'] in pairs or p['until'] < f['to'] or any(a <= f['from'] and z >= f['to'] for a, z in p['away'])
        if out or not (anywhere or u['ct'] in p['ct'] or '*' in p['ct']): return 0
        return 2 if set(u['hz']) & set(p['sp']) else 1 - crew['strict']
    fit = [bytearray(fitness(u, p) for p in M) for u in U]
    load, cap, m, n = [p['base'] for p in M], [p['cap'] + more for p in M], len(M), len(U)
    team, held, ones = [set() for _ in U], [set() for _ in M], [0] * n
    def sit(e, i): team[e].add(i); held[i].add(e); load[i] += 1; ones[e] += fit[e][i] == 1
    def rise(e, i): team[e].remove(i); held[i].remove(e); load[i] -= 1; ones[e] -= fit[e][i] == 1
    def swap_chain(e, level):
        queue, giver, reached = [(e, 0)], {(e, 0): None}, {}
        for node in queue:
            g, k = node
            if (g, 1 - k) not in giver and (k == 1 or ones[g] < q): giver[g, 1 - k] = giver[node]; queue.append((g, 1 - k))
            for i in range(m):
                if fit[g][i] != 2 - k or i in reached or i in team[g]: continue
                reached[i] = node
                if load[i] < min(level, cap[i]):
                    while giver[reached[i]] is not None:
                        at, leaver = reached[i][0], giver[reached[i]]
                        rise(at, leaver); sit(at, i); i = leaver
                    sit(reached[i][0], i); return True
                for got in ((h, 2 - fit[h][i]) for h in sorted(held[i])):
                    if got not in giver: giver[got] = i; queue.append(got)
        return False
    level, top = min(load), min(max(cap), max(load) + n)
    while any(len(t) < size for t in team):
        if level >= top: return None
        level += 1
        for e in range(n):
            while len(team[e]) < size:
                C = [i for i in range(m) if fit[e][i] > (ones[e] >= q) and load[i] < level and load[i] < cap[i] and i not in team[e]]
                if C: sit(e, C[below(len(C))])
                elif not swap_chain(e, level): break
    seats = [(e, i) for e in range(n) for i in sorted(team[e])]
    def fits(j, e, i): return fit[e][j] and j not in team[e] and ones[e] - (fit[e][i] == 1) + (fit[e][j] == 1) <= q
    for _ in range(f['mix'] * len(seats)):
        kind, a = below(2), below(len(seats)); e, i = seats[a]
        if kind == 0:
            b = below(len(seats)); g, j = seats[b]
            if e == g or i == j or not fits(j, e, i) or not fits(i, g, j): continue
            rise(g, j); sit(g, i); seats[b] = (g, i)
        else:
            j = below(m)
            if load[i] != load[j] + 1 or load[j] >= cap[j] or not fits(j, e, i): continue
        rise(e, i); sit(e, j); seats[a] = (e, j)
    return {U[e]['id']: sorted(M[i]['id'] for i in team[e]) for e in range(n)}
def draw_teams(r, seed, ids):
    chosen = [u for u in r['units'] if u['id'] in ids]
    def tries(c): return ((step, assign(r, c, step, chosen, seed)) for step in range(len(c['ladder']) + 1))
    return {c['name']: next(({'step': s, 'teams': t} for s, t in tries(c) if t is not None), None) for c in r['freeze']['crews']}
# 六、逐步复核，一步一行：(步骤, 通过为 None，不通过为原因)。
def verify(text, seen_F=None, seen_R=None):
    steps = [('格式', None)]
    def step(name, check):
        try: steps.append((name, None if check() else '与复算不一致'))
        except (Bad, re.error) as e: steps.append((name, str(e)))
    try: r = read(text); well_formed(r)
    except Bad as e: return [('格式', str(e))], None, None
    f, full, W, secret = r['freeze'], 'people' in r, r['witness'], r['secret']
    for _ in range(f['depth']): secret = H('ssd-1/chain', secret)
    F = H('ssd-1/freeze', J(f)); seed = H('ssd-1/seed', F, r['secret'], J(W), r['beacon'])
    R = H('ssd-1/record', J(dict({k: r[k] for k in r if k not in ('people', 'pairs', 'log')}, salts={'units': r['salts']['units']})))
    step('等级', lambda: f['kind'] == 'drill' or f['quorum'] >= 1 and (f['beacon'] != '' or 2 <= f['quorum'] == len(f['witness'])))
    for name in ('units', 'people', 'pairs')[:3 if full else 1]:
        step('名录 ' + name, lambda: H('ssd-1/table', r['salts'][name], J(r[name])) == f[name])
    step('冻结码 ' + F, lambda: seen_F in (None, F))
    step('密钥', lambda: secret == f['anchor'])
    step('见证', lambda: [w for w, _ in W] == f['witness'] and all(re.fullmatch('-|[0-9]{6,20}', v) for _, v in W)
         and sum(v != '-' for _, v in W) >= f['quorum'])
    step('公共随机值', lambda: re.fullmatch(f['beacon']['form'] if f['beacon'] else '-', r['beacon'], re.A))
    step('种子', lambda: seed == r['seed'])
    units = draw_units(r, seed)
    step('企业、备选、批次', lambda: units == r['result']['units'])
    if full: step('检查组', lambda: draw_teams(r, seed, units['batch']) == r['result']['teams'])
    step('结果码 ' + R, lambda: seen_R in (None, R))
    return steps, F, R
def main():
    a = argparse.ArgumentParser(usage=__doc__[__doc__.index('python3'):]); a.add_argument('files', nargs='+'); a.add_argument('--freeze'); a.add_argument('--result')
    o, bad, lines = a.parse_args(), 0, False
    gone = [name for name in o.files if name != '-' and not pathlib.Path(name).is_file()]; gone and a.error('没有这个文件：' + gone[0])
    if o.files == ['-']: lines, o.files = True, [line.decode('utf-8', 'replace') for line in sys.stdin.buffer]
    for name in o.files:
        steps, F, R = verify(name if lines else pathlib.Path(name).read_bytes().decode('utf-8', 'replace'), o.freeze, o.result)
        bad |= any(why for _, why in steps)
        if lines: print(json.dumps({'F': F, 'R': R, 'failed': [[step, why] for step, why in steps if why]}))
        else: print('文件', name, *('\n  %s %s%s' % ('✗' if why else '✓', step, '：' + why if why else '') for step, why in steps))
    if not lines: print(*__doc__.splitlines()[3:], sep='\n')
    return int(bad)
if __name__ == '__main__': sys.exit(main())
