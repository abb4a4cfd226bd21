#!/usr/bin/env python3
"""Remakes src/Search/Segmentation/Data/jieba.trie from jieba 0.42.1 (MIT), as Debian's python3-jieba installs it.

needs: apt-get install python3-jieba python3-numpy
usage: /usr/bin/python3 tools/search/make-jieba-data.py [OUT]      (a minute; the same input gives the same file)

The file is mapped into memory and read where it lies. Little-endian, parts one after the other, each padded to 64 bytes:
  header     magic "JIEBA\\0DT" · CRC-32C of all that follows it (u32) · version (u32) · length of the file (u64) · sum of all frequencies (u64)
             · slots, weights, rows, words (u32 each)
  characters [65536] u32: low half the code of a UTF-16 unit that can stand in a word (0 for all others), high half its row of emissions (0: none).
             Ideographs have the codes 1 to 20950, the commonest first; letters, digits and signs those up to 21019.
  slots      [slots] u64: the trie. A child of a node with base b by code c lies in slot b + c and carries the label c; every base is used once,
             so that a slot with label c has one parent only. Bits 0-15 label (0: free), 16-31 weight (0: no word ends here), 32-63 base (0: no child).
             The root has the base 0, and the slots 0 to 21019 are its alone. Any base + 21020 is still a slot.
  weights    [weights] f64: logarithm of a word's share, as Python computes it; [0] is minus infinity, [1] that of a word never seen.
  counts     [weights] u32: the frequency behind each weight.
  start      [4] f64, transitions [from * 4 + to] f64, emissions [rows * 4] f64: the model, states in the order B E M S; -3.14e100 for what never is.
"""
import collections, math, os, struct, sys
import jieba, numpy
from jieba.finalseg import prob_start, prob_trans, prob_emit

assert jieba.__version__ == '0.42.1', jieba.__version__
out = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), '../../src/Search/Segmentation/Data/jieba.trie')
IMPOSSIBLE = -3.14e100
IDEOGRAPHS = [chr(c) for c in range(0x4E00, 0x9FD6)]
SIGNS = [c for c in map(chr, range(128)) if c.isalnum() or c in '+#&._%-']
CODES = len(IDEOGRAPHS) + len(SIGNS)

words, total = {}, 0
with open(os.path.join(os.path.dirname(jieba.__file__), 'dict.txt'), encoding='utf-8') as lines:
    for line in lines:
        word, frequency = line.split(' ')[:2]
        words[word] = int(frequency)
        total += int(frequency)

# jieba looks up words only inside runs of these characters, so that others are never found; their frequencies count in the total all the same.
known = set(IDEOGRAPHS) | set(SIGNS)
reachable = {w: f for w, f in words.items() if known.issuperset(w)}
edges = collections.Counter(p[-1] for p in {w[:i] for w in reachable for i in range(1, len(w) + 1)})
code = {c: i for i, c in enumerate(sorted(IDEOGRAPHS, key=lambda c: (-edges[c], c)) + SIGNS, 1)}

frequencies = sorted(set(reachable.values()))
weight_of = {f: i for i, f in enumerate(frequencies, 2)}
weights = [-math.inf, math.log(1) - math.log(total)] + [math.log(f) - math.log(total) for f in frequencies]
assert len(weights) < 65536

# -- The trie: parents with most children first, each at the first base where all of them fit.
children, ends = collections.defaultdict(set), {}
for word, frequency in reachable.items():
    path = tuple(code[c] for c in word)
    ends[path] = weight_of[frequency]
    for i in range(len(path)):
        children[path[:i]].add(path[i])
root = children.pop(())
taken, used = numpy.zeros(2_000_000, bool), numpy.zeros(2_000_000, bool)
taken[:CODES + 1] = used[0] = True
base, free = {}, None
for number, path in enumerate(sorted(children, key=lambda p: (-len(children[p]), p))):
    if number % 256 == 0:
        free = numpy.flatnonzero(~taken)
    codes = numpy.array(sorted(children[path]))
    for start in range(0, len(free), 8192):
        bases = free[start:start + 8192] - codes[0]
        bases = bases[~used[bases]]
        for c in codes:
            bases = bases[~taken[bases + c]]
        if len(bases):
            break
    base[path] = int(bases[0])
    used[bases[0]] = taken[bases[0] + codes] = True

slots = max(base.values()) + CODES + 2
trie = [0] * slots
for path, b in [((), 0), *base.items()]:
    for c in root if path == () else children[path]:
        child = path + (c,)
        assert trie[b + c] == 0
        trie[b + c] = c | ends.get(child, 0) << 16 | base.get(child, 0) << 32

# -- The model.
seen = sorted(c for c in set().union(*(prob_emit.P[s] for s in 'BEMS')) if c in known)
row = {c: i for i, c in enumerate(seen, 1)}
emissions = [IMPOSSIBLE] * 4 + [prob_emit.P[s].get(c, IMPOSSIBLE) for c in seen for s in 'BEMS']
characters = [0] * 65536
for c in known:
    characters[ord(c)] = code[c] | row.get(c, 0) << 16


def crc32c(data):
    table = []
    for i in range(256):
        for _ in range(8):
            i = i >> 1 ^ (0x82F63B78 if i & 1 else 0)
        table.append(i)
    crc = 0xFFFFFFFF
    for byte in data:
        crc = table[(crc ^ byte) & 255] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


def padded(data):
    return data + bytes(-len(data) % 64)


parts = [struct.pack('<65536I', *characters), struct.pack('<%dQ' % slots, *trie), struct.pack('<%dd' % len(weights), *weights),
         struct.pack('<%dI' % len(weights), 0, 0, *frequencies), struct.pack('<4d', *(prob_start.P[s] for s in 'BEMS')),
         struct.pack('<16d', *(prob_trans.P[s].get(t, IMPOSSIBLE) for s in 'BEMS' for t in 'BEMS')), struct.pack('<%dd' % len(emissions), *emissions)]
body = b''.join(map(padded, parts))
header = struct.pack('<IQQ4I', 2, 64 + len(body), total, slots, len(weights), len(emissions) // 4, len(reachable))
checked = header + bytes(64 - 12 - len(header)) + body
with open(out, 'wb') as f:
    f.write(b'JIEBA\0DT' + struct.pack('<I', crc32c(checked)) + checked)
print(len(reachable), 'words,', slots, 'slots,', sum(1 for s in trie if s), 'nodes,', os.path.getsize(out), 'bytes')
