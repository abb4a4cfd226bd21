#!/usr/bin/env python3
"""Remakes src/Search/Segmentation/Data/folding.txt: which character counts as which when texts and queries are compared.

needs: apt-get install icu-devtools (ICU's Traditional-Simplified transliteration); Python's unicodedata (NFKC). Both Unicode data.
usage: python3 tools/search/make-folding-data.py [OUT]

One line a character: the character, a tab, what it folds to (one or more characters).
A traditional form that is itself a character of the simplified standard (GB 2312) keeps standing for itself (著作, 乾隆),
but for the few that are far more often the traditional form of a common word.
"""
import os, subprocess, sys, unicodedata

out = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), '../../src/Search/Segmentation/Data/folding.txt')
BOTH_BUT_FOLDED = set('夥後徵於')
COMPATIBILITY = [(0xB2, 0xB3), (0xB9, 0xB9), (0x2100, 0x214F), (0x2160, 0x217F), (0x2460, 0x24EA), (0x2E80, 0x2FD5), (0x3200, 0x33FF),
                 (0xF900, 0xFAFF), (0xFB00, 0xFB06), (0xFE10, 0xFE19), (0xFE30, 0xFE4F), (0xFE50, 0xFE6B), (0xFF01, 0xFFEE)]


def simplified_standard(c):
    try:
        c.encode('gb2312')
        return True
    except UnicodeEncodeError:
        return False


ideographs = [chr(c) for c in range(0x3400, 0xA000)]
run = subprocess.run(['uconv', '-f', 'utf-8', '-t', 'utf-8', '-x', 'Traditional-Simplified'], input='\n'.join(ideographs).encode(), stdout=subprocess.PIPE, check=True)
fold = {a: b for a, b in zip(ideographs, run.stdout.decode().split('\n'), strict=True)
        if a != b and len(b) == 1 and (not simplified_standard(a) or a in BOTH_BUT_FOLDED)}
for first, last in COMPATIBILITY:
    for c in map(chr, range(first, last + 1)):
        k = unicodedata.normalize('NFKC', c)
        if k != c and not any(x.isspace() or ord(x) > 0xFFFF for x in k):
            fold[c] = ''.join(fold.get(x, x) for x in k).lower()
for a in fold:
    while any(x in fold for x in fold[a]):
        fold[a] = ''.join(fold.get(x, x) for x in fold[a])
with open(out, 'w', encoding='utf-8', newline='\n') as f:
    for a in sorted(fold):
        f.write(a + '\t' + fold[a] + '\n')
print(len(fold), 'characters')
