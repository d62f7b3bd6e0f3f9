#!/usr/bin/env python3
"""ssd-1 抽取记录复核程序。只用 Python 3.9 及以上自带的库，不联网，不写文件；只按规范写成，不含办案程序的代码。
用法：python3 verify.py 记录.json … [--freeze 冻结码] [--result 结果码] [--head 日志头]     退出码：0 全部通过，1 有不通过的，2 用法不对
      python3 verify.py -      标准输入每行一份记录，每份输出一行 JSON
记录只能证明它与自己一致：冻结码、结果码、日志头须与当时群里看到的比对。公开记录不含人员名录：检查组没有复算，换人只看有没有不可能的。"""
import argparse, collections, datetime, functools, hashlib, json, pathlib, re, struct, sys, unicodedata
class Bad(Exception): pass
def need(ok, why):
    if not ok: raise Bad(why)
def H(*parts): return hashlib.sha256('\n'.join(parts).encode()).hexdigest()  # 一、字节。H 是摘要（SHA-256），J 是一份内容唯一的写法
def J(x): return json.dumps(x, sort_keys=True, separators=(',', ':'), ensure_ascii=False)
def read(text):
    def once(pairs): need(len(dict(pairs)) == len(pairs), '同一个键出现了两次'); return {plain(k): v for k, v in pairs}
    def whole(t): need(re.fullmatch('0|-?[1-9][0-9]{0,15}', t) and abs(int(t)) < 2 ** 53, '不接受这样的数：' + t[:20]); return int(t)
    return json.loads(text, object_pairs_hook=once, parse_float=whole, parse_int=whole, parse_constant=whole)
def plain(t): need(t.isascii() or unicodedata.normalize('NFC', t) == t and not re.search('[^\0-\ud7ff\ue000-\uffff]', t), '文字不规范：' + ascii(t[:20])); return t
def shape(x, s, at='记录'):  # 二、格式。字典须恰有这些键（带 ? 的可缺），[x] 是列表，(x, y) 是定长的列表，函数是检验
    if isinstance(s, dict):
        need(isinstance(x, dict) and {k for k in s if k[-1] != '?'} <= set(x) <= {k.rstrip('?') for k in s}, at + '：缺项或多项')
        for k in s: k.rstrip('?') in x and shape(x[k.rstrip('?')], s[k], at + '.' + k.rstrip('?'))
    elif isinstance(s, (list, tuple)):
        need(isinstance(x, list) and (isinstance(s, list) or len(x) == len(s)), at + '：不是应有的列表')
        for i, v in enumerate(x): shape(v, s[i % len(s)], '%s[%d]' % (at, i))
    else: need(s(x), at + '：不是允许的值')
def like(pattern): return lambda x: type(x) is str and re.fullmatch(pattern, plain(x)) is not None
def number(low, high=2 ** 53): return lambda x: type(x) is int and low <= x <= high
def mapping(s): return lambda x: isinstance(x, dict) and not any(shape(v, s, k) for k, v in x.items())
def time(x): return datetime.datetime.fromisoformat(x.replace('Z', '+00:00'))
def when(pattern): return lambda x: like(pattern)(x) and time(x)
def each(names, s): return dict.fromkeys(names.split(), s)
TEXT, LINE, ID, HEX, FLAG, MANY = like('(?s:.*)'), like('[^\n]*'), like('[!-~]+'), like('[0-9a-f]{64}'), number(0, 1), number(0)
day, moment = when('[0-9]{4}-[0-9]{2}-[0-9]{2}'), when(r'[0-9-]{10}T[0-9:]{8}(\.[0-9]{3})?(Z|[+-][0-9]{2}:[0-9]{2})')
CREW = {'name': like('[^\n#:]+'), 'size': number(1), 'spec': MANY, 'strict': FLAG, 'ladder': [{'cap?': MANY, 'anyCounty?': FLAG, 'spec?': MANY}]}
FREEZE = {**each('anchor prev units people pairs', HEX), **each('from to', day), **each('open close', moment), **each('reserve mix quorum', MANY), 'v': like('ssd-1'),
          'kind': like('formal|drill'), 'no': LINE, 'depth': number(1, 4096), 'out': [(TEXT, MANY)], 'mode': like('take|fair'), 'strata': [(LINE, MANY)],
          'batches': number(1), 'crews': [CREW], 'witness': [ID], 'beacon': lambda b: b == '' or shape(b, {**each('source issue form', TEXT), 'due': moment}) is None}
