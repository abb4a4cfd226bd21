#!/usr/bin/env python3
"""Remakes src/Search/Correcting/Data/readings.txt: how characters sound, for the mistakes of people who type by sound.

needs: apt-get install unicode-data (Unihan_Readings.txt.bz2: kMandarin, kHanyuPinlu, kTGHZ2013)
usage: python3 tools/search/make-readings-data.py [UNIHAN_READINGS.txt.bz2 [OUT]]

One line a syllable: the syllable in small letters without its tone (v for u with two dots), a tab, the characters of the simplified
standard (GB 2312) that are ever read so, in the order of their code points. A character with several readings stands in several lines.
"""
import bz2, collections, os, sys, unicodedata

here = os.path.dirname(__file__)
source = sys.argv[1] if len(sys.argv) > 1 else '/usr/share/unicode/Unihan_Readings.txt.bz2'
out = sys.argv[2] if len(sys.argv) > 2 else os.path.join(here, '../../src/Search/Correcting/Data/readings.txt')


def is_in_standard(c):
    try:
        c.encode('gb2312')
        return True
    except UnicodeEncodeError:
        return False


def toneless(reading):
    letters = unicodedata.normalize('NFD', reading.lower())
    joined = letters.replace('u\u0308', 'v')
    return ''.join(c for c in joined if 'a' <= c <= 'z')


def readings(kind, value):
    if kind == 'kTGHZ2013':
        return [r for entry in value.split() for r in entry.split(':')[1].split(',')]
    return [r.split('(')[0] for r in value.split()]


syllables = collections.defaultdict(set)
with bz2.open(source, 'rt', encoding='utf-8') as lines:
    for line in lines:
        if line.startswith('#') or not line.strip():
            continue
        code, kind, value = line.rstrip('\n').split('\t')
        character = chr(int(code[2:], 16))
        if kind in ('kMandarin', 'kHanyuPinlu', 'kTGHZ2013') and '\u4e00' <= character <= '\u9fd5' and is_in_standard(character):
            for reading in readings(kind, value):
                if len(toneless(reading)) > 0 and any(v in toneless(reading) for v in 'aeiouv'):
                    syllables[toneless(reading)].add(character)
with open(out, 'w', encoding='utf-8', newline='\n') as file:
    for syllable in sorted(syllables):
        file.write(f"{syllable}\t{''.join(sorted(syllables[syllable]))}\n")
