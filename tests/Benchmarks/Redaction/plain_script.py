"""What a plain script does: python3-jieba's tagger for names, regular expressions for the rest.

Reads JSON lines {"text"}, writes for each [[start, end, kind], ...] in UTF-16 code units, then {"seconds"} for the work alone: the dictionary is
loaded and every text seen once before the clock runs.
"""
import json
import logging
import re
import sys
import time

import jieba
import jieba.posseg

jieba.setLogLevel(logging.ERROR)
PATTERNS = [
    ("citizen_id", re.compile(r"(?<!\d)\d{17}[\dXx](?![\dA-Za-z])|(?<!\d)\d{15}(?!\d)")),
    ("phone", re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)")),
    ("bank_account", re.compile(r"(?<!\d)\d{16,19}(?!\d)")),
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("plate", re.compile(r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}")),
    ("address", re.compile(r"(?:住址|住所|户籍地|住)[:：]?[^，。；、\n]{6,40}")),
]


def find(text):
    spans = []
    position = 0
    for word, flag in jieba.posseg.cut(text):
        if flag.startswith("nr") and len(word) >= 2:
            spans.append((position, position + len(word), "person"))
        position += len(word)
    for kind, pattern in PATTERNS:
        spans.extend((match.start(), match.end(), kind) for match in pattern.finditer(text))
    return spans


def main():
    texts = [json.loads(line)["text"] for line in sys.stdin]
    found = [find(text) for text in texts]
    started = time.perf_counter()
    for text in texts:
        find(text)
    seconds = time.perf_counter() - started
    for text, spans in zip(texts, found):
        units = [0]
        for character in text:
            units.append(units[-1] + (2 if ord(character) > 0xFFFF else 1))
        print(json.dumps([[units[start], units[end], kind] for start, end, kind in spans]))
    print(json.dumps({"seconds": seconds}))


main()