RESULT = {'units': {'key': [ID], **each('drawn reserve', mapping([ID])), 'batch': mapping(number(1))},
          'teams': mapping(lambda t: t is None or shape(t, {'step': MANY, 'teams': mapping([ID])}) is None)}
PERSON = {'id': ID, 'crew': LINE, **each('ct sp', [TEXT]), 'until': day, 'away': [(day, day)], **each('base cap', MANY)}
BODY = {'FREEZE': {'F': HEX}, 'WITNESS': {**each('witness value message', ID), 'at': moment}, 'CLOSE': {'W': TEXT}, 'BEACON': {'value': TEXT, **each('by confirmed', ID)},
        'RESULT': {'R': HEX}, 'SUBSTITUTE': each('unit by reserve reason approved', ID), 'PUBLISH': {'secret': HEX},
        'RECUSE': {**each('unit out in reason approved', ID), 'crew': LINE, 'passed': [(ID, ID)]}, 'CORRECT': {'what': like('beacon|result|file'), **each('from to', TEXT), 'reason': like('mistyped|wrong-file'), 'approved': ID}}
ENTRY = {**each('prev hash', HEX), 'n': MANY, 'ts': like(r'[0-9-]{10}T[0-9:]{8}\.[0-9]{3}Z'), 'type': like('|'.join(BODY)), 'no': LINE, 'body': mapping(lambda x: True)}
RECORD = {'freeze': FREEZE, 'units': [{'id': ID, 'st': LINE, 'ct': TEXT, 'hz': [TEXT], 'key': FLAG}], 'people?': [PERSON], 'pairs?': [like('[!-~]+ [!-~]+')],
          'salts': each('units people? pairs?', HEX), 'witness': [(ID, TEXT)], 'beacon': TEXT, **each('secret seed', HEX), 'result': RESULT, 'log?': [ENTRY]}
def well_formed(r):
    shape(r, RECORD); f, crews, labels = r['freeze'], r['freeze']['crews'], [label for label, _ in r['freeze']['strata']]
    for e in r.get('log', []): shape(e['body'], BODY[e['type']], 'log.body')
    need(len({k in x for k in ('people', 'pairs') for x in (r, r['salts'])}) == 1, '既不是完整记录，也不是公开记录')
    for a in ([u['id'] for u in r['units']], [p['id'] for p in r.get('people', [])], r.get('pairs', []), f['out'], labels):
        need(all(x < y for x, y in zip(a, a[1:])), '名录、回避名单、未列入原因或层没有升序排列，或有重复')
    need({u['st'] for u in r['units'] if u['key'] == 0} <= set(labels), '有的层没有列入抽取方案'); need(f['mode'] == 'take' or all(n <= 10000 for _, n in f['strata']), '比例超过 10000')
    need(all(a <= z for a, z in [(f['from'], f['to']), *(span for p in r.get('people', []) for span in p['away'])]) and time(f['open']) < time(f['close']), '起止颠倒')
    need(f['quorum'] <= len(set(f['witness'])) == len(f['witness']), '见证人重复，或者少于应到人数'); need(f['beacon'] == '' or time(f['beacon']['due']) > time(f['close']), '公共随机值早于见证截止')
    need(len({c['name'] for c in crews}) == len(crews) and all(g for c in crews for g in c['ladder']), '组别重名，或放宽条件是空的'); need(all(g.get('spec', 0) <= c['size'] for c in crews for g in (c, *c['ladder'])), '专业人数超过组的人数')
    need(all(c['name'] != '执法' or c['size'] >= 2 and c['spec'] >= 1 for c in crews), '执法组不得少于两人，其中至少一人具备对应专业')
