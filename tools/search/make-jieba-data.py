#!/usr/bin/env python3
"""Remakes src/Search/Segmentation/Data/jieba.bin.br from jieba 0.42.1 (MIT), as Debian's python3-jieba installs it.

needs: apt-get install python3-jieba python3-brotli
usage: /usr/bin/python3 tools/search/make-jieba-data.py [OUT]

The file is one Brotli stream; little-endian; LEB128 for variable integers (v):
  magic "JBA1" · total frequency (u64) · number of words (u32)
  each word, in ordinal order of UTF-16: v shared prefix with the word before, v further characters, these (u16 each), v frequency
  start probability of B E M S (f64 each) · transition [from][to] of B E M S (f64 each; -3.14e100 where there is none)
  for B E M S: number of characters (u32), the characters (u16 each), their emission probabilities (f64 each)
"""
import os, struct, sys
import brotli, jieba
from jieba.finalseg import prob_start, prob_trans, prob_emit

assert jieba.__version__ == '0.42.1', jieba.__version__
out = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), '../../src/Search/Segmentation/Data/jieba.bin.br')
words, total = {}, 0
with open(os.path.join(os.path.dirname(jieba.__file__), 'dict.txt'), encoding='utf-8') as lines:
    for line in lines:
        word, frequency = line.split(' ')[:2]
        words[word] = int(frequency)
        total += int(frequency)
assert all(ord(c) < 0x10000 for w in words for c in w)


def v(n):
    b = bytearray()
    while n > 127:
        b.append(n & 127 | 128)
        n >>= 7
    b.append(n)
    return bytes(b)


data = bytearray(b'JBA1' + struct.pack('<QI', total, len(words)))
before = ''
for word in sorted(words, key=lambda w: w.encode('utf-16-be')):
    shared = 0
    while shared < min(len(before), len(word)) and before[shared] == word[shared]:
        shared += 1
    data += v(shared) + v(len(word) - shared) + word[shared:].encode('utf-16-le') + v(words[word])
    before = word
states = 'BEMS'
data += struct.pack('<4d', *(prob_start.P[s] for s in states))
for s in states:
    data += struct.pack('<4d', *(prob_trans.P[s].get(t, -3.14e100) for t in states))
for s in states:
    emit = sorted(prob_emit.P[s].items())
    data += struct.pack('<I', len(emit)) + ''.join(c for c, _ in emit).encode('utf-16-le')
    data += struct.pack('<%dd' % len(emit), *(p for _, p in emit))
packed = brotli.compress(bytes(data), quality=11, lgwin=24)
with open(out, 'wb') as f:
    f.write(packed)
print(len(words), 'words,', len(data), '->', len(packed), 'bytes')