def random(seed, label):  # 三、随机数。RC4 密钥流丢弃前 256 字节，每 4 字节合成一个数；落在不均匀的尾巴上就重取
    key, s, j = H('ssd-1/stream', seed, label).encode(), list(range(256)), 0
    for i in range(256): j = (j + key[i % 64] + s[i]) & 255; s[i], s[j] = s[j], s[i]
    def words(s, j=0, out=bytearray(256), order=(*range(1, 256), 0)):
        for block in range(2 ** 60):
            for i in order: t = s[i]; j = (j + t) & 255; s[i] = u = s[j]; s[j] = t; out[i - 1] = s[(t + u) & 255]
            if block: yield from struct.unpack('>64I', out)
    word = words(s).__next__
    def below(n, v=2 ** 32):
        while v >= 2 ** 32 - 2 ** 32 % n: v = word()
        return v % n
    return below
def shuffle(below, a, k=None):
    a = list(a)
    for i in range(min(len(a) if k is None else k, len(a) - 1)): j = i + below(len(a) - i); a[i], a[j] = a[j], a[i]
    return a
def draw_units(r, seed):  # 四、抽企业
    f, drawn, reserve, points, taken, pools = r['freeze'], {}, {}, 0, 0, collections.defaultdict(list); first = random(seed, 'fair')(10000) if f['mode'] == 'fair' else 0
    for u in r['units']: pools[u['st'] if u['key'] == 0 else None].append(u['id'])
    for label, n in f['strata']:  # 按比例：累计的点数每越过一条线抽一家，第一条线在 first，以后每 10000 一条
        if f['mode'] == 'fair': points += n * len(pools[label]); n = max(0, (points - first + 9999) // 10000) - taken; taken += n
        a = shuffle(random(seed, 'unit:' + label), pools[label], n + f['reserve']); drawn[label], reserve[label] = a[:n], a[n:n + f['reserve']]
    order = shuffle(random(seed, 'batch'), sorted(sum(drawn.values(), pools[None]))); return {'key': pools[None], 'drawn': drawn, 'reserve': reserve, 'batch': {x: i % f['batches'] + 1 for i, x in enumerate(order)}}
def bits(x): return [found.start() for found in re.finditer('1', bin(x)[:1:-1])]  # 五、排检查组：一群人写成一个整数，第 i 位是 1 就有第 i 个人；每组非本专业的最多 q 人
def rules(r, crew, step, people):
    f, rungs, county, skill, barred = r['freeze'], crew['ladder'][:step], *(collections.Counter() for _ in range(3))
    bit, anywhere = {p['id']: 1 << i for i, p in enumerate(people)}, any(g.get('anyCounty') for g in rungs)
    for p in people:
        out = p['until'] < f['to'] or any(a <= f['from'] and z >= f['to'] for a, z in p['away'])
        for to, name in [(county, x) for x in ([] if out else ['*'] if anywhere else p['ct'])] + [(skill, x) for x in p['sp']]: to[name] |= bit[p['id']]
    for u, p in map(str.split, r['pairs']): barred[u] |= bit.get(p, 0)
    def able(u):  # 能查这家企业的：非本专业的，本专业的
        anyone = (county[u['ct']] | county['*']) & ~barred[u['id']]; special = anyone & functools.reduce(int.__or__, (skill[x] for x in u['hz']), 0)
        return 0 if crew['strict'] else anyone & ~special, special
    return sum(g.get('cap', 0) for g in rungs), crew['size'] - [crew['spec'], *(g['spec'] for g in rungs if 'spec' in g)][-1], able
def assign(r, seed, crew, chosen, step=0):
    size, people, below = crew['size'], [p for p in r['people'] if p['crew'] == crew['name']], random(seed, 'team:' + crew['name'] + '#%d' % step * (step > 0))
    if not chosen or not people or step > len(crew['ladder']): return None if chosen else {'step': 0, 'teams': {}}
    M, U = shuffle(below, people), shuffle(below, chosen); m, n = len(M), len(U); more, q, of = rules(r, crew, step, M)
    able, load, cap, team, held, ones = [of(u) for u in U], [p['base'] for p in M], [p['cap'] + more for p in M], [0] * n, [set() for _ in M], [0] * n
    def flip(e, i, by): team[e] ^= 1 << i; held[i] ^= {e}; ones[e] += by * (able[e][0] >> i & 1)  # 入座 by = 1，离座 by = -1
    def swap_chain(e):  # 找不到人的，找过的座位和人在这一级里都不必再找（giver、fresh 留着）；找到的不算数，还原
        nonlocal fresh; queue, before = [(e, 0)] * ((e, 0) not in giver), fresh; giver.setdefault((e, 0), -1)
        for node in queue:
            (g, k), twin = node, (node[0], 1 - node[1])
            if twin not in giver and (k == 1 or ones[g] < q): giver[twin] = giver[node]; queue.append(twin)
            who = able[g][1 - k] & fresh & ~team[g]; fresh &= ~who
            if who & room:
                found = i = bits(who & room)[0]; fresh = before
                while i >= 0:
                    flip(node[0], i, 1); i, at = giver[node], node[0]
                    if i >= 0: flip(at, i, -1); node = through[i]
                [giver.pop(x) for x in queue]; return found
            for i, got in [(i, (h, 1 - (able[h][1] >> i & 1))) for i in bits(who) for h in sorted(held[i])]:
                through[i] = node
                if got not in giver: giver[got] = i; queue.append(got)
    level, left = min(load), [size] * n
    while any(left):
        giver, through, fresh, room = {}, {}, 2 ** m - 1, sum(1 << i for i in range(m) if load[i] < min(level + 1, cap[i]))
        for e in range(n):
            while left[e]:
                C = bits((able[e][1] | able[e][0] * (ones[e] < q)) & room & ~team[e]); i = C[below(len(C))] if C else swap_chain(e)
                if i is None: break
                C and flip(e, i, 1); left[e] -= 1; load[i] += 1; room &= ~((load[i] >= min(level + 1, cap[i])) << i)
        level = min((load[i] for i in bits(2 ** m - 1 & ~fresh) if load[i] < cap[i]), default=None)  # 碰到过的人里还能多查的：到那一级才会有变化
        if any(left) and level is None: return assign(r, seed, crew, chosen, step + 1)
    group, seats = [set(bits(t)) for t in team], [i for t in team for i in bits(t)]; fit = [('%0*x' % (m, 2 * int(format(s, 'b'), 16) + int(format(o, 'b'), 16)))[::-1] for o, s in able]  # 每人一个字：0 不能查，1 非本专业，2 本专业
    def fits(e, j, i): return fit[e][j] > '0' and j not in group[e] and ones[e] - (fit[e][i] == '1') + (fit[e][j] == '1') <= q
    def put(a, j): e, i = a // size, seats[a]; seats[a] = j; group[e] ^= {i, j}; ones[e] += (fit[e][j] == '1') - (fit[e][i] == '1')
    for _ in range(r['freeze']['mix'] * len(seats)):
        kind, a = below(2), below(len(seats)); e, i = a // size, seats[a]
        if kind == 0 and e != (b := below(len(seats))) // size and i != (j := seats[b]) and fits(e, j, i) and fits(b // size, i, j): put(a, j); put(b, i)
        if kind == 1 and load[i] == load[j := below(m)] + 1 and load[j] < cap[j] and fits(e, j, i): put(a, j); load[i] -= 1; load[j] += 1
    return {'step': step, 'teams': {U[e]['id']: sorted(M[i]['id'] for i in group[e]) for e in range(n)}}
def linked(r, F, R):  # 六、日志：一条接一条，说的与记录一致；结果公布以后换企业、换人，逐条重做
    f, n, head, types = r['freeze'], -1, '0' * 64, ''.join(e['type'] + e['body'].get('what', '') + ' ' for e in r['log']); now = {'beacon': r['beacon'], 'result': R, 'file': R}
    for b in [e['body'] for e in r['log'][::-1] if e['type'] == 'CORRECT']:  # 更正：由后往前，退回最初的数字和结果码
        need(b['to'] == now[b['what']] != b['from'], '更正的前后接不上'); now.update({b['what']: b['from']} if b['what'] != 'file' else {}); now['file'] = now['result']
    said = {'FREEZE': {'F': F}, 'CLOSE': {'W': J(r['witness'])}, 'BEACON': {'value': now['beacon']}, 'RESULT': {'R': now['result']}, 'PUBLISH': {'secret': r['secret']}}
    for e in r['log']:
        need(e['hash'] == H('ssd-1/log', J({k: e[k] for k in e if k != 'hash'})), '第 %d 条的内容与它的摘要不符' % e['n'])
        need(e['no'] == f['no'] and (e['n'] > n + 1 or e['n'] == n + 1 and e['prev'] == head), '第 %d 条不是这次抽取的，或接不上前一条' % e['n'])
        need(all(e['body'][k] == v for k, v in said.get(e['type'], {}).items()), '第 %d 条与记录不一致' % e['n']); n, head = e['n'], e['hash']
    need(re.fullmatch('FREEZE (WITNESS )*CLOSE %sRESULT ((SUBSTITUTE|RECUSE|PUBLISH|CORRECTfile|CORRECTbeacon CORRECTresult) )*' % ('BEACON ' * (f['beacon'] != '')), types)
         and r['log'][0]['prev'] == f['prev'], '各条的次序不对')
    return sorted([e['body']['witness'], e['body']['value']] for e in r['log'] if e['type'] == 'WITNESS') == sorted(w for w in r['witness'] if w[1] != '-')
def successors(r, seed, crew, teams, unit, gone):
    people, load = [p for p in r['people'] if p['crew'] == crew['name']], collections.Counter(x for team in teams.values() for x in team)
    more, q, able = rules(r, crew, r['result']['teams'][crew['name']]['step'], people); other, special = able(next(u for u in r['units'] if u['id'] == unit))
    ones = sum(other >> i & 1 for i, p in enumerate(people) if p['id'] in {*teams[unit]} - gone); loads = {p['id']: p['base'] + load[p['id']] for i, p in enumerate(people) if (special | other * (ones < q)) >> i & 1
             and p['id'] not in {*teams[unit]} | gone and p['base'] + load[p['id']] < p['cap'] + more}
    return sorted(filter(loads.__contains__, shuffle(random(seed, 'substitute:' + crew['name'] + ':' + unit), [p['id'] for p in people])), key=loads.get)
def replay(r, seed, units):
    line, visited, used, gone = {x: s for s in units['drawn'] for x in units['drawn'][s] + units['reserve'][s]}, set(units['batch']), {'-'}, collections.defaultdict(set)
    crews, teams = {c['name']: c for c in r['freeze']['crews']}, {c: dict(t['teams']) for c, t in r['result']['teams'].items() if t}
    def substitute(b):
        due = next((x for x in units['reserve'].get(line.get(b['unit']), []) if x not in used), '-'); need(b['unit'] in visited and due == b['reserve'], '接替的企业应是 ' + due); visited.symmetric_difference_update({b['unit'], due} - {'-'}); used.add(due)
        for t in teams.values(): t.update({due: t.pop(b['unit'])} if b['unit'] in t else {}); t.pop('-', None)
    def recuse(b):
        unit, team, out = b['unit'], {*teams.get(b['crew'], {}).get(b['unit'], [])}, gone[b['crew'], b['unit']] | {b['out']}
        need(b['out'] in team and b['in'] not in team | out, '退出的人不在组里，或接替的人在组里待过'); order = [*(p for p, _ in b['passed']), b['in']]
        need('people' not in r or order == successors(r, seed, crews[b['crew']], teams[b['crew']], unit, out)[:len(order)], '接替的人与复算不一致')
        teams[b['crew']][unit], gone[b['crew'], unit] = sorted(team - out | {b['in']}), out
    return {'SUBSTITUTE': substitute, 'RECUSE': recuse}
def digest(r): return H('ssd-1/record', J(dict({k: r[k] for k in r if k not in ('people', 'pairs', 'log')}, salts={'units': r['salts']['units']})))
def draw_teams(r, seed, units): return {c['name']: assign(r, seed, c, [u for u in r['units'] if u['id'] in units['batch']]) for c in r['freeze']['crews']}
def former(r, F, beacon):  # 更正以前的版本：只换公共随机值，从头再算
    seed = H('ssd-1/seed', F, r['secret'], J(r['witness']), beacon); units = draw_units(r, seed); return dict(r, beacon=beacon, seed=seed, result={'units': units, 'teams': draw_teams(r, seed, units)})
def verify(text, seen_F=None, seen_R=None, seen_head=None):  # 七、逐步复核，一步一行：(步骤, 通过为 None，不通过为原因)
    steps = [('格式', None)]
    def step(name, check):
        try: steps.append((name, None if check() else '与复算不一致'))
        except (Bad, re.error, LookupError, StopIteration) as e: steps.append((name, str(e) or '与复算不一致'))
    try: r = read(text); well_formed(r)
    except (Bad, ValueError, RecursionError) as e: return [('格式', str(e) if isinstance(e, Bad) else '不是合法的 JSON，或有不真实的日期')], None, None
    f, W, log = r['freeze'], r['witness'], r.get('log', []); F = H('ssd-1/freeze', J(f)); seed = H('ssd-1/seed', F, r['secret'], J(W), r['beacon']); units = draw_units(r, seed); R = digest(r)
    step('等级', lambda: f['kind'] == 'drill' or f['quorum'] >= 1 and (f['beacon'] != '' or 2 <= f['quorum'] == len(f['witness'])))
    for name in r['salts']: step('名录 ' + name, lambda: H('ssd-1/table', r['salts'][name], J(r[name])) == f[name])
    step('冻结码 ' + F, lambda: seen_F in (None, F)); step('密钥', lambda: functools.reduce(lambda s, _: H('ssd-1/chain', s), range(f['depth']), r['secret']) == f['anchor'])
    step('见证', lambda: [w for w, _ in W] == f['witness'] and all(re.fullmatch('-|[0-9]{6,20}', v) for _, v in W) and sum(v != '-' for _, v in W) >= f['quorum'])
    step('公共随机值', lambda: re.fullmatch(f['beacon']['form'] if f['beacon'] else '-', r['beacon'], re.A)); step('种子', lambda: seed == r['seed']); step('企业、备选、批次', lambda: units == r['result']['units'])
    if 'people' in r: step('检查组', lambda: draw_teams(r, seed, units) == r['result']['teams'])
    step('结果码 ' + R, lambda: seen_R in (None, R)); 'log' in r and step('日志', lambda: linked(r, F, R))
    fixed = [] if any(why for _, why in steps) else [i for i, e in enumerate(log) if e['body'].get('what') == 'result']
    for start, end in zip([0, *fixed], [*fixed, len(log)]):  # 换企业、换人照当时的版本逐条重做
        old = dict(r, seed=seed) if end == len(log) else former(r, F, log[end - 1]['body']['from']) if 'people' in r else {}
        if old and end < len(log): step('更正（日志第 %d 条）' % log[end]['n'], lambda: digest(old) == log[end]['body']['from'])
        redo = replay(old, old['seed'], units if end == len(log) else old['result']['units']) if old else {}
        for e in log[start:end]: e['type'] in redo and step('换企业、换人（日志第 %d 条）' % e['n'], lambda: redo[e['type']](e['body']) is None)
    if 'log' in r or seen_head: step('日志头', lambda: seen_head in (None, *(e['hash'] for e in log)))
    return steps, F, R
def main():
    a = argparse.ArgumentParser(usage=__doc__[__doc__.index('python3'):]); a.add_argument('files', nargs='+')
    for x in ('--freeze', '--result', '--head'): a.add_argument(x)
    o = a.parse_args(); bad, lines, gone = 0, o.files == ['-'], [name for name in o.files if name != '-' and not pathlib.Path(name).is_file()]
    gone and a.error('没有这个文件：' + gone[0])
    for name in sys.stdin.buffer if lines else o.files:
        steps, F, R = verify((name if lines else pathlib.Path(name).read_bytes()).decode('utf-8', 'replace'), o.freeze, o.result, o.head); bad |= any(why for _, why in steps)
        if lines: print(json.dumps({'F': F, 'R': R, 'failed': [[step, why] for step, why in steps if why]}))
        else: print('文件', name, *('\n  %s %s%s' % ('✗' if why else '✓', step, '：' + why if why else '') for step, why in steps))
    if not lines: print(__doc__.splitlines()[-1])
    return int(bad)
if __name__ == '__main__': sys.exit(main())
